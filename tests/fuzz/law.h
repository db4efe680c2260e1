// What every fuzz target needs: its input as a text, and laws that end the run when they are
// broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mentor/base/result.h"

namespace mentor::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the run with a crash, and so with a reproducer, when the law does not hold.
inline void law(bool holds, const char* said) {
  if (holds) return;
  std::fprintf(stderr, "a law is broken: %s\n", said);
  std::abort();
}

/// An error has an id, an exit code of the contract, and is no bug of ours.
inline void law_of(const Error& error) {
  law(!error.message.id.empty(), "an error has an id");
  law(error.exit != Exit::bug && error.exit != Exit::done, "an error is none of the program's own");
  law(error.where.line >= 0 && error.where.column >= 0, "a place is in the file");
}

}  // namespace mentor::fuzz
