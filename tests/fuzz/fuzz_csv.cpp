// CSV: the laws of tables, and what is written of a table reads back cell by cell, guarded.
#include "mentor/tables/csv.h"
#include "mentor/tables/write_csv.h"
#include "table_laws.h"

using namespace mentor;
using fuzz::law;

namespace {

// A cell as it must read back: behind an apostrophe where a spreadsheet would compute it.
bool is_kept(const std::string& written, const std::string& read) {
  return read == written || (read == "'" + written && written.find_first_of("=+-@\t\r\n") == 0);
}

void write_and_read(const Table& table) {
  std::vector<std::vector<std::string>> rows{table.header};
  for (const Row& row : table.rows)
    rows.push_back(row.cells);
  const std::string text = write_csv(rows, Csv::plain);
  const auto read = read_csv_rows(text, ',');
  law(read.has_value() && read->size() == rows.size(), "every row that is written reads back");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    law((*read)[i].cells.size() == rows[i].size(), "a row reads back whole");
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      const std::string& cell = (*read)[i].cells[j];
      law(is_kept(rows[i][j], cell), "a cell reads back");
      law(cell.find_first_of("=@\t\r\n") != 0, "no cell is taken for a formula");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = fuzz::read_lawfully("x.csv", fuzz::text_of(data, size));
  if (table) write_and_read(*table);
  return 0;
}
