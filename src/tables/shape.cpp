#include "shape.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "cells.h"
#include "mentor/tables/limits.h"

namespace mentor::tables {
namespace {

constexpr std::size_t looked_at = 30;

std::size_t count_filled(const Row& row) {
  const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                    [](const std::string& cell) { return !is_blank(cell); });
  return static_cast<std::size_t>(filled);
}

bool is_blank_row(const Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), is_blank);
}

bool is_above_header(const Row& row, std::size_t widest, Titles titles) {
  const std::size_t filled = count_filled(row);
  if (filled == 0) return true;
  if (titles == Titles::workbook) return widest > 1 && (filled < 2 || filled * 2 <= widest);
  return filled == 1 && (widest >= 3 || (widest == 2 && row.cells.size() > 1));
}

void drop_blank_tail(Row& row, std::size_t width) {
  while (row.cells.size() > width && is_blank(row.cells.back()))
    row.cells.pop_back();
}

/// The number of columns that have a title, or a value in some row that is no wider than the
/// header.
std::size_t count_columns(const std::vector<std::string>& header, const std::vector<Row>& rows) {
  std::size_t columns = header.size();
  const auto is_empty = [&](std::size_t column) {
    if (!header[column].empty()) return false;
    return std::all_of(rows.begin(), rows.end(), [&](const Row& row) {
      return row.cells.size() <= column || is_blank(row.cells[column]);
    });
  };
  while (columns > 0 && is_empty(columns - 1))
    --columns;
  return columns;
}

std::vector<std::string> titles_of(const Row& row) {
  std::vector<std::string> titles;
  for (const std::string& title : row.cells)
    titles.emplace_back(trim(title));
  return titles;
}

std::size_t header_by_shape(const std::vector<Row>& rows, Titles titles) {
  const std::size_t end = std::min(rows.size(), looked_at);
  std::size_t widest = 0;
  for (std::size_t i = 0; i < end; ++i)
    widest = std::max(widest, count_filled(rows[i]));
  for (std::size_t i = 0; i < end; ++i) {
    if (!is_above_header(rows[i], widest, titles)) return i;
  }
  const auto filled = std::find_if_not(rows.begin(), rows.end(), is_blank_row);
  return static_cast<std::size_t>(filled - rows.begin());
}

}  // namespace

std::size_t find_header(const std::vector<Row>& rows, Titles titles, const TitleCount& known) {
  std::size_t at = header_by_shape(rows, titles);
  if (!known || at == rows.size()) return at;
  int most = known(titles_of(rows[at]));
  const std::size_t end = std::min(rows.size(), looked_at);
  for (std::size_t i = 0; i < end; ++i) {
    const int count = known(titles_of(rows[i]));
    if (count < 2 || count <= most) continue;  // one word may stand in any row
    most = count;
    at = i;
  }
  return at;
}

Result<Table> fit_rows(Table table, std::vector<Row> rows) {
  while (!rows.empty() && is_blank_row(rows.back()))
    rows.pop_back();
  const std::size_t width = count_columns(table.header, rows);
  if (width == 0) return fail(Exit::folder, "table-empty");
  table.header.resize(width);
  if (rows.size() > max_table_cells / width) {
    return fail(Exit::folder, "table-too-big",
                {{"what", "cells"},
                 {"most", std::to_string(max_table_cells)},
                 {"row", std::to_string(rows.back().number)}});
  }
  for (Row& row : rows) {
    drop_blank_tail(row, width);
    if (row.cells.size() < width) row.cells.resize(width);
  }
  table.rows = std::move(rows);
  return table;
}

Result<Table> shape_table(Table table, std::vector<Row> rows, Titles titles,
                          const TitleCount& known) {
  const std::size_t at = find_header(rows, titles, known);
  if (at == rows.size()) return fail(Exit::folder, "table-empty");
  table.header_row = rows[at].number;
  table.header = titles_of(rows[at]);
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(at) + 1);
  return fit_rows(std::move(table), std::move(rows));
}

}  // namespace mentor::tables
