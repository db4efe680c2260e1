#include "rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "day_number.h"
#include "mentor/base/school_class.h"
#include "mentor/base/short_years.h"
#include "mentor/base/text.h"
#include "mentor/intake/cells.h"
#include "mentor/model/ids.h"
#include "mentor/state/classes.h"
#include "mentor/state/people.h"

namespace mentor::intake {
namespace {

using Issues = std::vector<CellIssue>;

bool is_total(const std::string& first) {
  static constexpr std::array<std::string_view, 6> words = {"итого", "всего", "итог",
                                                            "total", "сумма", "среднее"};
  const std::string key = header_key(first);
  const std::string folded = fold(first);
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    const std::string begun = std::string(word);
    return key == begun || folded.starts_with(begun + ":") || folded.starts_with(begun + " ");
  });
}

bool repeats_header(const Table& table, const Row& row) {
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    if (header_key(table.header[i]) != header_key(cell(row, i))) return false;
  }
  return !table.header.empty();
}

std::optional<std::size_t> column_of(const Reading& reading, const Row& row, Mark mark) {
  const auto found = reading.columns.marks.find(mark);
  if (found == reading.columns.marks.end()) return std::nullopt;
  for (const std::size_t column : found->second) {
    if (!squeeze(cell(row, column)).empty()) return column;
  }
  return found->second.front();
}

std::vector<std::string> all_marked(const Reading& reading, const Row& row, Mark mark) {
  std::vector<std::string> found;
  const auto columns = reading.columns.marks.find(mark);
  if (columns == reading.columns.marks.end()) return found;
  for (const std::size_t column : columns->second) {
    for (const std::string& each : split(cell(row, column), ",;\n"))
      found.push_back(squeeze(each));
  }
  return found;
}

bool is_address(const std::string& typed) {
  const std::size_t at = typed.find('@');
  return at != std::string::npos && at > 0 && typed.find('.', at) != std::string::npos;
}

bool is_telephone(const std::string& typed) {
  const auto digits =
      std::count_if(typed.begin(), typed.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 5;
}

struct SeenReader {
  const Reading& reading;
  const Row& row;
  const std::set<std::string>& classes;
  Issues& issues;
  Seen seen;

  void report(Mark mark, Severity severity, Message message) {
    issues.push_back(issue_of(reading, row, mark, severity, std::move(message)));
  }

  // «нет» is none; what cannot be an address or a number is told and not kept.
  std::vector<std::string> contacts(Mark mark) {
    std::vector<std::string> good;
    for (std::string& each : all_marked(reading, row, mark)) {
      if (is_blank(each) || fold(each) == "нет") continue;
      if (mark == Mark::email ? is_address(each) : is_telephone(each)) {
        good.push_back(std::move(each));
      } else {
        report(mark, Severity::warning, {"contact-unreadable", {{"value", each}}});
      }
    }
    return good;
  }

  void read_name() {
    const std::string whole = marked(reading, row, Mark::name);
    const std::string family = marked(reading, row, Mark::family);
    const std::string given = marked(reading, row, Mark::given);
    const std::string patronymic = marked(reading, row, Mark::patronymic);
    const bool in_parts = !(family + given + patronymic).empty();
    if (!in_parts && whole.empty()) return;
    const auto name = in_parts ? read_name_parts(family, given, patronymic) : read_full_name(whole);
    const Mark mark = in_parts ? Mark::family : Mark::name;
    if (!name) return report(mark, Severity::error, name.error().message);
    seen.who.name = name->name;
    if (name->change == NameChange::reordered) {
      report(mark, Severity::note, {"name-reordered", {{"name", full_name(name->name)}}});
    }
  }

  void read_birth() {
    const std::string text = marked(reading, row, Mark::birth_date);
    if (is_blank(text)) return;
    const auto date = read_birth_date(text, reading.state.day);
    if (!date) {
      return report(Mark::birth_date, Severity::error, no_date(text, date.error()).message);
    }
    seen.who.birth_date = *date;
  }

  void read_school_class() {
    const std::string text = marked(reading, row, Mark::school_class);
    if (is_blank(text)) return;
    const auto read = read_class(text, classes);
    if (!read) return report(Mark::school_class, Severity::error, read.error().message);
    seen.who.school_class = *read;
    const auto near = listed_beside(reading.state, *read);
    if (!near) return;
    report(Mark::school_class, Severity::note,
           {"class-unlisted",
            {{"value", *read}, {"near", *near}, {"year", school_year_of(reading.state.day)}}});
  }

  // A child of seven to eight in class 1, and two years either way: beyond that the year of birth
  // or the class may be a slip of the pen, but both are possible.
  void compare_age() {
    const auto grade = grade_of(seen.who.school_class);
    if (!grade || !seen.who.birth_date) return;
    const int age = age_on(*seen.who.birth_date, reading.state.day);
    if (age >= *grade + 4 && age <= *grade + 9) return;
    report(Mark::birth_date, Severity::warning,
           {"class-age-odd", {{"age", std::to_string(age)}, {"class", seen.who.school_class}}});
  }
};

bool is_class(const std::string& text) {
  return !text.empty() && text.front() >= '1' && text.front() <= '9';
}

}  // namespace

std::optional<Message> why_nobody(const Table& table, const Row& row) {
  std::string first;
  for (const std::string& text : row.cells) {
    first = squeeze(text);
    if (!first.empty()) break;
  }
  if (first.empty()) return Message{"row-blank", {}};
  if (is_total(first)) return Message{"row-total", {{"value", first}}};
  if (repeats_header(table, row)) return Message{"row-header", {}};
  return std::nullopt;
}

std::set<std::string> known_classes(const State& state, const Table& table,
                                    const ColumnMap& columns) {
  std::set<std::string> known = state.classes;
  const auto found = columns.marks.find(Mark::school_class);
  if (found == columns.marks.end()) return known;
  for (const Row& row : table.rows) {
    const std::string& text = cell(row, found->second.front());
    const bool latin = text.find_first_of("Bb") != std::string::npos;
    const auto read = latin ? Result<std::string>(std::string()) : read_class(text);
    if (read) known.insert(*read);
  }
  return known;
}

std::string marked(const Reading& reading, const Row& row, Mark mark) {
  const auto column = column_of(reading, row, mark);
  return column ? squeeze(cell(row, *column)) : std::string();
}

CellIssue issue_of(const Reading& reading, const Row& row, Mark mark, Severity severity,
                   Message message) {
  const auto column = column_of(reading, row, mark);
  if (!column) return {severity, {}, {}, std::move(message)};
  return issue_at(reading.table, row, *column, severity, std::move(message));
}

Seen read_seen(const Reading& reading, const Row& row, const std::set<std::string>& classes,
               std::vector<CellIssue>& issues) {
  SeenReader reader{reading, row, classes, issues, {}};
  reader.seen.who.code = marked(reading, row, Mark::code);
  reader.read_name();
  reader.read_birth();
  reader.read_school_class();
  reader.compare_age();
  reader.seen.organisation = marked(reading, row, Mark::organisation);
  reader.seen.post = marked(reading, row, Mark::post);
  reader.seen.emails = reader.contacts(Mark::email);
  reader.seen.phones = reader.contacts(Mark::phone);
  return std::move(reader.seen);
}

std::optional<Moment> read_time(const Reading& reading, const Row& row,
                                std::vector<CellIssue>& issues) {
  const std::string text = marked(reading, row, Mark::time);
  if (is_blank(text)) return std::nullopt;
  const auto moment = parse_moment(with_century(text));
  if (!moment) {
    issues.push_back(
        issue_of(reading, row, Mark::time, Severity::error, no_date(text, moment.error()).message));
    return std::nullopt;
  }
  // A service may count its days in another time zone.
  if (moment->date > add_days(reading.state.day, 1)) {
    issues.push_back(
        issue_of(reading, row, Mark::time, Severity::error,
                 {"answer-in-future", {{"value", text}, {"day", iso(reading.state.day)}}}));
  }
  return *moment;
}

std::string read_about(const Reading& reading, const Row& row, const std::set<std::string>& classes,
                       std::vector<CellIssue>& issues) {
  const std::string typed = marked(reading, row, Mark::about);
  const auto reject = [&](std::string id) {
    issues.push_back(
        issue_of(reading, row, Mark::about, Severity::error, {std::move(id), {{"value", typed}}}));
    return std::string();
  };
  if (is_blank(typed)) {
    return reading.columns.marks.contains(Mark::about) ? reject("about-missing") : std::string();
  }
  const auto pair = is_class(typed) ? std::nullopt : typed_pair_code(typed);
  if (pair && find_pair(reading.state, *pair) != nullptr) return text(*pair);
  const auto school_class = read_class(typed, classes);
  if (school_class && (is_class(*school_class) || classes.contains(*school_class))) {
    return *school_class;
  }
  const auto person = reading.people.identify(typed);
  if (person) return text(*person);
  return reject("about-unknown");
}

}  // namespace mentor::intake
