// Raw rows -> a table: which row is the header, titles trimmed, rows of one width.
#pragma once

#include <vector>

#include "mentor/base/result.h"
#include "mentor/model/table.h"
#include "mentor/tables/read.h"

namespace mentor::tables {

enum class Titles {
  csv,       ///< hardly ever a line above the header: pass over only what cannot be one
  workbook,  ///< often a title, a school, a date above the header
};

/// The index in `rows` of the header by the rule told in mentor/tables/read.h; rows.size() where
/// every row is blank.
[[nodiscard]] std::size_t find_header(const std::vector<Row>& rows, Titles titles,
                                      const TitleCount& known);

/// Puts the header and the rows below it into `table` and makes them fit: see read_table.
/// Errors: table-empty (no cell is filled), table-too-big.
[[nodiscard]] Result<Table> shape_table(Table table, std::vector<Row> rows, Titles titles,
                                        const TitleCount& known);

/// Gives `table`, whose header is set, its rows: fills them up and drops what is blank at the end.
/// Errors: table-empty (neither a title nor a cell is left), table-too-big.
[[nodiscard]] Result<Table> fit_rows(Table table, std::vector<Row> rows);

}  // namespace mentor::tables
