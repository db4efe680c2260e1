#include "mentor/tables/csv.h"

#include <string>
#include <utility>

#include "mentor/tables/limits.h"

namespace mentor {
namespace {

class CsvReader {
 public:
  CsvReader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  bool at_end() const { return at_ >= text_.size(); }
  Result<Row> read_row();

 private:
  Result<std::string> read_cell();
  Result<std::string> read_quoted();
  void read_plain(std::string& cell);
  bool at_line_end() const { return at_end() || text_[at_] == '\r' || text_[at_] == '\n'; }
  bool at_delimiter() const { return delimiter_ != '\0' && !at_end() && text_[at_] == delimiter_; }
  void take_line_end();
  void count_line(std::size_t at);

  std::string_view text_;
  char delimiter_ = ',';
  std::size_t at_ = 0;
  int row_ = 0;
  int line_ = 1;
};

tl::unexpected<Error> too_big(const char* what, std::size_t most, const Row& row) {
  return fail(Exit::folder, "table-too-big",
              {{"what", what}, {"most", std::to_string(most)}, {"row", std::to_string(row.number)}},
              {{}, row.line, 0});
}

void CsvReader::count_line(std::size_t at) {
  const bool is_crlf = text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n';
  if (text_[at] == '\n' || (text_[at] == '\r' && !is_crlf)) ++line_;
}

void CsvReader::take_line_end() {
  if (at_end()) return;
  const bool is_crlf = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
  at_ += is_crlf ? 2 : 1;
  ++line_;
}

void CsvReader::read_plain(std::string& cell) {
  const std::size_t start = at_;
  while (!at_line_end() && !at_delimiter())
    ++at_;
  cell.append(text_.substr(start, at_ - start));
}

Result<std::string> CsvReader::read_quoted() {
  std::string cell;
  const int line = line_;
  ++at_;
  for (; !at_end(); ++at_) {
    if (text_[at_] == '"') {
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
      ++at_;
    }
    count_line(at_);
    cell += text_[at_];
  }
  if (at_end()) {
    return fail(Exit::folder, "csv-quote-open", {{"row", std::to_string(row_)}}, {{}, line, 0});
  }
  ++at_;
  return cell;
}

Result<std::string> CsvReader::read_cell() {
  std::string cell;
  if (!at_end() && text_[at_] == '"') {
    Result<std::string> quoted = read_quoted();
    if (!quoted) return quoted;
    cell = *std::move(quoted);
  }
  read_plain(cell);
  return cell;
}

Result<Row> CsvReader::read_row() {
  Row row;
  row.number = ++row_;
  row.line = line_;
  while (true) {
    Result<std::string> cell = read_cell();
    if (!cell) return tl::unexpected<Error>(cell.error());
    if (cell->size() > max_cell_bytes) return too_big("cell-bytes", max_cell_bytes, row);
    if (row.cells.size() == max_table_columns) return too_big("columns", max_table_columns, row);
    row.cells.push_back(*std::move(cell));
    if (!at_delimiter()) break;
    ++at_;
  }
  take_line_end();
  return row;
}

struct Votes {
  std::size_t rows = 0;    ///< of the first rows, how many have as many cells as the header
  std::size_t splits = 0;  ///< delimiters in the header
};

constexpr int looked_at = 30;

/// A quote that stays open counts as the end: with the wrong delimiter any quote may do so.
Votes try_delimiter(std::string_view text, char delimiter) {
  CsvReader reader(text, delimiter);
  Votes votes;
  for (int i = 0; i < looked_at && !reader.at_end(); ++i) {
    const Result<Row> row = reader.read_row();
    // A header of too many columns must lead to that error, not to a table of one column.
    if (!row && votes.splits == 0 && row.error().message.id == "table-too-big") {
      return {1, max_table_columns};
    }
    if (!row) break;
    const std::size_t splits = row->cells.size() - 1;
    if (votes.splits == 0) votes.splits = splits;
    if (votes.splits > 0 && splits == votes.splits) ++votes.rows;
  }
  return votes;
}

}  // namespace

Result<std::vector<Row>> read_csv_rows(std::string_view text, char delimiter) {
  std::vector<Row> rows;
  std::size_t cells = 0;
  CsvReader reader(text, delimiter);
  while (!reader.at_end()) {
    Result<Row> row = reader.read_row();
    if (!row) return tl::unexpected<Error>(row.error());
    cells += row->cells.size();
    if (rows.size() == max_table_rows) return too_big("rows", max_table_rows, *row);
    if (cells > max_table_cells) return too_big("cells", max_table_cells, *row);
    rows.push_back(*std::move(row));
  }
  return rows;
}

char find_delimiter(std::string_view text) {
  char best = '\0';
  Votes best_votes;
  for (const char delimiter : {';', '\t', ','}) {
    const Votes votes = try_delimiter(text, delimiter);
    if (votes.splits == 0) continue;
    const bool is_better = votes.rows > best_votes.rows ||
                           (votes.rows == best_votes.rows && votes.splits > best_votes.splits);
    if (!is_better) continue;
    best = delimiter;
    best_votes = votes;
  }
  return best;
}

}  // namespace mentor
