#include "mentor/monitoring/influence.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "mentor/model/answer_order.h"
#include "mentor/state/answers.h"
#include "voices.h"

namespace mentor {
namespace {

struct Measurement {
  ScoreSum score;
  Date first{};
  Date last{};
};

struct Measurements {
  std::optional<Measurement> before;
  std::optional<Measurement> after;

  // What was asked at the end cannot be older than what was asked at the beginning.
  [[nodiscard]] bool is_pair() const { return before && after && before->last <= after->first; }
};

using Asked = std::pair<PersonId, Respondent>;
using ByAxis = std::map<std::string, std::map<Asked, Measurements>>;

bool works_in(const State& state, PersonId person, const FormId& form) {
  const auto has = [&](const std::vector<Member>& members) {
    return std::any_of(members.begin(), members.end(),
                       [&](const Member& member) { return member.person == person; });
  };
  return std::any_of(state.pairs.begin(), state.pairs.end(), [&](const auto& each) {
    const PairState& pair = each.second;
    return pair.card->form == form && (has(pair.mentees) || has(pair.mentors));
  });
}

bool concerns(const ReportDay& on, const Questionnaire& questionnaire, PersonId person,
              const FormId& form) {
  if (form.empty()) return true;
  if (questionnaire.forms.size() == 1) return questionnaire.forms.front() == form;
  return works_in(on.state, person, form);
}

std::vector<const Answer*> newest_outcomes(const ReportDay& on, const FormId& form) {
  using Key = std::tuple<PersonId, QuestionnaireId, Phase>;
  std::map<Key, const Answer*> newest;
  // What was gathered after the period's end for the period counts; what came later does not.
  const std::vector<const Answer*> late = answers_of(*on.programme, on.period, on.as_of);
  for (const Answer* told : told_answers(*on.programme)) {
    const Answer& answer = *told;
    const Questionnaire* asked = questionnaire_of(*on.programme, answer);
    if (!answer.person || asked == nullptr || asked->purpose != Purpose::outcome) continue;
    const auto phase = phase_of(*on.programme, answer);
    const bool in_time = answer.date <= std::min(on.period.period.to, on.as_of) ||
                         std::binary_search(late.begin(), late.end(), &answer);
    const bool of_year = year_of_answer(*on.programme, answer) == on.period.year;
    if (!phase || !in_time || !of_year || !concerns(on, *asked, *answer.person, form)) continue;
    const Answer*& kept = newest[{*answer.person, answer.questionnaire, *phase}];
    if (kept == nullptr || is_newer(answer, *kept)) kept = &answer;
  }
  std::vector<const Answer*> answers;
  for (const auto& [key, answer] : newest)
    answers.push_back(answer);
  return answers;
}

struct Gathered {
  ByAxis axes;
  std::map<std::string, std::vector<Place>> places;
};

void gather(Gathered& gathered, const Questionnaire& asked, const Answer& answer, Phase phase) {
  for (const Question& question : asked.questions) {
    const auto value = answer.values.find(question.id);
    if (question.axis.empty() || value == answer.values.end()) continue;
    const auto score = on_ten(question, value->second);
    if (!score) continue;
    Measurements& of_person = gathered.axes[question.axis][{*answer.person, asked.role}];
    auto& measured = phase == Phase::before ? of_person.before : of_person.after;
    if (!measured) measured = Measurement{{}, answer.date, answer.date};
    add_score(measured->score, *score);
    measured->first = std::min(measured->first, answer.date);
    measured->last = std::max(measured->last, answer.date);
    gathered.places[question.axis].push_back(answer.place);
  }
}

void add(Mean& mean, Fraction value) {
  mean.sum = mean.sum + value;
  ++mean.n;
}

Influence compared(const std::string& axis, const std::map<Asked, Measurements>& people) {
  Influence found;
  found.axis = axis;
  for (const auto& [asked, each] : people) {
    if (each.before) ++found.before;
    if (each.after) ++found.after;
    if (!each.is_pair()) continue;
    const Fraction before = mean_of(each.before->score);
    const Fraction after = mean_of(each.after->score);
    add(found.mean_before, before);
    add(found.mean_after, after);
    add(found.difference, after - before);
    if (after == before) ++found.same;
    if (after > before) ++found.improved;
    if (after < before) ++found.worse;
  }
  return found;
}

}  // namespace

std::vector<Influence> influence_of(const ReportDay& on, const FormId& form) {
  Gathered gathered;
  for (const Answer* answer : newest_outcomes(on, form)) {
    const Phase phase = *phase_of(*on.programme, *answer);
    if (phase == Phase::interim) continue;
    gather(gathered, *questionnaire_of(*on.programme, *answer), *answer, phase);
  }
  std::vector<Influence> found;
  for (const auto& [axis, people] : gathered.axes) {
    found.push_back(compared(axis, people));
    found.back().evidence = gathered.places[axis];
    tidy(found.back().evidence);
  }
  return found;
}

}  // namespace mentor
