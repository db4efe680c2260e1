#include "row_shape.h"

#include <algorithm>
#include <array>

#include "mentor/base/text.h"
#include "mentor/intake/cells.h"
#include "mentor/intake/columns.h"
#include "values.h"

namespace mentor::intake {
namespace {

bool is_broken(const std::string& text) {
  static constexpr std::array<std::string_view, 14> errors = {
      "#REF!",    "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!",   "#NULL!",
      "#ССЫЛКА!", "#Н/Д", "#ЗНАЧ!",  "#ИМЯ?",  "#ДЕЛ/0!", "#ЧИСЛО!", "#ПУСТО!"};
  return std::find(errors.begin(), errors.end(), squeeze(text)) != errors.end();
}

}  // namespace

void report_beyond_header(const Table& table, const Row& row, std::vector<CellIssue>& issues) {
  for (std::size_t i = table.header.size(); i < row.cells.size(); ++i) {
    if (is_blank(row.cells[i])) continue;
    const bool cut = table.format == "csv";
    issues.push_back({cut ? Severity::error : Severity::warning,
                      {},
                      {},
                      {"cells-beyond-header",
                       {{"value", squeeze(row.cells[i])}, {"cell", std::to_string(i + 1)}}}});
    return;
  }
}

void report_difference(const Table& table, const Row& row, const std::vector<std::size_t>& columns,
                       std::vector<CellIssue>& issues) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t k = i + 1; k < columns.size(); ++k) {
      const std::string& one = cell(row, columns[i]);
      const std::string& other = cell(row, columns[k]);
      const bool one_title =
          header_key(table.header[columns[i]]) == header_key(table.header[columns[k]]);
      if (!one_title || is_blank(one) || is_blank(other) || fold(one) == fold(other)) continue;
      issues.push_back(issue_at(table, row, columns[k], Severity::error,
                                {"columns-differ", {{"other", squeeze(one)}}}));
      return;
    }
  }
}

void report_broken_cells(const Table& table, const Row& row,
                         const std::vector<std::size_t>& columns, std::vector<CellIssue>& issues) {
  for (const std::size_t column : columns) {
    if (!is_broken(cell(row, column))) continue;
    CellIssue issue = issue_at(table, row, column, Severity::error, {"cell-is-error", {}});
    const bool told = std::any_of(issues.begin(), issues.end(), [&](const CellIssue& each) {
      return each.severity == Severity::error && each.column == issue.column;
    });
    if (!told) issues.push_back(std::move(issue));
  }
}

}  // namespace mentor::intake
