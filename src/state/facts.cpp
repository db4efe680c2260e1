#include <algorithm>
#include <charconv>

#include "fold_parts.h"
#include "mentor/base/text.h"
#include "mentor/state/classes.h"
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
  return person.card == nullptr ? Place{} : place_on(*person.card, person.card->lines.school_class);
}

void add_built_in(Facts& facts, const char* key, const std::string& value, Place place) {
  if (!value.empty()) facts[key] = {Fact{{value}, false}, std::nullopt, place};
}

void add_card(Facts& facts, const Person& card) {
  for (const auto& [key, fact] : card.facts)
    facts.try_emplace(key, KnownFact{fact, std::nullopt, place_on(card, fact.line)});
  add_built_in(facts, "organisation", card.organisation, place_on(card, card.lines.organisation));
  add_built_in(facts, "post", card.post, place_on(card, card.lines.post));
  add_built_in(facts, "department", card.department, place_on(card, card.lines.department));
}

constexpr const char* places_fact = "capacity";

// What the mentor's own questionnaires, entries and the card say of places, the newest of them.
std::optional<KnownFact> told_places(const State& state, const PersonState& person) {
  Facts facts = from_answers(state, person, Role::mentor, Layer::own_role);
  for (const Entry* entry : person.facts) {
    keep_newer(facts, text_of(*entry, "key"), {fact_in(*entry), entry->date, entry->place});
  }
  if (const auto told = facts.find(places_fact); told != facts.end()) return told->second;
  if (person.card == nullptr) return std::nullopt;
  const auto on_card = person.card->facts.find(places_fact);
  if (on_card == person.card->facts.end()) return std::nullopt;
  return KnownFact{on_card->second, std::nullopt, place_on(*person.card, on_card->second.line)};
}

std::optional<int> number_of_places(const Fact& fact) {
  if (fact.values.size() != 1) return std::nullopt;
  const std::string& digits = fact.values.front();
  int places = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), places);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  return whole && places >= 0 ? std::optional(places) : std::nullopt;
}

// The day on which an enrolment in that form told the places last.
std::optional<Date> enrolled_with_places(const PersonState& person, const FormId& form) {
  std::optional<Date> last;
  for (const Entry* entry : person.entries) {
    if (entry->event != EventKind::enrolled || text_of(*entry, "role") != "mentor") continue;
    const std::string told = text_of(*entry, "form");
    if (!told.empty() && told != form.text) continue;
    if (find(*entry, "capacity") != nullptr) last = entry->date;
  }
  return last;
}

}  // namespace

void settle_places(const State& state, PersonState& person) {
  std::optional<KnownFact> told;
  for (Participation& each : person.participations) {
    if (each.role != Role::mentor || each.left) continue;
    if (!told) told = told_places(state, person);
    const auto places = told ? number_of_places(told->fact) : std::nullopt;
    if (!places) return;
    const auto enrolled = enrolled_with_places(person, each.form);
    // On one day the line of the enrolment, being the curator's word, stands over an answer.
    if (!each.capacity || !enrolled || (told->date && *told->date > *enrolled)) {
      each.capacity = *places;
    }
  }
}

std::map<std::string, KnownFact> facts_of(const State& state, const PersonState& person,
                                          Role role) {
  Facts facts = from_answers(state, person, role, Layer::other_roles);
  for (auto& [key, own] : from_answers(state, person, role, Layer::own_role))
    facts[key] = own;
  for (const Entry* entry : person.facts) {
    keep_newer(facts, text_of(*entry, "key"), {fact_in(*entry), entry->date, entry->place});
  }
  if (person.card != nullptr) add_card(facts, *person.card);
  const Place of_class = class_place(person);
  add_built_in(facts, "class", class_key(person.school_class), of_class);
  if (const auto grade = grade_of(person.school_class)) {
    add_built_in(facts, "grade", std::to_string(*grade), of_class);
  }
  if (const auto age = age_of(person, role, state.day)) {
    const Person* card = person.card;
    add_built_in(facts, "age", std::to_string(*age),
                 card == nullptr ? Place{} : place_on(*card, card->lines.born));
  }
  return facts;
}

Classless classless(const State& state, const PersonState& person, std::string_view fact) {
  const std::string& known = person.school_class;
  if (known.empty() && (fact == "class" || fact == "grade"))
    return is_adult_by_category(state, person) ? Classless::grown_up : Classless::no;
  return fact == "grade" && !grade_of(known) ? Classless::no_number : Classless::no;
}

Classless classless(const State& state, PersonId person, std::string_view fact) {
  const PersonState* found = find_person(state, person);
  return found == nullptr ? Classless::no : classless(state, *found, fact);
}

std::optional<int> grade_of(const std::string& school_class) {
  int grade = 0;
  const char* begin = school_class.data();
  const auto [end, error] = std::from_chars(begin, begin + school_class.size(), grade);
  if (error != std::errc{} || end == begin) return std::nullopt;
  return grade;
}

}  // namespace mentor
