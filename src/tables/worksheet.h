// One worksheet of a workbook -> rows of text cells.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "mentor/base/result.h"
#include "mentor/model/table.h"
#include "number_format.h"

namespace mentor::tables {

/// What the cells of all sheets refer to.
struct Workbook {
  std::vector<std::string> strings;   ///< shared strings, by index
  std::vector<NumberFormat> formats;  ///< by the index of a cell's style
  Epoch epoch = Epoch::year_1900;
};

/// The text of a shared or inline string: plain, or its runs joined; readings (phonetic hints) are
/// left out; `_x000D_` and its like become the characters that they stand for.
[[nodiscard]] std::string string_item(const pugi::xml_node& item);

/// All rows from the first to the last that holds anything, with a blank row for each that the file
/// leaves out. Truth values are TRUE and FALSE, an error is its text (#N/A), a formula its stored
/// result or, where none is stored, `=` and the formula. Of merged cells the first bears the text,
/// as does the first of every further row that holds anything else: a class told once for its
/// pupils. `part` is the name to tell in errors. Errors (exit 3): xlsx-part-broken,
/// xlsx-string-index (cell, index), table-too-big.
[[nodiscard]] Result<std::vector<Row>> read_worksheet(const pugi::xml_node& sheet,
                                                      const Workbook& workbook,
                                                      const std::string& part);

}  // namespace mentor::tables
