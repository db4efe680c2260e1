// Place: where a fact stands in the folder, in eight bytes.
#pragma once

#include <compare>
#include <cstdint>

namespace mentor {

/// `file` is an index into Programme::files, `line` counts from 1 (0 = the file as a whole).
struct Place {
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

}  // namespace mentor
