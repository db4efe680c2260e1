#include "sheet.h"

#include <algorithm>
#include <array>
#include <utility>

#include "day_number.h"
#include "mentor/base/school_class.h"
#include "mentor/base/short_years.h"
#include "mentor/base/text.h"
#include "mentor/intake/cells.h"
#include "mentor/intake/columns.h"
#include "row_shape.h"
#include "rows.h"
#include "slash_dates.h"

namespace mentor::intake {
namespace {

std::optional<std::string_view> key_of(TableKind kind, const std::string& header) {
  for (const TableColumn& column : table_columns(kind)) {
    for (const std::string_view known : column.headers) {
      if (header_key(known) == header) return column.key;
    }
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 6> dated_keys = {"date", "until", "from",
                                                        "to",   "next",  "birth_date"};

std::vector<std::size_t> dated_columns(const SheetColumns& columns) {
  std::vector<std::size_t> dated;
  for (const std::string_view key : dated_keys) {
    const auto found = columns.by_key.find(key);
    if (found == columns.by_key.end()) continue;
    dated.insert(dated.end(), found->second.begin(), found->second.end());
  }
  return dated;
}

// The first titles, so that somebody who took another file sees it.
std::string titles(const Table& table) {
  constexpr std::size_t shown = 8;
  std::vector<std::string> first;
  for (const std::string& each : table.header) {
    const std::string title = squeeze(each);
    if (!title.empty()) first.push_back("«" + title + "»");
  }
  const bool more = first.size() > shown;
  if (more) first.resize(shown);
  return join(first, ", ") + (more ? ", …" : "");
}

}  // namespace

std::string recommended(TableKind kind, std::string_view key) {
  for (const TableColumn& column : table_columns(kind)) {
    if (column.key == key) return std::string(column.headers.front());
  }
  return {};
}

SheetColumns sheet_columns(const Table& table, TableKind kind) {
  SheetColumns columns;
  std::vector<std::string> known;
  for (const TableColumn& column : table_columns(kind))
    known.insert(known.end(), column.headers.begin(), column.headers.end());
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    const std::string key = header_key(table.header[i]);
    if (const auto found = key_of(kind, key)) {
      columns.by_key[*found].push_back(i);
      continue;
    }
    if (key.empty() || key == "id" || key.starts_with("№")) continue;
    const std::string header = squeeze(table.header[i]);
    columns.notes.push_back(
        {Severity::note,
         {"column-unknown", {{"column", header}, {"nearest", nearest(header, known)}}},
         {table.file, table.header_row, 0}});
  }
  return columns;
}

std::optional<Error> lacking_columns(const Table& table, const SheetColumns& columns,
                                     TableKind kind,
                                     const std::vector<std::vector<std::string_view>>& groups) {
  std::vector<std::string> wanted;
  for (const auto& group : groups) {
    const bool there = std::any_of(group.begin(), group.end(), [&](std::string_view key) {
      return columns.by_key.contains(key);
    });
    if (there) continue;
    std::vector<std::string> names;
    for (const std::string_view key : group)
      names.push_back(recommended(kind, key));
    wanted.push_back(join(names, " / "));
  }
  if (wanted.empty()) return std::nullopt;
  return Error{
      {"table-columns-missing", {{"wanted", join(wanted, "; ")}, {"found", titles(table)}}},
      {table.file, table.header_row, 0},
      Exit::usage};
}

std::optional<std::size_t> SheetRow::column(std::string_view key) const {
  const auto found = columns_.by_key.find(key);
  if (found == columns_.by_key.end()) return std::nullopt;
  for (const std::size_t each : found->second) {
    if (!is_blank(cell(row_, each))) return each;
  }
  return found->second.front();
}

std::string SheetRow::text(std::string_view key) const {
  const auto at = column(key);
  return !at || is_blank(cell(row_, *at)) ? std::string() : squeeze(cell(row_, *at));
}

std::string SheetRow::free_text(std::string_view key) {
  const auto at = column(key);
  if (!at || is_blank(cell(row_, *at))) return {};
  CleanText read = read_free_text(cell(row_, *at));
  if (read.removed) report(key, Severity::warning, {"contact-removed", {}});
  return std::move(read.text);
}

std::optional<Date> SheetRow::date(std::string_view key) {
  return date(key, text(key));
}

std::optional<Date> SheetRow::date(std::string_view key, const std::string& part) {
  if (part.empty()) return std::nullopt;
  const auto read = parse_date(with_century(part));
  if (read) return *read;
  reject(key, no_date(text(key), read.error()).message);
  return std::nullopt;
}

std::optional<Date> SheetRow::past_date(std::string_view key, Date today) {
  if (!has(key)) {
    reject(key, {"date-missing", {}});
    return std::nullopt;
  }
  const auto read = date(key);
  if (!read || *read <= today) return read;
  reject(key, {"date-in-future", {{"value", text(key)}, {"day", iso(today)}}});
  return std::nullopt;
}

std::optional<PersonId> SheetRow::person(std::string_view key, const People& people) {
  const auto found = persons(key, people);
  if (found.size() == 1) return found.front();
  if (found.size() > 1) reject(key, {"one-person-wanted", {{"value", text(key)}}});
  return std::nullopt;
}

std::vector<PersonId> SheetRow::persons(std::string_view key, const People& people) {
  std::vector<PersonId> found;
  const auto at = column(key);
  if (!at) return found;
  for (const std::string& typed : split(replace_all(cell(row_, *at), "\xC2\xA0", " "), ",;\n\r")) {
    if (is_blank(typed)) continue;
    const auto person = people.identify(typed);
    if (!person) {
      reject(key, person.error().message);
    } else if (std::find(found.begin(), found.end(), *person) == found.end()) {
      found.push_back(*person);
    }
  }
  return found;
}

void SheetRow::reject(std::string_view key, Message message) {
  report(key, Severity::error, std::move(message));
}

void SheetRow::report(std::string_view key, Severity severity, Message message) {
  const auto at = column(key);
  verdict_.issues.push_back(at ? issue_at(table_, row_, *at, severity, std::move(message))
                               : CellIssue{severity, {}, {}, std::move(message)});
}

bool SheetRow::rejected() const {
  return std::any_of(verdict_.issues.begin(), verdict_.issues.end(),
                     [](const CellIssue& each) { return each.severity == Severity::error; });
}

std::vector<RowVerdict> read_sheet(const Table& as_typed, SheetColumns& columns,
                                   const std::function<RowFate(SheetRow&)>& read) {
  Table table = as_typed;
  settle_slash_dates(table, dated_columns(columns), columns.notes);
  std::vector<RowVerdict> verdicts;
  for (const Row& row : table.rows) {
    RowVerdict verdict{row.number, row.line, RowFate::rejected, {}, {}, 0};
    if (auto reason = why_nobody(table, row)) {
      verdict.fate = RowFate::skipped;
      verdict.issues.push_back({Severity::note, {}, {}, std::move(*reason)});
    } else {
      report_beyond_header(table, row, verdict.issues);
      for (const auto& [key, same] : columns.by_key) {
        report_difference(table, row, same, verdict.issues);
        report_broken_cells(table, row, same, verdict.issues);
      }
      SheetRow reading(table, columns, row, verdict);
      const RowFate fate = reading.rejected() ? RowFate::rejected : read(reading);
      verdict.fate = reading.rejected() ? RowFate::rejected : fate;
    }
    verdicts.push_back(std::move(verdict));
  }
  return verdicts;
}

std::optional<PersonId> person_of_row(SheetRow& row, const People& people, Date today) {
  Sighting who;
  who.code = row.text("code");
  const bool in_parts = row.has("family");
  if (who.code.empty() && !in_parts && !row.has("name")) {
    row.reject("name", {"respondent-empty", {}});
    return std::nullopt;
  }
  if (in_parts || row.has("name")) {
    auto name = in_parts
                    ? read_name_parts(row.text("family"), row.text("given"), row.text("patronymic"))
                    : read_full_name(row.text("name"));
    if (name) who.name = std::move(name->name);
    if (!name && who.code.empty()) row.reject("name", name.error().message);
  }
  if (row.has("class")) {
    const auto school_class = read_class(row.text("class"));
    if (school_class) who.school_class = *school_class;
    if (!school_class) row.reject("class", school_class.error().message);
  }
  if (row.has("birth_date")) {
    const auto born = read_birth_date(row.text("birth_date"), today);
    if (born) who.birth_date = *born;
    if (!born) row.reject("birth_date", no_date(row.text("birth_date"), born.error()).message);
  }
  if (row.rejected()) return std::nullopt;
  const std::string_view key = !who.code.empty() ? "code" : in_parts ? "family" : "name";
  const auto found = people.recognise(who);
  if (!found) {
    row.reject(key, found.error().message);
    return std::nullopt;
  }
  if (!found->has_value()) {
    row.reject(key, {"person-unknown", {{"value", full_name(who.name)}, {"nearest", ""}}});
    return std::nullopt;
  }
  if (people.is_forgotten(**found)) {
    row.reject(key, {"person-forgotten", {{"person", people.label(**found)}}});
    return std::nullopt;
  }
  const FullName* known = people.name_of(**found);
  const bool both = known != nullptr && !name_key(who.name).empty() && !who.code.empty();
  if (both && !names_agree(*known, who.name)) {
    row.reject(
        "code",
        {"code-of-other",
         {{"value", who.code}, {"name", full_name(who.name)}, {"person", people.label(**found)}}});
    return std::nullopt;
  }
  row.verdict().person = **found;
  return **found;
}

}  // namespace mentor::intake

namespace mentor {

int known_titles(TableKind kind, const std::vector<std::string>& titles) {
  return static_cast<int>(
      std::count_if(titles.begin(), titles.end(), [&](const std::string& title) {
        return intake::key_of(kind, header_key(title)).has_value();
      }));
}

}  // namespace mentor
