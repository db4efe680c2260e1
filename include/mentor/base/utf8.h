// UTF-8 told from its bytes.
#pragma once

#include <cstddef>
#include <string_view>

namespace mentor {

/// True when the byte at `at` goes on with a character: 10xxxxxx. False behind the end.
[[nodiscard]] constexpr bool is_tail(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

}  // namespace mentor
