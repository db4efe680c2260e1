#include "mentor/tables/office_text.h"

#include "archive.h"
#include "mentor/base/text.h"
#include "mentor/tables/limits.h"
#include "mentor/tables/read.h"

namespace mentor {
namespace {

void add_sheet(std::string& text, const Table& table) {
  text += join(table.header, "\t") + "\n";
  for (const Row& row : table.rows)
    text += join(row.cells, "\t") + "\n";
}

// Nothing where the archive is no workbook.
std::string rows_of_workbook(std::string_view bytes) {
  std::string text;
  const auto first = read_table({"", bytes, {}});
  if (!first) return text;
  add_sheet(text, *first);
  for (const std::string& sheet : first->others) {
    const auto other = read_table({"", bytes, {.encoding = {}, .sheet = sheet}});
    if (other) add_sheet(text, *other);
  }
  return text;
}

}  // namespace

bool is_packed(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04");
}

Result<std::string> office_text(std::string_view bytes) {
  if (bytes.size() > max_table_bytes) {
    return fail(Exit::folder, "table-file-too-big", {{"most", std::to_string(max_table_bytes)}});
  }
  auto archive = tables::Archive::open(bytes);
  if (!archive) return tl::unexpected<Error>(archive.error());
  std::string text = rows_of_workbook(bytes);
  for (const std::string& name : archive->names()) {
    if (!name.ends_with(".xml")) continue;
    const auto part = archive->read(name);
    if (!part) return part;
    text += *part + "\n";
  }
  return text;
}

}  // namespace mentor
