// Laws of every table that was read, whatever the file was.
#pragma once

#include "law.h"
#include "mentor/base/encoding.h"
#include "mentor/tables/limits.h"
#include "mentor/tables/read.h"

namespace mentor::fuzz {

inline void law_of(const Table& table) {
  law(!table.header.empty() && table.header.size() <= max_table_columns, "a table has titles");
  int last = table.header_row;
  for (const Row& row : table.rows) {
    law(row.number > last, "rows are numbered upwards, below their header");
    last = row.number;
    law(row.cells.size() >= table.header.size(), "a row has a cell under every title");
    for (const std::string& cell : row.cells)
      law(find_invalid_utf8(cell) == std::string::npos && cell.size() <= max_cell_bytes,
          "a cell is a text of bounded length");
  }
  law(table.digest.size() == 64, "a table knows the digest of its file");
}

/// The table, once its laws were looked at; nothing where the file was refused, with its name.
inline Result<Table> read_lawfully(const char* name, std::string_view bytes) {
  auto table = read_table({name, bytes, {}});
  if (table) {
    law_of(*table);
  } else {
    law_of(table.error());
    law(table.error().where.file == name, "a refused table is named");
  }
  return table;
}

}  // namespace mentor::fuzz
