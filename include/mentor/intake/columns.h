// Columns of a table -> questions of a questionnaire and marks of the respondent, by header only.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/result.h"
#include "mentor/model/finding.h"
#include "mentor/model/questionnaire.h"
#include "mentor/model/table.h"

namespace mentor {

/// The form in which headers are compared: folded, without spaces, quotes and end punctuation.
[[nodiscard]] std::string header_key(std::string_view header);

/// A column that holds a question's value, or one option of it («Вопрос / вариант»).
struct QuestionColumn {
  std::size_t column = 0;
  std::string option;     ///< empty: the whole value
  std::size_t alias = 0;  ///< which of the question's texts and columns the header is
};

/// What a column says of the respondent or of the answer.
enum class Mark {
  code,
  name,
  family,
  given,
  patronymic,
  birth_date,
  school_class,
  organisation,
  post,
  time,
  about,
  email,
  phone
};

struct ColumnMap {
  std::map<Mark, std::vector<std::size_t>> marks;
  std::map<std::string, std::vector<QuestionColumn>> questions;  ///< by id, in order of alias
  std::vector<std::size_t> ignored;                              ///< nothing known of their header
  /// header-unknown (args column, nearest), header-duplicate (column, question), question-missing
  /// (question, text; a warning for a required one), all with the file and the header's row.
  Findings notes;
};

/// Maps every column of the table: a header is `text`, one of `columns` or aliases, or begins with
/// the question's id and a dot or bracket («К1.»); «text / option» and «text [option]» are a column
/// of one option. Position never counts. Columns of a form service that say nothing (ID, scores)
/// are passed over silently; e-mail and telephone are recognised by their usual names.
[[nodiscard]] ColumnMap map_columns(const Questionnaire& questionnaire, const Table& table);

/// How many of the titles are headers of the questionnaire.
[[nodiscard]] int known_titles(const Questionnaire& questionnaire,
                               const std::vector<std::string>& titles);

/// 1000 for every question and mark of the respondent found, less 1 for every question missing (at
/// most 999 questions); 0 when the table cannot be read with the
/// questionnaire at all (no question, or no way to tell a person of a named one).
[[nodiscard]] int fitness(const Questionnaire& questionnaire, const Table& table);

/// The questionnaire that the table fits best. Errors: questionnaire-none (arg known),
/// questionnaire-ambiguous (arg candidates): the cure is to name one.
[[nodiscard]] Result<const Questionnaire*> choose_questionnaire(
    const std::map<QuestionnaireId, Questionnaire>& questionnaires, const Table& table);

}  // namespace mentor
