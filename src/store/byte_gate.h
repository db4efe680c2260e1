// The gate before the YAML reader: bytes that no YAML file of a programme may hold.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mentor/model/finding.h"

namespace mentor {

/// Errors with places: size, broken UTF-8, NUL (the first of these ends the search), control
/// characters, raw U+0085, U+2028, U+2029 and merge conflict markers (at most 20 in all).
[[nodiscard]] Findings gate_bytes(std::string_view bytes, const std::string& file);

/// Length of the byte order mark at the start: 3 or 0.
[[nodiscard]] std::size_t bom_length(std::string_view bytes);

/// Moves `where`, the place of the byte `from`, on to the byte `to`.
void advance(Where& where, std::string_view bytes, std::size_t from, std::size_t to);

/// The place of a byte, columns in characters; a byte order mark takes no column.
[[nodiscard]] Where place_of_byte(std::string_view bytes, std::size_t offset,
                                  const std::string& file);

}  // namespace mentor
