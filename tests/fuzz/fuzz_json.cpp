// JSON: the laws of tables, and the same table written as objects with a key per title reads back.
#include <nlohmann/json.hpp>
#include <set>

#include "table_laws.h"

using namespace mentor;
using fuzz::law;

namespace {

void write_and_read(const Table& table) {
  const std::set<std::string> titles(table.header.begin(), table.header.end());
  if (titles.size() != table.header.size() || table.rows.empty() || titles.contains("")) return;
  auto list = nlohmann::ordered_json::array();
  for (const Row& row : table.rows) {
    if (row.cells.size() > table.header.size()) return;
    auto object = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < table.header.size(); ++i)
      object[table.header[i]] = row.cells[i];
    list.push_back(std::move(object));
  }
  const auto again = fuzz::read_lawfully("x.json", list.dump());
  law(again.has_value(), "a table as objects is read");
  law(again->header == table.header, "titles read back");
  law(again->rows.size() == table.rows.size(), "rows read back");
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    law(again->rows[i].cells == table.rows[i].cells, "cells read back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = fuzz::read_lawfully("x.json", fuzz::text_of(data, size));
  if (table && table->format == "json") write_and_read(*table);
  return 0;
}
