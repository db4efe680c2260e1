// What is wrong with a row as a whole, whatever its columns mean.
#pragma once

#include <vector>

#include "mentor/intake/plan.h"
#include "mentor/model/table.h"

namespace mentor::intake {

/// cells-beyond-header where something stands to the right of the last title: an error in a CSV,
/// whose row was cut in a wrong place; a warning in a workbook, where it may be a remark.
void report_beyond_header(const Table& table, const Row& row, std::vector<CellIssue>& issues);

/// columns-differ where two columns with one title tell two things: `columns` mean the same.
void report_difference(const Table& table, const Row& row, const std::vector<std::size_t>& columns,
                       std::vector<CellIssue>& issues);

/// cell-is-error for the cells of `columns` that hold an error of a spreadsheet (`#REF!`) and of
/// which no error is told yet.
void report_broken_cells(const Table& table, const Row& row,
                         const std::vector<std::size_t>& columns, std::vector<CellIssue>& issues);

}  // namespace mentor::intake
