#include "mentor/tables/read.h"

#include <utility>

#include "json.h"
#include "mentor/base/encoding.h"
#include "mentor/base/sha256.h"
#include "mentor/tables/csv.h"
#include "mentor/tables/limits.h"
#include "shape.h"
#include "xlsx.h"

namespace mentor {
namespace {

constexpr std::string_view zip_start = "PK\x03\x04";
constexpr std::string_view empty_zip_start = "PK\x05\x06";
// An OLE container: a workbook of Excel 97-2003, or a newer one that is locked with a password.
constexpr std::string_view pdf_start = "%PDF-";
constexpr std::string_view ole_start = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

bool begins(std::string_view bytes, std::string_view start) {
  return bytes.substr(0, start.size()) == start;
}

bool has_ending(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  name.remove_prefix(name.size() - ending.size());
  for (std::size_t i = 0; i < ending.size(); ++i) {
    const char c = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
    if (c != ending[i]) return false;
  }
  return true;
}

std::string_view skip_space(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

bool looks_like_json(std::string_view bytes) {
  if (begins(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes = skip_space(bytes);
  if (bytes.empty() || (bytes.front() != '[' && bytes.front() != '{')) return false;
  const std::string_view rest = skip_space(bytes.substr(1));
  return !rest.empty() && std::string_view("[]{}\"").find(rest.front()) != std::string_view::npos;
}

/// Takes a first line `sep=;`, quoted or not, off the text and answers its delimiter, else '\0'.
char take_sep_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const std::size_t size = line.size();
  if (line.size() == 7 && line.front() == '"' && line.back() == '"') line = line.substr(1, 5);
  if (line.size() != 5 || !has_ending(line.substr(0, 4), "sep=")) return '\0';
  const char delimiter = line[4];
  if (delimiter == '"') return '\0';
  text.remove_prefix(size);
  if (begins(text, "\r\n")) {
    text.remove_prefix(2);
  } else if (!text.empty()) {
    text.remove_prefix(1);
  }
  return delimiter;
}

Result<Table> read_csv(const TableSource& source) {
  Result<Decoded> decoded = decode_text(source.bytes, source.options.encoding);
  if (!decoded) return tl::unexpected<Error>(decoded.error());
  std::string_view text = decoded->text;
  const char told = take_sep_line(text);
  const bool has_sep_line = told != '\0';
  const char delimiter = has_sep_line ? told : find_delimiter(text);
  Result<std::vector<Row>> rows = read_csv_rows(text, delimiter);
  if (!rows) {
    Error error = rows.error();
    if (has_sep_line && error.where.line > 0) ++error.where.line;
    return tl::unexpected<Error>(std::move(error));
  }
  if (has_sep_line) {
    for (Row& row : *rows)
      ++row.line;
  }
  Table table;
  table.format = "csv";
  table.encoding = std::move(decoded->encoding);
  if (delimiter != '\0') table.delimiter = delimiter;
  return tables::shape_table(std::move(table), *std::move(rows), tables::Titles::csv,
                             source.options.known);
}

Result<Table> read_by_kind(const TableSource& source) {
  const std::string_view bytes = source.bytes;
  if (bytes.size() > max_table_bytes) {
    return fail(Exit::folder, "table-file-too-big", {{"most", std::to_string(max_table_bytes)}});
  }
  if (begins(bytes, zip_start) || begins(bytes, empty_zip_start)) {
    return tables::read_xlsx(bytes, source.options);
  }
  if (begins(bytes, pdf_start)) return fail(Exit::folder, "table-is-pdf");
  if (begins(bytes, ole_start)) return fail(Exit::folder, "xlsx-old-or-locked");
  if (has_ending(source.file, ".json") || looks_like_json(bytes)) {
    return tables::read_json(bytes, source.options.encoding);
  }
  return read_csv(source);
}

}  // namespace

Result<Table> read_table(const TableSource& source) {
  Result<Table> table = read_by_kind(source);
  if (!table) {
    Error error = table.error();
    error.where.file = source.file;
    return tl::unexpected<Error>(std::move(error));
  }
  table->file = source.file;
  table->digest = sha256_hex(source.bytes);
  return table;
}

}  // namespace mentor
