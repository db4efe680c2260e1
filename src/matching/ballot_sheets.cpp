#include "mentor/matching/ballot_sheets.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/state/people.h"

namespace mentor::matching {
namespace {

bool is_ballot_of(const Questionnaire& questionnaire, const FormId& form) {
  if (questionnaire.purpose != Purpose::ballot) return false;
  return questionnaire.forms.empty() ||
         std::find(questionnaire.forms.begin(), questionnaire.forms.end(), form) !=
             questionnaire.forms.end();
}

// Best first; people tied in one place are joined by `=`.
void read_ranking(const AnswerValue& value, BallotSheet& sheet) {
  int rank = 0;
  for (const std::string& place : value.values) {
    ++rank;
    for (const std::string& code : split(place, "=")) {
      if (const auto person = person_code(code)) sheet.rank.try_emplace(*person, rank);
    }
  }
}

void read_refusals(const AnswerValue& value, BallotSheet& sheet) {
  for (const std::string& code : value.values) {
    if (const auto person = person_code(code)) sheet.refused.insert(*person);
  }
}

BallotSheet sheet_of(const Questionnaire& questionnaire, const Answer& answer) {
  BallotSheet sheet;
  sheet.place = answer.place;
  for (const Question& question : questionnaire.questions) {
    const auto value = answer.values.find(question.id);
    if (value == answer.values.end()) continue;
    if (question.type == QuestionType::ranking) read_ranking(value->second, sheet);
    if (question.type == QuestionType::refusals) read_refusals(value->second, sheet);
  }
  for (const PersonId person : sheet.refused)
    sheet.rank.erase(person);
  return sheet;
}

}  // namespace

BallotSheets ballot_sheets(const State& state, const FormId& form) {
  BallotSheets sheets;
  for (const auto& [id, person] : state.people) {
    // Answers stand oldest first, so the newest ballot is the one that stays.
    for (const Answer* answer : person.answers) {
      const auto found = state.programme->questionnaires.find(answer->questionnaire);
      if (found == state.programme->questionnaires.end()) continue;
      if (!is_ballot_of(found->second, form)) continue;
      const Role role = found->second.role == Respondent::mentor ? Role::mentor : Role::mentee;
      // A sheet for all forms is one of this form only from those who take part in it.
      if (active_participation(state, person, role, form) == nullptr) continue;
      auto& of_role = role == Role::mentor ? sheets.of_mentors : sheets.of_mentees;
      of_role[id] = sheet_of(found->second, *answer);
    }
  }
  return sheets;
}

const BallotSheet* refusal(const BallotSheets& sheets, PersonId mentee, PersonId mentor) {
  const auto of_mentee = sheets.of_mentees.find(mentee);
  if (of_mentee != sheets.of_mentees.end() && of_mentee->second.refused.contains(mentor)) {
    return &of_mentee->second;
  }
  const auto of_mentor = sheets.of_mentors.find(mentor);
  if (of_mentor != sheets.of_mentors.end() && of_mentor->second.refused.contains(mentee)) {
    return &of_mentor->second;
  }
  return nullptr;
}

}  // namespace mentor::matching
