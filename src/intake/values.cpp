#include "values.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/intake/cells.h"
#include "mentor/intake/slots.h"
#include "mentor/model/ids.h"
#include "people_values.h"

namespace mentor::intake {
namespace {

using Issues = std::vector<CellIssue>;

struct Source {
  const Reading& reading;
  const Question& question;
  const Row& row;
  Issues& issues;

  void report(std::size_t column, Severity severity, Message message) const {
    issues.push_back(issue_at(reading.table, row, column, severity, std::move(message)));
  }
  void reject(std::size_t column, const Error& error) const {
    report(column, Severity::error, error.message);
  }
};

AnswerValue single(std::string text) {
  return {{std::move(text)}, false};
}

// The cell as one text, where the type of the question allows it.
Result<std::string> one_value(const Source& source, const std::string& text) {
  const Question& question = source.question;
  switch (question.type) {
    case QuestionType::number:
      return read_number(text, question);
    case QuestionType::choice:
      return read_choice(text, question.options);
    case QuestionType::scale: {
      const auto score = read_scale(text, question.min, question.max);
      if (!score) return tl::unexpected<Error>(score.error());
      return std::to_string(*score);
    }
    case QuestionType::yesno: {
      const auto yes = read_yes_no(text);
      if (!yes) return tl::unexpected<Error>(yes.error());
      return std::string(*yes ? "true" : "false");
    }
    case QuestionType::date: {
      const auto date = parse_date(text);
      if (!date) return tl::unexpected<Error>(date.error());
      return iso(*date);
    }
    default: {
      const auto person = source.reading.people.identify(text);
      if (!person) return tl::unexpected<Error>(person.error());
      return mentor::text(*person);
    }
  }
}

// A tick is kept as claimed: never a consent, and words beside it stay for the secretary to read.
std::string claimed(const Source& source, std::size_t column, const std::string& text) {
  const auto yes = read_yes_no(text);
  if (yes) return *yes ? "true" : "false";
  source.report(column, Severity::warning, {"claim-unclear", {{"value", squeeze(text)}}});
  return squeeze(text);
}

std::string free_text(const Source& source, std::size_t column, const std::string& text) {
  CleanText read = read_free_text(text);
  if (read.removed) source.report(column, Severity::warning, {"contact-removed", {}});
  return std::move(read.text);
}

std::optional<std::string> value_in(const Source& source, std::size_t column) {
  const std::string& text = cell(source.row, column);
  const bool ticked =
      source.question.type == QuestionType::yesno || source.question.type == QuestionType::claim;
  if (ticked ? squeeze(text).empty() : is_blank(text)) return std::nullopt;
  if (source.question.type == QuestionType::claim) return claimed(source, column, text);
  if (source.question.type == QuestionType::text) return free_text(source, column, text);
  auto value = one_value(source, text);
  if (value) return *value;
  source.reject(column, value.error());
  return std::nullopt;
}

// One value out of one column, or of several that agree.
std::optional<AnswerValue> read_single(const Source& source,
                                       const std::vector<QuestionColumn>& columns) {
  std::optional<std::string> found;
  for (const QuestionColumn& each : columns) {
    const auto value = value_in(source, each.column);
    if (!value) continue;
    if (found && *found != *value) {
      source.report(each.column, Severity::error,
                    {"answer-conflict", {{"question", source.question.id}, {"other", *found}}});
    }
    found = value;
  }
  if (!found) return std::nullopt;
  return single(*found);
}

void add_once(std::vector<std::string>& values, const std::string& value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

std::string as_listed(const Question& question, const std::string& option) {
  return read_choice(option, question.options).value_or(option);
}

bool is_of_other(const std::string& option) {
  const std::string folded = fold(option);
  return folded.starts_with("друг") || folded.starts_with("ино") || folded.starts_with("свой") ||
         folded.starts_with("other");
}

// What «не …» in a column of one option says of the option.
enum class Denial {
  none,     ///< nothing of it: «не ранее 15:00» is a time
  plain,    ///< «нет», «не могу»
  unclear,  ///< «не очень», «не всегда»
};

Denial denial_in(const std::string& text) {
  static constexpr std::array<std::string_view, 27> plain = {
      "не",          "неудобно",    "нельзя",       "никогда",       "не могу",       "не удобно",
      "не подходит", "не смогу",    "не получится", "не получается", "не буду",       "не хочу",
      "не хочется",  "не свободен", "не свободна",  "не свободны",   "не готов",      "не готова",
      "не надо",     "не нужно",    "не умею",      "не интересно",  "не интересует", "не нравится",
      "не люблю",    "не выбрано",  "не отмечено"};
  static constexpr std::array<std::string_view, 14> bounds = {
      "ранее", "раньше", "позже",  "позднее", "только", "менее",  "меньше",
      "более", "больше", "дольше", "чаще",    "реже",   "короче", "длиннее"};
  if (const auto yes = read_yes_no(text)) return *yes ? Denial::none : Denial::plain;
  const std::vector<std::string> words = split(fold(text), " .,;:!");
  if (words.empty()) return Denial::none;
  if (std::find(plain.begin(), plain.end(), join(words, " ")) != plain.end()) return Denial::plain;
  if (words.front() != "не") return Denial::none;
  const bool bound =
      words.size() > 1 && std::find(bounds.begin(), bounds.end(), words[1]) != bounds.end();
  return bound ? Denial::none : Denial::unclear;
}

bool is_tick(const std::string& text, const std::string& option) {
  static constexpr std::array<std::string_view, 7> marks = {"x", "х", "v", "*", "√", "✔", "☑"};
  const std::string folded = fold(text);
  return read_yes_no(text) || folded == fold(option) ||
         std::find(marks.begin(), marks.end(), folded) != marks.end();
}

// A column of one option: a tick of any kind, or the option's own text again. Another text is
// another option of the list, or what was typed beside «Другое».
void read_option(const Source& source, const QuestionColumn& column, AnswerValue& value) {
  const std::string& text = cell(source.row, column.column);
  const Denial denial = denial_in(text);
  if (is_blank(text) || denial == Denial::plain) return;
  const auto& options = source.question.options;
  const std::string option = as_listed(source.question, column.option);
  if (is_tick(text, column.option)) return add_once(value.values, option);
  if (is_of_other(column.option)) return add_once(value.values, squeeze(text));
  const std::string listed = as_listed(source.question, squeeze(text));
  if (std::find(options.begin(), options.end(), listed) != options.end()) {
    return add_once(value.values, listed);
  }
  if (denial == Denial::unclear) {
    return source.report(column.column, Severity::note,
                         {"option-not-ticked", {{"value", squeeze(text)}, {"option", option}}});
  }
  add_once(value.values, option);
  source.report(column.column, Severity::note,
                {"option-ticked", {{"value", squeeze(text)}, {"option", option}}});
}

void note_unlisted(const Source& source, std::size_t column, const AnswerValue& value) {
  const auto& options = source.question.options;
  if (options.empty()) return;
  for (const std::string& each : value.values) {
    if (std::find(options.begin(), options.end(), each) != options.end()) continue;
    source.report(column, Severity::note,
                  {"option-unlisted", {{"value", each}, {"nearest", nearest(each, options)}}});
  }
}

// Options are what two people have in common: a time that is none of them meets nobody's.
std::vector<std::string> read_times(const Source& source, std::size_t column) {
  const auto& options = source.question.options;
  Slots read = read_slots(cell(source.row, column), options, source.question.split);
  for (const std::string& each : read.unclear) {
    source.report(column, Severity::note,
                  {"slot-unclear",
                   {{"value", each},
                    {"nearest", nearest_slot(each, options)},
                    {"options", join(options, "; ")}}});
  }
  return std::move(read.values);
}

std::optional<AnswerValue> read_list(const Source& source,
                                     const std::vector<QuestionColumn>& columns) {
  AnswerValue value{{}, true};
  for (const QuestionColumn& each : columns) {
    AnswerValue part{{}, true};
    if (!each.option.empty()) {
      read_option(source, each, part);
      note_unlisted(source, each.column, part);
    } else if (source.question.type == QuestionType::slots) {
      part.values = read_times(source, each.column);
    } else {
      part.values =
          read_tags(cell(source.row, each.column), source.question.options, source.question.split);
      note_unlisted(source, each.column, part);
    }
    for (const std::string& tag : part.values)
      add_once(value.values, tag);
  }
  if (value.values.empty()) return std::nullopt;
  return value;
}

std::optional<AnswerValue> read_question(const Source& source,
                                         const std::vector<QuestionColumn>& columns) {
  switch (source.question.type) {
    case QuestionType::tags:
    case QuestionType::slots:
      return read_list(source, columns);
    case QuestionType::ranking:
    case QuestionType::refusals:
      return read_people(source.reading, source.question, source.row, source.issues);
    default:
      return read_single(source, columns);
  }
}

}  // namespace

const std::string& cell(const Row& row, std::size_t column) {
  static const std::string empty;
  return column < row.cells.size() ? row.cells[column] : empty;
}

CellIssue issue_at(const Table& table, const Row& row, std::size_t column, Severity severity,
                   Message message) {
  return {severity, squeeze(table.header[column]), squeeze(cell(row, column)), std::move(message)};
}

std::map<std::string, AnswerValue> read_values(const Reading& reading, const Row& row,
                                               std::vector<CellIssue>& issues) {
  std::map<std::string, AnswerValue> values;
  for (const auto& [id, columns] : reading.columns.questions) {
    const Question* question = find_question(reading.questionnaire, id);
    const std::size_t before = issues.size();
    auto value = read_question({reading, *question, row, issues}, columns);
    if (value) values.emplace(id, std::move(*value));
    if (!value && question->required && issues.size() == before) {
      issues.push_back(issue_at(reading.table, row, columns.front().column, Severity::error,
                                {"answer-missing", {{"question", id}}}));
    }
  }
  return values;
}

}  // namespace mentor::intake
