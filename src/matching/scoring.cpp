#include "mentor/matching/scoring.h"

#include <algorithm>
#include <array>
#include <set>

#include "mentor/base/text.h"

namespace mentor::matching {
namespace {

constexpr std::int64_t millionth = 1'000'000;

// A decimal number in millionths; nullopt for any other text and for more than six decimals.
std::optional<std::int64_t> number_in(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::int64_t value = 0;
  std::size_t decimals = 0;
  bool point = false;
  if (text.empty() || text.size() > 15) return std::nullopt;
  for (const char c : text) {
    if ((c == '.' || c == ',') && !point && &c != text.data()) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
    if (point) ++decimals;
  }
  if (decimals > 6 || text.back() == '.' || text.back() == ',') return std::nullopt;
  for (; decimals < 6; ++decimals)
    value *= 10;
  return negative ? -value : value;
}

// One way of writing for words that mean the same: 7 and 7.0, да and true.
std::string canonical(const std::string& folded) {
  if (const auto number = number_in(folded)) return "#" + std::to_string(*number);
  for (const char* yes : {"true", "yes", "да"}) {
    if (folded == yes) return "true";
  }
  for (const char* no : {"false", "no", "нет"}) {
    if (folded == no) return "false";
  }
  return folded;
}

std::size_t common(const ReadyFact& a, const ReadyFact& b) {
  std::size_t count = 0;
  auto x = a.words.begin();
  auto y = b.words.begin();
  while (x != a.words.end() && y != b.words.end()) {
    if (*x == *y) {
      ++count;
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return count;
}

bool contains_all(const ReadyFact& mentor, const ReadyFact& mentee) {
  return common(mentor, mentee) == mentee.words.size();
}

// mentor minus mentee: steps of a ladder, or millionths of a number.
std::optional<std::int64_t> ahead(const ReadyFact& mentor, const ReadyFact& mentee) {
  if (mentor.step && mentee.step) return (*mentor.step - *mentee.step) * millionth;
  if (mentor.number && mentee.number) return *mentor.number - *mentee.number;
  return std::nullopt;
}

std::int64_t in_millionths(double value) {
  return static_cast<std::int64_t>(value * static_cast<double>(millionth) + 0.5);
}

bool holds_for(const Rule& rule, const ReadyFact& mentor, const ReadyFact& mentee) {
  const auto difference = ahead(mentor, mentee);
  switch (rule.relation) {
    case Relation::equal:
      return mentor.words == mentee.words;
    case Relation::differs:
      return mentor.words != mentee.words;
    case Relation::greater:
      return difference && *difference > 0;
    case Relation::less:
      return difference && *difference < 0;
    case Relation::within:
      return difference && std::abs(*difference) <= in_millionths(rule.within);
    case Relation::overlaps:
      return common(mentor, mentee) > 0;
    case Relation::contains:
      return contains_all(mentor, mentee);
  }
  return false;
}

// weight x num / den, half up; num and den are not negative.
int share_of(int weight, std::int64_t num, std::int64_t den) {
  if (den <= 0) return 0;
  return static_cast<int>((2 * weight * num + den) / (2 * den));
}

int near_points(const Criterion& criterion, const ReadyFact& mentor, const ReadyFact& mentee) {
  const auto difference = ahead(mentor, mentee);
  const std::int64_t range = in_millionths(criterion.range);
  if (!difference || range <= 0) return 0;
  return share_of(criterion.weight, std::max<std::int64_t>(0, range - std::abs(*difference)),
                  range);
}

int difference_points(const Criterion& criterion, const ReadyFact& mentor,
                      const ReadyFact& mentee) {
  const auto difference = ahead(mentor, mentee);
  if (!difference || *difference % millionth != 0) return 0;
  const auto found = criterion.points.find(static_cast<int>(*difference / millionth));
  return found == criterion.points.end() ? 0 : found->second;
}

int measured(const Criterion& criterion, const ReadyFact& mentor, const ReadyFact& mentee) {
  if (mentor.missing() || mentee.missing()) return 0;
  const auto shared = static_cast<std::int64_t>(common(mentor, mentee));
  switch (criterion.measure) {
    case Measure::covered:
      return share_of(criterion.weight, shared, static_cast<std::int64_t>(mentee.words.size()));
    case Measure::common:
      return share_of(criterion.weight, std::min<std::int64_t>(shared, criterion.enough),
                      criterion.enough);
    case Measure::equal:
      return mentor.words == mentee.words ? criterion.weight : 0;
    case Measure::contains:
      return contains_all(mentor, mentee) ? criterion.weight : 0;
    case Measure::near:
      return near_points(criterion, mentor, mentee);
    case Measure::difference:
      return difference_points(criterion, mentor, mentee);
  }
  return 0;
}

std::vector<std::string> matched_words(const Criterion& criterion, const ReadyFact& mentor,
                                       const ReadyFact& mentee) {
  if (criterion.measure == Measure::near || criterion.measure == Measure::difference) {
    return {join(mentee.written, ", ") + " → " + join(mentor.written, ", ")};
  }
  std::vector<std::string> words;
  for (std::size_t i = 0; i < mentee.words.size(); ++i) {
    const bool has = std::binary_search(mentor.words.begin(), mentor.words.end(), mentee.words[i]);
    if (has) words.push_back(mentee.written[i]);
  }
  return words;
}

std::set<std::string> keys_of(const FormRules& rules, Role role) {
  std::set<std::string> keys;
  const bool mentor = role == Role::mentor;
  for (const Rule& rule : rules.rules)
    keys.insert(mentor ? rule.mentor : rule.mentee);
  for (const Criterion& each : rules.criteria) {
    keys.insert(mentor ? each.mentor : each.mentee);
    if (each.when && (each.when->side == When::Side::mentor) == mentor)
      keys.insert(each.when->fact);
  }
  return keys;
}

}  // namespace

Scoring::Scoring(const Admission& admission, const std::vector<PersonId>& mentees,
                 const std::vector<PersonId>& mentors)
    : admission_(&admission) {
  for (const PersonId mentee : mentees)
    prepare(mentee, Role::mentee);
  for (const PersonId mentor : mentors)
    prepare(mentor, Role::mentor);
}

void Scoring::prepare(PersonId person, Role role) {
  const PersonState* state = find_person(admission_->state(), person);
  if (state == nullptr) return;
  Facts& facts = (role == Role::mentor ? mentor_facts_ : mentee_facts_)[person];
  const auto known = facts_of(admission_->state(), *state, role);
  for (const std::string& key : keys_of(admission_->rules(), role)) {
    const auto found = known.find(key);
    if (found != known.end()) facts[key] = ready(key, found->second);
  }
}

ReadyFact Scoring::ready(const std::string& key, const KnownFact& known) const {
  const FormRules& rules = admission_->rules();
  std::map<std::string, std::string> words;  // canonical -> as written
  const auto synonyms = rules.synonyms.find(key);
  for (const std::string& value : known.fact.values) {
    std::string folded = fold(value);
    if (synonyms != rules.synonyms.end()) {
      for (const auto& [from, to] : synonyms->second) {
        if (folded == fold(from)) folded = fold(to);
      }
    }
    if (!folded.empty()) words.try_emplace(canonical(folded), squeeze(value));
  }
  ReadyFact fact;
  fact.place = known.place;
  for (const auto& [word, written] : words) {
    fact.words.push_back(word);
    fact.written.push_back(written);
  }
  if (fact.words.size() != 1) return fact;
  fact.number = number_in(fold(fact.written.front()));
  if (const auto ladder = rules.orders.find(key); ladder != rules.orders.end()) {
    for (std::size_t i = 0; i < ladder->second.size(); ++i) {
      if (canonical(fold(ladder->second[i])) == fact.words.front()) fact.step = static_cast<int>(i);
    }
  }
  return fact;
}

const ReadyFact& Scoring::fact(PersonId person, Role role, const std::string& key) const {
  static const ReadyFact nothing;
  const auto& all = role == Role::mentor ? mentor_facts_ : mentee_facts_;
  const auto facts = all.find(person);
  if (facts == all.end()) return nothing;
  const auto found = facts->second.find(key);
  return found == facts->second.end() ? nothing : found->second;
}

bool Scoring::holds(const Rule& rule, PersonId mentee, PersonId mentor) const {
  const ReadyFact& of_mentee = fact(mentee, Role::mentee, rule.mentee);
  const ReadyFact& of_mentor = fact(mentor, Role::mentor, rule.mentor);
  if (of_mentee.missing() || of_mentor.missing()) return rule.missing == Missing::pass;
  return holds_for(rule, of_mentor, of_mentee);
}

bool Scoring::counts(const Criterion& criterion, PersonId mentee, PersonId mentor) const {
  if (!criterion.when) return true;
  const bool asks_mentor = criterion.when->side == When::Side::mentor;
  const ReadyFact& asked = asks_mentor ? fact(mentor, Role::mentor, criterion.when->fact)
                                       : fact(mentee, Role::mentee, criterion.when->fact);
  const std::string wanted = canonical(fold(criterion.when->is));
  return std::binary_search(asked.words.begin(), asked.words.end(), wanted);
}

int Scoring::points_of(const Criterion& criterion, PersonId mentee, PersonId mentor) const {
  return measured(criterion, fact(mentor, Role::mentor, criterion.mentor),
                  fact(mentee, Role::mentee, criterion.mentee));
}

std::vector<Obstacle> Scoring::obstacles(PersonId mentee, PersonId mentor) const {
  std::vector<Obstacle> found;
  const auto evidence = [&](const std::string& of_mentee, const std::string& of_mentor) {
    return std::vector<Place>{fact(mentee, Role::mentee, of_mentee).place,
                              fact(mentor, Role::mentor, of_mentor).place};
  };
  for (const Rule& rule : admission_->rules().rules) {
    if (holds(rule, mentee, mentor)) continue;
    found.push_back(
        {rule.id, rule.say, mentor, Force::unless_pinned, evidence(rule.mentee, rule.mentor)});
  }
  for (const Criterion& each : admission_->rules().criteria) {
    if (!each.required || !counts(each, mentee, mentor)) continue;
    if (points_of(each, mentee, mentor) > 0) continue;
    found.push_back(
        {each.id, "", mentor, Force::unless_pinned, evidence(each.mentee, each.mentor)});
  }
  return found;
}

bool Scoring::passes(PersonId mentee, PersonId mentor) const {
  const FormRules& rules = admission_->rules();
  const bool rules_hold =
      std::all_of(rules.rules.begin(), rules.rules.end(),
                  [&](const Rule& rule) { return holds(rule, mentee, mentor); });
  return rules_hold &&
         std::all_of(rules.criteria.begin(), rules.criteria.end(), [&](const Criterion& each) {
           return !each.required || !counts(each, mentee, mentor) ||
                  points_of(each, mentee, mentor) > 0;
         });
}

PairScore Scoring::score(PersonId mentee, PersonId mentor) const {
  PairScore total;
  for (const Criterion& each : admission_->rules().criteria) {
    CriterionScore one;
    one.criterion = &each;
    one.counts = counts(each, mentee, mentor);
    const ReadyFact& of_mentee = fact(mentee, Role::mentee, each.mentee);
    const ReadyFact& of_mentor = fact(mentor, Role::mentor, each.mentor);
    one.mentee_lacks = of_mentee.missing();
    one.mentor_lacks = of_mentor.missing();
    if (one.counts) one.points = measured(each, of_mentor, of_mentee);
    if (one.points > 0) one.matched = matched_words(each, of_mentor, of_mentee);
    total.points += one.points;
    total.by.push_back(std::move(one));
  }
  return total;
}

std::vector<std::optional<int>> Scoring::points_by(PersonId mentee, PersonId mentor) const {
  std::vector<std::optional<int>> by;
  for (const Criterion& each : admission_->rules().criteria) {
    by.emplace_back();
    if (counts(each, mentee, mentor)) by.back() = points_of(each, mentee, mentor);
  }
  return by;
}

int Scoring::points(PersonId mentee, PersonId mentor) const {
  int total = 0;
  for (const Criterion& each : admission_->rules().criteria) {
    if (counts(each, mentee, mentor)) total += points_of(each, mentee, mentor);
  }
  return total;
}

}  // namespace mentor::matching
