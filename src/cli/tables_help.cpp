#include "help.h"
#include "mentor/base/text.h"
#include "mentor/intake/tables.h"

namespace mentor::cli {
namespace {

constexpr std::size_t key_width = 14;
constexpr std::size_t line_width = 80;

struct Importer {
  TableKind kind;
  const char* command;
  const char* needed;
};

constexpr Importer importers[] = {
    {TableKind::enrolments, "mentor enroll import",
     TR_NOOP("One row a person. Needed: a code or a name, and the role, unless --role says it.")},
    {TableKind::consents, "mentor consent import",
     TR_NOOP("One row a paper. Needed: a code or a name, and the date; the kind, unless --kind "
             "says it; who signed, where the age rule names two.")},
    {TableKind::pairs, "mentor pair import",
     TR_NOOP("One row a pair or group. Needed: the mentor and the mentee (several: separated by "
             "; ), by code or name; form and order, unless --form and --order say them.")},
    {TableKind::meetings, "mentor meeting import",
     TR_NOOP("One row a meeting. Needed: the date, and the pair, by its code or its people.")},
};

// Lines no wider than the page; what follows the first one is set in by as much as the first.
std::string wrapped(const std::vector<std::string>& parts, const std::string& separator,
                    std::size_t indent) {
  std::string text;
  std::size_t at = indent;
  for (const std::string& part : parts) {
    const bool first = text.empty();
    const std::size_t room = width(part) + separator.size();
    if (!first && at + room > line_width) {
      text += std::string(trim(separator)) + "\n" + std::string(indent, ' ');
      at = indent;
    } else if (!first) {
      text += separator;
    }
    text += part;
    at += room;
  }
  return text;
}

std::string sentence(const std::string& text) {
  return wrapped(split(text, " "), " ", 0) + "\n";
}

std::string column_line(const TableColumn& column) {
  const std::string key(column.key);
  const std::vector<std::string> headers(column.headers.begin(), column.headers.end());
  return "  " + key + std::string(key_width - key.size(), ' ') +
         wrapped(headers, "; ", key_width + 2) + "\n";
}

}  // namespace

std::string tables_help(const Words& words) {
  std::string text = sentence(
      words.tr("Tables are CSV, XLSX or JSON. Columns are known by their headers, in any order; "
               "case, spaces and end punctuation do not count. Columns with other headers are "
               "passed over, and told."));
  text += "\nmentor survey import\n";
  text += sentence(
      words.tr("One row an answer. The headers are those of the questionnaire: respondent, time, "
               "and the text or `columns` of every question in questionnaires/ID.yaml."));
  for (const Importer& importer : importers) {
    text += std::string("\n") + importer.command + "\n";
    text += sentence(std::string(words.translated(importer.needed)));
    for (const TableColumn& column : table_columns(importer.kind))
      text += column_line(column);
  }
  return text;
}

}  // namespace mentor::cli
