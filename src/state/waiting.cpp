#include "mentor/state/waiting.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "mentor/state/answers.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"

namespace mentor {
namespace {

using Taken = std::set<std::pair<FormId, PersonId>>;

// Everybody with a place in an unclosed pair, told once for all people instead of pair by pair.
Taken taken_mentees(const State& state) {
  Taken taken;
  for (const auto& [id, pair] : state.pairs) {
    if (!is_unclosed(pair, state.day)) continue;
    for (const PersonId mentee : there_or_to_come(pair.mentees, state.day))
      taken.emplace(pair.card->form, mentee);
  }
  return taken;
}

bool requires_baseline(const State& state, const FormId& form) {
  const auto rules = state.programme->matching.forms.find(form);
  if (rules == state.programme->matching.forms.end()) return false;
  const std::vector<Requirement>& all = rules->second.require;
  return std::find(all.begin(), all.end(), Requirement::baseline) != all.end();
}

std::vector<std::string> missing_of(const State& state, const PersonState& person,
                                    const FormId& form) {
  std::vector<std::string> missing;
  for (const std::string& kind : lacking_consents(state, person, state.day)) {
    missing.push_back("consent:" + kind);
  }
  if (requires_baseline(state, form) && baseline_of(state, person, state.day) == nullptr) {
    missing.emplace_back("baseline");
  }
  return missing;
}

}  // namespace

std::vector<WaitingMentee> waiting_mentees(const State& state, const FormId& form) {
  const Taken taken = taken_mentees(state);
  std::vector<WaitingMentee> waiting;
  for (const auto& [id, person] : state.people) {
    if (is_paused(person, state.day)) continue;
    for (const Participation& each : person.participations) {
      if (each.role != Role::mentee || !holds_on(each, state.day) || each.form.empty()) continue;
      if ((!form.empty() && each.form != form) || taken.contains({each.form, id})) continue;
      waiting.push_back({id, each.form, waiting_days(state, person, each.form), person.urgent,
                         missing_of(state, person, each.form), each.place});
    }
  }
  std::sort(waiting.begin(), waiting.end(), [](const WaitingMentee& a, const WaitingMentee& b) {
    return std::tuple(a.form, -a.urgent, -a.days, a.person) <
           std::tuple(b.form, -b.urgent, -b.days, b.person);
  });
  return waiting;
}

std::vector<PersonId> without_form(const State& state, Role role) {
  std::vector<PersonId> found;
  for (const auto& [id, person] : state.people) {
    if (takes_part(person, state.day, role, FormId{})) found.push_back(id);
  }
  return found;
}

const Answer* baseline_of(const State& state, const PersonState& person, Date by) {
  const Answer* newest = nullptr;
  for (const Answer* answer : person.answers) {
    const Questionnaire* questionnaire = questionnaire_of(*state.programme, *answer);
    if (questionnaire == nullptr || questionnaire->purpose != Purpose::outcome) continue;
    if (phase_of(*state.programme, *answer) != Phase::before || answer->date > by) continue;
    newest = answer;
  }
  return newest;
}

}  // namespace mentor
