// What is explained is recomputed: the folder is changed as the explanation says, and solved again.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "mentor/matching/compare.h"
#include "mentor/matching/explain.h"
#include "mentor/matching/gaps.h"
#include "mentor/matching/stand_ins.h"
#include "mentor/state/pairs.h"
#include "random_school.h"

namespace mentor::matching {
namespace {

constexpr const char* today = "2023-10-02";
using Facts = std::map<std::string, std::vector<std::string>>;

Built built_on(const State& state) {
  return build(Admission(state, school_form), {});
}

// By the solver, not by the augmenter that the gaps are found with.
int most_served(const World& world) {
  const State state = world.state(today);
  Problem problem = built_on(state).problem;
  problem.objective = {Level::served};
  return all_served(solve(problem));
}

int gained_by(const World& world, const Facts& facts) {
  World with = world;
  add_mentor(with, PersonId{77}, facts);
  return most_served(with) - most_served(world);
}

// The first and the last way to have every fact.
std::vector<Facts> examples_of(const Kind& kind) {
  std::vector<Facts> examples(2);
  for (const auto& [fact, ways] : kind.facts) {
    examples[0][fact] = ways.front();
    examples[1][fact] = ways.back();
  }
  return examples;
}

using Words = std::vector<std::string>;

std::vector<Words> one_or_two(const Words& of) {
  return {{of[0]}, {of[1]}, {of[2]}, {of[0], of[1]}, {of[0], of[2]}, {of[1], of[2]}};
}

// Of mentors with one word of each fact, or with two of one of them.
int best_gain_of_all(const World& world) {
  int best = 0;
  for (const Words& subjects : one_or_two({"math", "physics", "history"})) {
    for (const Words& days : one_or_two({"mo", "we", "fr"})) {
      if (subjects.size() + days.size() > 3) continue;
      for (const char* grade : {"6", "7", "8", "9", "10", "11"}) {
        best = std::max(
            best,
            gained_by(world, {{"competences", subjects}, {"slots", days}, {"grade", {grade}}}));
      }
    }
  }
  return best;
}

void check_shortage(const Built& built, const Shortage& shortage) {
  const Problem& problem = built.problem;
  std::set<PersonId> mentors;
  int places = 0;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    const auto& mentees = shortage.mentees;
    if (std::find(mentees.begin(), mentees.end(), built.mentees[i]) == mentees.end()) continue;
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair)
      mentors.insert(built.mentors[problem.mentor[pair]]);
  }
  CHECK(mentors == std::set<PersonId>(shortage.mentors.begin(), shortage.mentors.end()));
  for (std::uint32_t j = 0; j < problem.mentors.size(); ++j)
    places += mentors.contains(built.mentors[j]) ? problem.mentors[j].places : 0;
  CHECK(shortage.places == places);
  CHECK(shortage.missing == static_cast<int>(shortage.mentees.size()) - places);
  CHECK(shortage.missing > 0);
}

bool meets(const Scoring& scoring, PersonId mentor, PersonId mentee, const Need& need,
           const FormRules& rules) {
  if (need.whole) {
    for (const Obstacle& each : scoring.obstacles(mentee, mentor)) {
      if (each.rule == need.criterion) return false;
    }
    return true;
  }
  for (const Criterion& each : rules.criteria) {
    if (each.id != need.criterion) continue;
    const auto& has = scoring.fact(mentor, Role::mentor, each.mentor).written;
    return std::find(has.begin(), has.end(), need.value) != has.end();
  }
  return false;
}

void check_uncovered(const State& state, const RandomSchool& school, const Uncovered& uncovered) {
  const Admission admission(state, school_form);
  const Scoring scoring(admission, school.mentees, school.mentors);
  const auto somebody = [&](PersonId mentee, const std::vector<Need>& needs) {
    return std::any_of(school.mentors.begin(), school.mentors.end(), [&](PersonId mentor) {
      return std::all_of(needs.begin(), needs.end(), [&](const Need& need) {
        return meets(scoring, mentor, mentee, need, admission.rules());
      });
    });
  };
  for (const PersonId mentee : uncovered.mentees) {
    CHECK_FALSE(somebody(mentee, uncovered.needs));
    for (std::size_t left = 0; left < uncovered.needs.size(); ++left) {
      std::vector<Need> fewer = uncovered.needs;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(left));
      CHECK((fewer.empty() || somebody(mentee, fewer)));
    }
  }
}

// A proposal with the id under which the folder keeps it.
Proposal proposal_of(const Admission& admission, const char* id) {
  Proposal proposal = propose(admission, {}).proposal;
  proposal.id = id;
  return proposal;
}

std::map<std::string, std::int64_t> levels_of(const Proposal& proposal) {
  std::map<std::string, std::int64_t> levels;
  for (const LevelValue& each : proposal.objective)
    levels[each.level] = each.value;
  return levels;
}

// Pairs mentees with their mentors by the day's proposal, from 1 September.
void pair_up(RandomSchool& school) {
  const State state = school.world.state(today);
  const Run run = propose(Admission(state, school_form), {});
  std::uint32_t number = 0;
  for (const ProposedPair& pair : run.proposal.pairs) {
    std::string mentees;
    for (const ProposedMentee& each : pair.mentees)
      mentees += (mentees.empty() ? "" : ",") + mentor::text(each.id);
    school.world.pair(mentor::text(PairId{++number}) + " pp " + mentor::text(pair.mentor) + " " +
                      mentees + " 2023-10-02 2024-05-31");
  }
}

// Who is served, and what a mentor of each kind adds, found by matching again.
void check_gaps(const World& world, const Gaps& found) {
  CHECK(found.served == most_served(world));
  for (const Kind& kind : found.kinds) {
    CHECK(kind.gain > 0);
    for (const Facts& facts : examples_of(kind))
      REQUIRE(gained_by(world, facts) == kind.gain);
  }
}

}  // namespace

TEST_CASE("one more mentor of a kind serves as many more as is told, and no kind serves more") {
  Dice dice{31};
  int gains = 0;
  for (int round = 0; round < 40; ++round) {
    const RandomSchool school = random_school(dice, 9, 2 + dice.roll(2));
    const State state = school.world.state(today);
    const Gaps found = gaps(Admission(state, school_form), 100);
    check_gaps(school.world, found);
    REQUIRE(best_gain_of_all(school.world) == (found.kinds.empty() ? 0 : found.kinds[0].gain));
    gains += static_cast<int>(found.kinds.size());
  }
  CHECK(gains > 40);
}

TEST_CASE("where groups have a minimum, gaps are those under the minimum") {
  Dice dice{43};
  int gains = 0;
  int small = 0;
  for (int round = 0; round < 40; ++round) {
    RandomSchool school = random_school(dice, 8, 3);
    Form& form = *std::find_if(school.world.programme.card.forms.begin(),
                               school.world.programme.card.forms.end(),
                               [](const Form& each) { return each.id == school_form; });
    form.group_min = 2 + dice.roll(2);
    const State state = school.world.state(today);
    const Gaps found = gaps(Admission(state, school_form), 5);
    check_gaps(school.world, found);
    gains += static_cast<int>(found.kinds.size());
    small += found.small_groups;
  }
  CHECK(gains > 20);
  CHECK(small > 10);
}

TEST_CASE("shortages are Hall violators that together explain everybody left out") {
  Dice dice{32};
  for (int round = 0; round < 100; ++round) {
    const RandomSchool school = random_school(dice, 10, 1 + dice.roll(4));
    const State state = school.world.state(today);
    const Built built = built_on(state);
    const Gaps found = gaps(Admission(state, school_form));
    int missing = 0;
    for (const Shortage& each : found.shortages) {
      check_shortage(built, each);
      missing += each.missing;
    }
    CHECK(missing == found.ready - most_served(school.world));
  }
}

TEST_CASE("who said nothing of what is required is told, and nobody is promised to help") {
  Dice dice{37};
  RandomSchool school = random_school(dice, 1, 3);
  Person& card = school.world.programme.people.at(school.mentees.front());
  card.facts.erase("slots");
  const State state = school.world.state(today);
  const Gaps found = gaps(Admission(state, school_form));
  REQUIRE(found.shortages.size() == 1);
  REQUIRE(found.shortages[0].silent.size() == 1);
  CHECK(found.shortages[0].silent[0].criterion == "day");
  CHECK(found.shortages[0].silent[0].value == "slots");
  CHECK(found.shortages[0].silent[0].mentees == 1);
  CHECK(found.kinds.empty());
}

TEST_CASE("needs told as uncovered meet nobody, and any fewer of them somebody") {
  Dice dice{33};
  std::size_t told = 0;
  for (int round = 0; round < 60; ++round) {
    const RandomSchool school = random_school(dice, 8, 2);
    const State state = school.world.state(today);
    for (const Uncovered& each : gaps(Admission(state, school_form), 100).uncovered) {
      check_uncovered(state, school, each);
      ++told;
    }
  }
  CHECK(told > 60);
}

TEST_CASE("those who could step in are those who could be matched if the pair had ended") {
  Dice dice{34};
  std::size_t able = 0;
  for (int round = 0; round < 40; ++round) {
    RandomSchool school = random_school(dice, 6, 6);
    pair_up(school);
    const State state = school.world.state(today);
    for (const StandIns& told : stand_ins(state)) {
      const PairState& pair = state.pairs.at(told.pair);
      World ended = school.world;
      ended.journal("2023-10-02 " + mentor::text(told.pair) + " closed outcome=completed");
      const State then = ended.state(today);
      const Built built = built_on(then);
      std::map<PersonId, int> could;  // mentor -> points, of those who may take them all
      for (std::uint32_t j = 0; j < built.mentors.size(); ++j) {
        const bool own = is_member(pair, built.mentors[j], Role::mentor, state.day);
        int points = 0;
        std::size_t fits = 0;
        for (std::uint32_t i = 0; i < built.mentees.size(); ++i) {
          const std::size_t at = find_pair(built.problem, i, j);
          const bool mentee = is_member(pair, built.mentees[i], Role::mentee, state.day);
          if (!mentee || at == built.problem.mentor.size()) continue;
          ++fits;
          points += built.problem.points[at];
        }
        const bool all = fits == pair.mentees.size() &&
                         built.problem.mentors[j].places >= static_cast<int>(fits);
        if (all && !own) could[built.mentors[j]] = points;
      }
      std::map<PersonId, int> names;
      for (const StandIn& each : told.able) {
        CHECK(each.points <= told.able.front().points);
        names[each.mentor] = each.points;
      }
      REQUIRE(names == could);
      able += names.size();
      int removed = 0;
      for (const auto& [rule, count] : told.removed_by)
        removed += count;
      CHECK(names.size() + static_cast<std::size_t>(removed) + 1 == school.mentors.size());
    }
  }
  CHECK(able > 40);
}

// A year that has begun: some are in pairs, some mentors are full, one may be pinned to somebody.
World begun_school(Dice& dice, bool ballots) {
  RandomSchool school = random_school(dice, 7, 4);
  World world = school.world;
  Programme& programme = world.programme;
  Form& form = *std::find_if(programme.card.forms.begin(), programme.card.forms.end(),
                             [](const Form& each) { return each.id == school_form; });
  form.group_min = 1 + dice.roll(3);
  for (const PersonId mentor : school.mentors) {
    const int capacity = mentor == school.mentors[0] ? 1 : 1 + dice.roll(3);
    world.journal("2023-09-02 " + mentor::text(mentor) +
                  " enrolled role=mentor form=pp capacity=" + std::to_string(capacity));
  }
  world.pair("pair-001 pp P-101 P-001 2023-09-15 2024-05-31");
  if (dice.roll(2) == 0) world.pair("pair-002 pp P-102 P-002 2023-09-15 2024-05-31");
  if (dice.roll(2) == 0) world.journal("2023-09-16 - pin id=pin-1 mentee=P-003 mentor=P-103");
  if (ballots) programme.matching.forms.at(school_form).mechanism = Mechanism::ballots;
  return world;
}

World with_pin_of(const World& world, PersonId mentee, PersonId mentor) {
  World pinned = world;
  pinned.journal("2023-10-02 - pin id=pin-9 mentee=" + mentor::text(mentee) +
                 " mentor=" + mentor::text(mentor));
  return pinned;
}

// Pins that are refused, but for those that a newer pin of the same mentee replaces.
int refused_by_others(const Built& built) {
  const auto& all = built.refused_pins;
  return static_cast<int>(std::count_if(all.begin(), all.end(), [](const auto& each) {
    return each.second.front().rule != "newer-pin";
  }));
}

// The folder with the pin, matched anew: the very pairs that were told.
void check_forced(const World& world, const Run& run, PersonId mentee, PersonId mentor,
                  const Forced& told) {
  auto expected = mentors_in(run.proposal);
  for (const Change& each : told.changes) {
    CHECK((expected.contains(each.mentee) ? std::optional(expected.at(each.mentee))
                                          : std::nullopt) == each.from);
    expected.erase(each.mentee);
    if (each.to) expected[each.mentee] = *each.to;
  }
  const World with = with_pin_of(world, mentee, mentor);
  const State state = with.state(today);
  const Run pinned = propose(Admission(state, school_form), {});
  CHECK(refused_by_others(pinned.built) == 0);
  CHECK(mentors_in(pinned.proposal) == expected);
  CHECK(expected.at(mentee) == mentor);
}

int refused_with(const World& world, PersonId mentee, PersonId mentor) {
  const World with = with_pin_of(world, mentee, mentor);
  const State state = with.state(today);
  return refused_by_others(build(Admission(state, school_form), {}));
}

TEST_CASE(
    "whom why names as another choice a pin can have, and nobody whom it calls out of reach") {
  Dice dice{41};
  std::map<Bar, int> bars;
  int forced_pairs = 0;
  for (int round = 0; round < 120; ++round) {
    const World world = begun_school(dice, round % 3 == 0);
    const State state = world.state(today);
    const Admission admission(state, school_form);
    const Run run = propose(admission, {});
    if (!run.built.refused_pins.empty()) continue;
    for (const PersonId mentee : run.built.mentees) {
      const auto answer = why(admission, run, mentee);
      REQUIRE(answer);
      for (const Other& other : answer->others) {
        check_forced(world, run, mentee, other.mentor, other.forced);
        ++forced_pairs;
      }
      for (const Barred& each : answer->barred) {
        const WhyNotThem apart = why_not(admission, run, mentee, each.mentor);
        CHECK(apart.bar == each.bar);
        CHECK_FALSE(apart.forced);
        CHECK(refused_with(world, mentee, each.mentor) > 0);
        ++bars[each.bar];
      }
    }
  }
  CHECK(forced_pairs > 100);
  CHECK(bars[Bar::no_place] > 10);
  CHECK(bars[Bar::group_min] > 10);
}

TEST_CASE("the cost of a former pair is what a pin of it costs") {
  Dice dice{35};
  int costs = 0;
  for (int round = 0; round < 40; ++round) {
    RandomSchool school = random_school(dice, 8, 4);
    const State first_state = school.world.state(today);
    const Proposal first = proposal_of(Admission(first_state, school_form), "first");
    add_mentor(school.world, PersonId{120},
               {{"competences", {"math"}}, {"slots", {"mo", "we"}}, {"grade", {"11"}}});
    const std::string left = mentor::text(school.mentees.front());
    school.world.journal("2023-10-03 " + left + " left role=mentee form=pp");
    const State state = school.world.state("2023-10-03");
    const Proposal second = proposal_of(Admission(state, school_form), "second");
    const Comparison found = compare({&first, &first_state}, {&second, &state}, school_form);
    for (const Difference& each : found.differences) {
      if (each.mentee == school.mentees.front()) CHECK(each.reason.kind == Because::outside);
      if (each.reason.kind != Because::cost && each.reason.kind != Because::lots) continue;
      World pinned = school.world;
      pinned.journal("2023-10-03 - pin id=pin-1 mentee=" + mentor::text(each.mentee) +
                     " mentor=" + mentor::text(each.from.front()));
      const State forced = pinned.state("2023-10-03");
      const auto after = levels_of(propose(Admission(forced, school_form), {}).proposal);
      auto expected = levels_of(second);
      for (const LevelChange& level : each.reason.levels) {
        CHECK(expected.at(level.level) == level.before);
        expected[level.level] = level.after;
      }
      // The pair counts for the worst-off here, and a pin does not.
      for (const auto& [level, value] : after) {
        if (level == "worst-off") {
          REQUIRE(expected.at(level) <= value);
        } else if (level != "lots") {
          REQUIRE(expected.at(level) == value);
        }
      }
      costs += each.reason.kind == Because::cost ? 1 : 0;
    }
  }
  CHECK(costs > 5);
}

TEST_CASE("a comparison tells exactly who has other mentors") {
  Dice dice{36};
  for (int round = 0; round < 30; ++round) {
    RandomSchool school = random_school(dice, 8, 4);
    const State before = school.world.state(today);
    const Proposal first = proposal_of(Admission(before, school_form), "first");
    pair_up(school);
    if (first.pairs.empty()) continue;
    school.world.journal("2023-10-05 pair-001 closed outcome=early reason=x");
    const State after = school.world.state("2023-10-06");
    const Side proposed{&first, &before};
    const Side now{nullptr, &after};
    const Comparison found = compare(proposed, now, school_form);
    const auto was = arrangement(proposed, school_form);
    const auto is = arrangement(now, school_form);
    CHECK(is.size() < was.size());
    CHECK(found.differences.size() == was.size() - is.size());
    for (const Difference& each : found.differences) {
      CHECK(each.turn == Turn::lost);
      CHECK(each.reason.kind == Because::closed);
      CHECK(each.from == was.at(each.mentee));
    }
    CHECK(static_cast<std::size_t>(found.same) == is.size());
  }
}

}  // namespace mentor::matching
