// Rows of cells -> CSV, so that no cell is taken for a formula.
#pragma once

#include <string>
#include <vector>

namespace mentor {

enum class Csv {
  excel,  ///< for Russian Excel: a byte order mark, `;`, CRLF
  plain,  ///< for programs: no mark, `,`, LF
};

/// One line a row, each ended. A cell that holds the delimiter, a quote, a line break, a tab or a
/// space at an end is quoted. A cell that begins with = + - @ tab CR LF gets an apostrophe in
/// front, or a spreadsheet would compute it; negative numbers (-3, -0,5) stay as they are.
[[nodiscard]] std::string write_csv(const std::vector<std::vector<std::string>>& rows, Csv style);

}  // namespace mentor
