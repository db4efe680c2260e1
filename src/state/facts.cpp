#include <algorithm>
#include <charconv>

#include "mentor/base/text.h"
#include "mentor/state/people.h"

namespace mentor {
namespace {

using Facts = std::map<std::string, KnownFact>;

// On one day an entry, being the curator's word, stands over an answer.
void keep_newer(Facts& facts, const std::string& key, KnownFact found) {
  const auto known = facts.find(key);
  if (known == facts.end()) {
    facts.emplace(key, std::move(found));
  } else if (!known->second.date || *known->second.date <= *found.date) {
    known->second = std::move(found);
  }
}

bool speaks_of(const Questionnaire& questionnaire, Role role) {
  const Respondent wanted = role == Role::mentor ? Respondent::mentor : Respondent::mentee;
  return questionnaire.role == wanted;
}

void add_answer(Facts& facts, const Questionnaire& questionnaire, const Answer& answer) {
  for (const Question& question : questionnaire.questions) {
    if (question.fact.empty()) continue;
    const auto value = answer.values.find(question.id);
    if (value == answer.values.end()) continue;
    keep_newer(facts, question.fact, {value->second, answer.date, answer.place});
  }
}

enum class Layer { own_role, other_roles };

Facts from_answers(const State& state, const PersonState& person, Role role, Layer layer) {
  Facts facts;
  for (const Answer* answer : person.answers) {
    const auto found = state.programme->questionnaires.find(answer->questionnaire);
    if (found == state.programme->questionnaires.end()) continue;
    const Questionnaire& questionnaire = found->second;
    if (questionnaire.purpose != Purpose::intake) continue;
    if (speaks_of(questionnaire, role) != (layer == Layer::own_role)) continue;
    add_answer(facts, questionnaire, *answer);
  }
  return facts;
}

Fact fact_in(const Entry& entry) {
  const Value* value = find(entry, "value");
  if (value == nullptr) return {};
  const bool is_list = list_in(*value) != nullptr;
  return {texts_of(*value), is_list};
}

// Where the class was told last: in an entry, else on the card.
Place class_place(const PersonState& person) {
  const auto told =
      std::find_if(person.entries.rbegin(), person.entries.rend(),
                   [](const Entry* entry) { return entry->event == EventKind::joined_class; });
  if (told != person.entries.rend()) return (*told)->place;
  return person.card == nullptr ? Place{} : person.card->place;
}

void add_built_in(Facts& facts, const char* key, const std::string& value, Place place) {
  if (!value.empty()) facts[key] = {Fact{{value}, false}, std::nullopt, place};
}

}  // namespace

std::map<std::string, KnownFact> facts_of(const State& state, const PersonState& person,
                                          Role role) {
  Facts facts = from_answers(state, person, role, Layer::other_roles);
  for (auto& [key, own] : from_answers(state, person, role, Layer::own_role))
    facts[key] = own;
  for (const Entry* entry : person.facts) {
    keep_newer(facts, text_of(*entry, "key"), {fact_in(*entry), entry->date, entry->place});
  }
  const Place place = person.card == nullptr ? Place{} : person.card->place;
  if (person.card != nullptr) {
    for (const auto& [key, fact] : person.card->facts) {
      facts.try_emplace(key, KnownFact{fact, std::nullopt, place});
    }
    add_built_in(facts, "organisation", person.card->organisation, place);
    add_built_in(facts, "post", person.card->post, place);
    add_built_in(facts, "department", person.card->department, place);
  }
  const Place of_class = class_place(person);
  add_built_in(facts, "class", person.school_class, of_class);
  if (const auto grade = grade_of(person.school_class)) {
    add_built_in(facts, "grade", std::to_string(*grade), of_class);
  }
  if (const auto age = age_of(person, state.day)) {
    add_built_in(facts, "age", std::to_string(*age), place);
  }
  return facts;
}

std::optional<int> grade_of(const std::string& school_class) {
  int grade = 0;
  const char* begin = school_class.data();
  const auto [end, error] = std::from_chars(begin, begin + school_class.size(), grade);
  if (error != std::errc{} || end == begin) return std::nullopt;
  return grade;
}

}  // namespace mentor
