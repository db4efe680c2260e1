#include "mentor/tables/write_csv.h"

#include <algorithm>
#include <string_view>

namespace mentor {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_negative_number(std::string_view text) {
  if (text.size() < 2 || text.front() != '-') return false;
  text.remove_prefix(1);
  const std::size_t mark = text.find_first_of(".,");
  const std::string_view whole = text.substr(0, mark);
  if (whole.empty() || !std::all_of(whole.begin(), whole.end(), is_digit)) return false;
  if (mark == std::string_view::npos) return true;
  const std::string_view part = text.substr(mark + 1);
  return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
}

bool is_formula_like(std::string_view text) {
  if (text.empty() || is_negative_number(text)) return false;
  return std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
}

bool needs_quotes(std::string_view text, char delimiter) {
  if (text.empty()) return false;
  if (text.front() == ' ' || text.back() == ' ') return true;
  return text.find_first_of("\"\r\n\t") != std::string_view::npos ||
         text.find(delimiter) != std::string_view::npos;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_cell(std::string& out, const std::string& cell, char delimiter) {
  const std::string text = is_formula_like(cell) ? "'" + cell : cell;
  if (needs_quotes(text, delimiter)) {
    append_quoted(out, text);
  } else {
    out += text;
  }
}

}  // namespace

std::string write_csv(const std::vector<std::vector<std::string>>& rows, Csv style) {
  const char delimiter = style == Csv::excel ? ';' : ',';
  std::string out = style == Csv::excel ? "\xEF\xBB\xBF" : "";
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += delimiter;
      append_cell(out, row[i], delimiter);
    }
    // A row of one empty cell must not become a blank line, which readers pass over.
    if (row.size() == 1 && row.front().empty()) out += "\"\"";
    out += style == Csv::excel ? "\r\n" : "\n";
  }
  return out;
}

}  // namespace mentor
