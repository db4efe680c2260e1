// Sheets of cells -> a workbook in memory.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "mentor/base/result.h"

namespace mentor {

/// A text is always written as a text, also `=1+1`; a number must be finite.
using SheetCell = std::variant<std::string, double>;

struct Sheet {
  std::string title;                 ///< cut to what Excel allows: 31 characters, none of []:*?/\ ;
  std::vector<std::string> columns;  ///< the header row, bold and frozen; none = no header row
  std::vector<std::vector<SheetCell>> rows;
};

/// The bytes of an .xlsx. The same sheets give the same bytes: no time, no name of a user. Sheets
/// whose titles are equal after cutting get (2), (3) …; no sheets give one empty sheet.
/// Errors: xlsx-cell-unfit (sheet, row and column in it from 1; exit 2) where a text is longer than
/// 32 767 characters or no UTF-8, or a place lies outside a worksheet; xlsx-not-written (exit 5).
[[nodiscard]] Result<std::string> write_xlsx(const std::vector<Sheet>& sheets);

}  // namespace mentor
