#include "tables_apart.h"

#include <algorithm>
#include <map>

#include "mentor/render/write.h"

namespace mentor::cli {
namespace {

// By id, with nothing known last.
using Value = std::pair<bool, std::string>;

Value value_of_cell(const doc::Cell& cell) {
  if (const auto* label = std::get_if<doc::Label>(&cell.value)) return {false, label->id};
  return {true, {}};
}

}  // namespace

bool reads_a_person(const Session& session) {
  const std::string format = session.text("--format");
  return format != "json" && format != "csv";
}

std::vector<doc::Table> apart_by(const Session& session, doc::Table table, std::string_view column,
                                 const std::string& otherwise) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const doc::Column& each) { return each.id == column; });
  const auto at = found - table.columns.begin();
  table.columns.erase(found);
  std::map<Value, doc::Table> parts;
  for (doc::Row& row : table.rows) {
    const doc::Cell cell = row.cells[static_cast<std::size_t>(at)];
    const Value value = value_of_cell(cell);
    doc::Table& part = parts[value];
    if (part.rows.empty()) {
      part.id = table.id + "_" + value.second;
      part.title = value.first ? otherwise : shown(cell, session.words().language());
      part.columns = table.columns;
    }
    row.cells.erase(row.cells.begin() + at);
    part.rows.push_back(std::move(row));
  }
  if (parts.size() < 2) {
    if (!parts.empty()) table.rows = std::move(parts.begin()->second.rows);
    return {std::move(table)};
  }
  std::vector<doc::Table> apart;
  for (auto& [value, part] : parts)
    apart.push_back(std::move(part));
  return apart;
}

}  // namespace mentor::cli
