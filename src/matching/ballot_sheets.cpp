#include "mentor/matching/ballot_sheets.h"

#include <algorithm>
#include <tuple>

#include "mentor/base/text.h"
#include "mentor/state/people.h"
#include "mentor/state/preparation.h"

namespace mentor::matching {
namespace {

bool is_ballot_of(const Questionnaire& questionnaire, const FormId& form) {
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

// Also one who has left since was there to be named.
bool took_part(const State& state, PersonId id, Role role, const FormId& form) {
  const PersonState* person = find_person(state, id);
  return person != nullptr && ever_took_part(*person, role, form);
}

// A questionnaire for all forms is filled in after the meeting of one: a sheet that names nobody of
// the other side of this form was of another.
bool names_anybody_of(const State& state, const BallotSheet& sheet, Role voter,
                      const FormId& form) {
  const Role other = voter == Role::mentor ? Role::mentee : Role::mentor;
  return std::any_of(sheet.rank.begin(), sheet.rank.end(),
                     [&](const auto& each) { return took_part(state, each.first, other, form); }) ||
         std::any_of(sheet.refused.begin(), sheet.refused.end(),
                     [&](PersonId each) { return took_part(state, each, other, form); });
}

std::string year_of(const Programme& programme, const Answer& answer) {
  return answer.period.empty() ? prepared_year_of(programme, answer.date)
                               : answer.period.substr(0, answer.period.find('/'));
}

struct Ballot {
  PersonId person;
  Role role = Role::mentee;
  const Answer* answer = nullptr;
  BallotSheet sheet;
};

std::vector<Ballot> ballots_of(const State& state, const FormId& form) {
  std::vector<Ballot> ballots;
  for (const auto& [id, person] : state.people) {
    for (const Answer* answer : person.answers) {
      const auto found = state.programme->questionnaires.find(answer->questionnaire);
      if (found == state.programme->questionnaires.end()) continue;
      const Questionnaire& asked = found->second;
      if (asked.purpose != Purpose::ballot || !is_ballot_of(asked, form)) continue;
      const Role role = asked.role == Respondent::mentor ? Role::mentor : Role::mentee;
      // A sheet for all forms is one of this form only from those who take part in it.
      if (!takes_part(person, state.day, role, form)) continue;
      BallotSheet sheet = sheet_of(asked, *answer);
      if (asked.forms.empty() && !names_anybody_of(state, sheet, role, form)) continue;
      ballots.push_back({id, role, answer, std::move(sheet)});
    }
  }
  return ballots;
}

// What ballots the problem ranks people by.
struct Round {
  std::string year;
  std::string period;  ///< empty: of the whole year
  Date begins{};       ///< of one of a period: ballots without a period count from here on

  [[nodiscard]] bool takes(const Programme& programme, const Answer& answer) const {
    if (year_of(programme, answer) != year) return false;
    if (period.empty() || answer.period == period) return true;
    return answer.period.empty() && answer.date >= begins;
  }
};

// Of the periods that ballots of the year bear the one that begins last, whenever they were handed
// in. A period that no year knows begins with its first ballot.
Round round_of(const Programme& programme, const std::vector<Ballot>& ballots,
               const std::string& year) {
  std::map<std::string, Date> begins;
  for (const Ballot& each : ballots) {
    const Answer& answer = *each.answer;
    if (answer.period.empty() || year_of(programme, answer) != year) continue;
    const auto period = find_period(programme, answer.period, answer.date);
    const Date day = period ? std::min(period->period.from, answer.date) : answer.date;
    const auto [known, fresh] = begins.try_emplace(answer.period, day);
    if (!fresh) known->second = std::min(known->second, day);
  }
  Round round{year, {}, {}};
  for (const auto& [period, day] : begins) {
    if (!round.period.empty() && day < round.begins) continue;
    round.period = period;
    round.begins = day;
  }
  return round;
}

const BallotSheet* refused_in(const std::map<PersonId, BallotSheet>& sheets, PersonId by,
                              PersonId of) {
  const auto found = sheets.find(by);
  return found != sheets.end() && found->second.refused.contains(of) ? &found->second : nullptr;
}

}  // namespace

BallotSheets ballot_sheets(const State& state, const FormId& form) {
  BallotSheets sheets;
  const Programme& programme = *state.programme;
  const std::vector<Ballot> ballots = ballots_of(state, form);
  const Round round = round_of(programme, ballots, prepared_year_of(programme, state.day));
  // A person's answers stand oldest first, so the newest ballot is the one that stays.
  for (const Ballot& each : ballots) {
    const bool mentor = each.role == Role::mentor;
    auto& now = mentor ? sheets.of_mentors : sheets.of_mentees;
    auto& earlier = mentor ? sheets.earlier_mentors : sheets.earlier_mentees;
    const bool counts = round.takes(programme, *each.answer);
    if (counts) earlier.erase(each.person);
    (counts ? now : earlier)[each.person] = each.sheet;
  }
  return sheets;
}

const BallotSheet* refusal(const BallotSheets& sheets, PersonId mentee, PersonId mentor) {
  for (const auto* each : {&sheets.of_mentees, &sheets.earlier_mentees})
    if (const BallotSheet* found = refused_in(*each, mentee, mentor)) return found;
  for (const auto* each : {&sheets.of_mentors, &sheets.earlier_mentors})
    if (const BallotSheet* found = refused_in(*each, mentor, mentee)) return found;
  return nullptr;
}

}  // namespace mentor::matching
