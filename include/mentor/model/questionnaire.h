// questionnaires/<id>.yaml and answers/<id>.yaml: what is asked and what was answered.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/model/ids.h"
#include "mentor/model/person.h"
#include "mentor/model/place.h"

namespace mentor {

enum class Purpose { request, intake, ballot, feedback, outcome };
enum class QuestionType {
  text,
  number,
  scale,
  yesno,
  choice,
  tags,
  slots,
  date,
  ranking,
  refusals,
  person,
  claim
};
enum class Respondent { mentee, mentor, curator, pupil };
enum class Phase { before, interim, after };

struct Question {
  std::string id;
  std::string text;
  std::vector<std::string> columns;  ///< other headers that mean this question
  QuestionType type = QuestionType::text;
  std::vector<std::string> options;
  std::string split = ",;";  ///< separators of several values in one cell
  std::string fact;          ///< the fact that an intake answer fills
  std::string axis;          ///< the indicator that a score counts toward
  double min = 1;
  double max = 10;
  bool has_min = false;  ///< the card says min: a scale has both anyway, a number is bounded only
  bool has_max = false;  ///< where it does
  bool required = false;
  bool calls_curator = false;  ///< of a yes-or-no question of feedback: yes asks for a talk
  Place place{};
};

/// Header aliases by which a respondent is recognised.
struct RespondentColumns {
  std::vector<std::string> code;
  std::vector<std::string> name;
  std::vector<std::string> family;
  std::vector<std::string> given;
  std::vector<std::string> patronymic;
  std::vector<std::string> birth_date;
  std::vector<std::string> school_class;
  std::vector<std::string> organisation;
  std::vector<std::string> post;
};

struct Questionnaire {
  QuestionnaireId id;
  std::string title;
  Purpose purpose = Purpose::intake;
  Respondent role = Respondent::mentee;
  bool anonymous = false;
  std::vector<std::string> about;  ///< headers of the column that an anonymous answer speaks of
  std::vector<FormId> forms;       ///< empty = all
  std::optional<Phase> phase;
  RespondentColumns respondent;
  std::vector<std::string> time;
  std::vector<Question> questions;
  Place place;
};

/// One value of an answer: what the question's type says, as text; several for tags, slots,
/// rankings (persons in order; tied ones joined by `=`) and refusals.
using AnswerValue = Fact;

struct Answer {
  QuestionnaireId questionnaire;
  Date date{};
  std::string at;                  ///< time of day, or empty
  std::optional<PersonId> person;  ///< none for an anonymous answer
  std::string about;
  std::optional<int> asked;  ///< of an anonymous one: how many were asked, at least 1
  std::string period;        ///< `2023-2024/q1`, or empty
  std::optional<Phase> phase;
  std::string source;  ///< `sha256:… row 14`
  std::map<std::string, AnswerValue> values;
  Place place;
};

[[nodiscard]] const Question* find_question(const Questionnaire& questionnaire,
                                            const std::string& id);

}  // namespace mentor
