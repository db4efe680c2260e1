// Texts of single cells: blankness, trimming, numbers as people see them.
#pragma once

#include <string>
#include <string_view>

namespace mentor::tables {

/// `text` without white space at both ends: ASCII, NBSP, the thin spaces of U+2000..U+200B, U+202F,
/// U+3000 and a byte order mark.
[[nodiscard]] std::string_view trim(std::string_view text);

/// True where nothing but white space, as `trim` knows it, is there.
[[nodiscard]] bool is_blank(std::string_view text);

/// A number with at most 15 significant digits, as spreadsheets show it: 8, 0.3, 89000000000; never
/// with an exponent from 1e-4 up to 1e21.
[[nodiscard]] std::string number_text(double value);

}  // namespace mentor::tables
