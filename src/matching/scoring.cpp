#include "mentor/matching/scoring.h"

#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/matching/problem.h"
#include "mentor/model/compared_words.h"

namespace mentor::matching {
namespace {

constexpr std::int64_t millionth = 1'000'000;

std::size_t common(const ReadyFact& a, const ReadyFact& b) {
  std::size_t count = 0;
  auto x = a.numbers.begin();
  auto y = b.numbers.begin();
  while (x != a.numbers.end() && y != b.numbers.end()) {
    if (*x < *y) {
      ++x;
      continue;
    }
    if (*x == *y) {
      ++count;
      ++x;
    }
    ++y;
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

// Two facts differ by less than 2 x 10^18 millionths: above that all is one.
std::int64_t in_millionths(double value) {
  constexpr double most = 4e18;
  return static_cast<std::int64_t>(std::min(value * static_cast<double>(millionth) + 0.5, most));
}

bool holds_for(const Rule& rule, const ReadyFact& mentor, const ReadyFact& mentee) {
  const auto difference = ahead(mentor, mentee);
  switch (rule.relation) {
    case Relation::equal:
      return mentor.numbers == mentee.numbers;
    case Relation::differs:
      return mentor.numbers != mentee.numbers;
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
  return static_cast<int>((Wide{2} * weight * num + den) / (Wide{2} * den));
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
  const std::int64_t steps = *difference / millionth;
  const auto found = std::find_if(criterion.points.begin(), criterion.points.end(),
                                  [&](const auto& each) { return each.first == steps; });
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
      return mentor.numbers == mentee.numbers ? criterion.weight : 0;
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

std::vector<PersonId> with_mates(const Admission& admission, std::vector<PersonId> mentors) {
  const std::size_t asked = mentors.size();
  for (std::size_t i = 0; i < asked; ++i) {
    const auto& mates = admission.mates_of(mentors[i]);
    mentors.insert(mentors.end(), mates.begin(), mates.end());
  }
  std::sort(mentors.begin(), mentors.end());
  mentors.erase(std::unique(mentors.begin(), mentors.end()), mentors.end());
  return mentors;
}

}  // namespace

Scoring::Scoring(const Admission& admission, const std::vector<PersonId>& mentees,
                 const std::vector<PersonId>& mentors)
    : admission_(&admission),
      mentees_(admission, mentees, Role::mentee, lexicon_),
      mentors_(admission, with_mates(admission, mentors), Role::mentor, lexicon_) {
  for (const Rule& each : admission.rules().rules)
    rules_.push_back({&each, mentees_.column(each.mentee), mentors_.column(each.mentor)});
  for (const Criterion& each : admission.rules().criteria) {
    criteria_.push_back({&each, mentees_.column(each.mentee), mentors_.column(each.mentor), 0, 0});
    if (!each.when) continue;
    const ReadyFacts& asked = each.when->side == When::Side::mentor ? mentors_ : mentees_;
    criteria_.back().when_column = asked.column(each.when->fact);
    const auto synonyms = synonyms_of(admission.rules(), each.when->fact);
    criteria_.back().when_word = lexicon_.number(canonical_word(read_by(synonyms, each.when->is)));
  }
}

const ReadyFact& Scoring::fact(PersonId person, Role role, const std::string& key) const {
  const ReadyFacts& facts = role == Role::mentor ? mentors_ : mentees_;
  return facts.of(person)[facts.column(key)];
}

Scoring::Two Scoring::two(PersonId mentee, PersonId mentor) const {
  return {mentees_.of(mentee), mentors_.of(mentor)};
}

bool Scoring::holds(const AskedRule& asked, const Two& two) {
  const ReadyFact& mentee = two.mentee[asked.of_mentee];
  const ReadyFact& mentor = two.mentor[asked.of_mentor];
  if (mentee.missing() || mentor.missing()) return asked.rule->missing == Missing::pass;
  return holds_for(*asked.rule, mentor, mentee);
}

bool Scoring::counts(const AskedCriterion& asked, const Two& two) {
  const auto& when = asked.criterion->when;
  if (!when) return true;
  const ReadyFacts::Row& row = when->side == When::Side::mentor ? two.mentor : two.mentee;
  const auto& words = row[asked.when_column].numbers;
  return std::binary_search(words.begin(), words.end(), asked.when_word);
}

int Scoring::points_of(const AskedCriterion& asked, const Two& two) {
  return measured(*asked.criterion, two.mentor[asked.of_mentor], two.mentee[asked.of_mentee]);
}

bool Scoring::lacks(const AskedCriterion& asked, const Two& two) {
  return asked.criterion->required && counts(asked, two) && points_of(asked, two) <= 0;
}

std::vector<Obstacle> Scoring::obstacles(PersonId mentee, PersonId mentor) const {
  std::vector<Obstacle> found;
  add_obstacles(mentee, mentor, found);
  for (const PersonId mate : admission_->mates_of(mentor))
    add_obstacles(mentee, mate, found);
  return found;
}

void Scoring::add_obstacles(PersonId mentee, PersonId mentor, std::vector<Obstacle>& found) const {
  const Two between = two(mentee, mentor);
  const auto add = [&](const auto& asked, const std::string& id, const std::string& say) {
    found.push_back(
        {id,
         say,
         mentor,
         Force::unless_pinned,
         {between.mentee[asked.of_mentee].place, between.mentor[asked.of_mentor].place}});
  };
  for (const AskedRule& asked : rules_)
    if (!holds(asked, between)) add(asked, asked.rule->id, asked.rule->say);
  for (const AskedCriterion& asked : criteria_)
    if (lacks(asked, between)) add(asked, asked.criterion->id, "");
}

bool Scoring::passes(PersonId mentee, PersonId mentor) const {
  const auto& mates = admission_->mates_of(mentor);
  return passes(two(mentee, mentor)) && std::all_of(mates.begin(), mates.end(), [&](PersonId mate) {
           return passes(two(mentee, mate));
         });
}

bool Scoring::passes(const Two& both) const {
  return std::all_of(rules_.begin(), rules_.end(),
                     [&](const AskedRule& asked) { return holds(asked, both); }) &&
         std::none_of(criteria_.begin(), criteria_.end(),
                      [&](const AskedCriterion& asked) { return lacks(asked, both); });
}

PairScore Scoring::score(PersonId mentee, PersonId mentor) const {
  PairScore total;
  const Two between = two(mentee, mentor);
  for (const AskedCriterion& asked : criteria_) {
    const ReadyFact& of_mentee = between.mentee[asked.of_mentee];
    const ReadyFact& of_mentor = between.mentor[asked.of_mentor];
    CriterionScore one;
    one.criterion = asked.criterion;
    one.counts = counts(asked, between);
    one.mentee_lacks = of_mentee.missing();
    one.mentor_lacks = of_mentor.missing();
    if (one.counts) one.points = points_of(asked, between);
    if (one.points > 0) one.matched = matched_words(*asked.criterion, of_mentor, of_mentee);
    total.points += one.points;
    total.by.push_back(std::move(one));
  }
  return total;
}

int Scoring::add_points(PersonId mentee, PersonId mentor, std::vector<int>& by) const {
  int total = 0;
  const Two between = two(mentee, mentor);
  for (const AskedCriterion& asked : criteria_) {
    const bool counted = counts(asked, between);
    by.push_back(counted ? points_of(asked, between) : not_counted);
    if (counted) total += by.back();
  }
  return total;
}

int Scoring::points(PersonId mentee, PersonId mentor) const {
  std::vector<int> by;
  return add_points(mentee, mentor, by);
}

}  // namespace mentor::matching
