#include "mentor/monitoring/unsaid.h"

#include <algorithm>

#include "mentor/state/people.h"

namespace mentor {
namespace {

bool is_pinned(const State& state, PersonId mentee) {
  return std::any_of(state.words.begin(), state.words.end(), [&](const auto& each) {
    return each.first.first == mentee && each.second.word == Word::pin;
  });
}

}  // namespace

std::vector<std::string> unsaid(const State& state, const WaitingMentee& waiting) {
  std::vector<std::string> missing;
  const auto rules = state.programme->matching.forms.find(waiting.form);
  const PersonState* person = find_person(state, waiting.person);
  if (rules == state.programme->matching.forms.end() || person == nullptr) return missing;
  const auto facts = facts_of(state, *person, Role::mentee);
  const auto ask = [&](const std::string& key) {
    const auto known = facts.find(key);
    const bool told = known != facts.end() && !known->second.fact.values.empty();
    if (told || std::find(missing.begin(), missing.end(), key) != missing.end()) return;
    missing.push_back(key);
  };
  for (const Rule& each : rules->second.rules)
    if (each.missing == Missing::fail) ask(each.mentee);
  for (const Criterion& each : rules->second.criteria)
    if (each.required && !each.when) ask(each.mentee);
  if (!missing.empty() && is_pinned(state, waiting.person)) missing.clear();
  return missing;
}

}  // namespace mentor
