// Matching anew what is a pair today: what is told of a pair that a rule has overtaken, and of a
// pin that breaks another one, is what matching with that pin does.
#include <doctest/doctest.h>

#include <algorithm>

#include "mentor/matching/compare.h"
#include "mentor/matching/explain.h"
#include "random_school.h"

namespace mentor::matching {
namespace {

constexpr const char* day = "2023-10-02";

struct Year {
  World world;
  BuildOptions options;
};

// Some are paired whatever the rules say, some are pinned to others, few pairs may be broken.
Year begun_year(Dice& dice) {
  RandomSchool school = random_school(dice, 6, 4);
  Year year{school.world, {"today", dice.roll(3)}};
  for (const PersonId mentor : school.mentors)
    year.world.journal(
        "2023-09-02 " + mentor::text(mentor) +
        " enrolled role=mentor form=pp capacity=" + std::to_string(1 + dice.roll(2)));
  for (std::size_t i = 0; i < 3; ++i)
    year.world.pair("pair-00" + std::to_string(i + 1) + " pp " + mentor::text(school.mentors[i]) +
                    " " + mentor::text(school.mentees[i]) + " 2023-09-15 2024-05-31");
  if (dice.roll(3) == 0) year.world.journal("2023-09-16 - pin id=pin-1 mentee=P-001 mentor=P-104");
  if (dice.roll(3) == 0) year.world.journal("2023-09-17 - pin id=pin-2 mentee=P-002 mentor=P-103");
  FormRules& rules = year.world.programme.matching.forms.at(school_form);
  rules.keep = dice.roll(2) == 0 ? 0 : 50;
  if (dice.roll(3) == 0) rules.mechanism = Mechanism::ballots;
  return year;
}

std::map<std::string, std::int64_t> levels_in(const Proposal& proposal) {
  std::map<std::string, std::int64_t> levels;
  for (const LevelValue& each : proposal.objective)
    if (each.level != "lots" && each.level != "worst-off") levels[each.level] = each.value;
  return levels;
}

// The pairs and the levels that were told are those of the folder with the pin, matched anew. Where
// the weakest pair counts a pin is another thing: it is no pair of that level.
void check_forced(const Year& year, const Run& run, PersonId mentee, PersonId mentor,
                  const Forced& told) {
  const auto& objective = run.built.problem.objective;
  const bool worst_off =
      std::find(objective.begin(), objective.end(), Level::worst_off) != objective.end();
  if (worst_off && !run.ballots) return;
  auto pairs = mentors_in(run.proposal);
  for (const Change& each : told.changes) {
    pairs.erase(each.mentee);
    if (each.to) pairs[each.mentee] = *each.to;
  }
  auto levels = levels_in(run.proposal);
  for (const LevelChange& each : told.levels)
    if (levels.contains(each.level)) levels[each.level] = each.after;
  World pinned = year.world;
  pinned.journal("2023-10-02 - pin id=pin-9 mentee=" + mentor::text(mentee) +
                 " mentor=" + mentor::text(mentor));
  const State state = pinned.state(day);
  const Proposal anew = propose(Admission(state, school_form), {year.options, {}}).proposal;
  CHECK(mentors_in(anew) == pairs);
  CHECK(levels_in(anew) == levels);
}

// Each is matched anew with its pairs of today.
template <class Look>
void look_at_years(std::uint32_t seed, const Look& look) {
  Dice dice{seed};
  for (int round = 0; round < 80; ++round) {
    const Year year = begun_year(dice);
    const State state = year.world.state(day);
    const Admission admission(state, school_form);
    INFO("round ", round);
    look(year, admission, propose(admission, {year.options, {}}));
  }
}

TEST_CASE("a pin that breaks a kept pair costs what matching with it costs") {
  int breaking = 0;
  look_at_years(83, [&](const Year& year, const Admission&, const Run& run) {
    auto proposed = mentors_in(run.proposal);
    for (const PersonId mentee : run.built.mentees) {
      for (const PersonId mentor : run.built.mentors) {
        if (proposed[mentee] == mentor) continue;
        const auto told = forced(run, mentee, mentor);
        if (!told) continue;
        INFO(mentor::text(mentee), " ", mentor::text(mentor));
        check_forced(year, run, mentee, mentor, *told);
        const auto kept = run.built.freed.find(mentee);
        breaking += kept != run.built.freed.end() && kept->second != mentor ? 1 : 0;
      }
    }
  });
  CHECK(breaking > 50);
}

TEST_CASE("a rule does not forbid a pair of today that may go on") {
  int parted = 0;
  look_at_years(84, [&](const Year&, const Admission& admission, const Run& run) {
    const State& state = admission.state();
    auto proposed = mentors_in(run.proposal);
    const Comparison changes = compare({nullptr, &state}, {&run.proposal, &state}, school_form);
    for (const auto& [two, against] : run.built.tolerated) {
      const PersonId mentee = two.first;
      if (proposed[mentee] == two.second) continue;
      const WhyNotThem apart = why_not(admission, run, mentee, two.second);
      CHECK(apart.obstacles.empty());
      CHECK(apart.tolerated.size() >= against.size());
      CHECK(apart.forced.has_value() == (apart.bar == Bar::none));
      for (const Difference& each : changes.differences)
        if (each.mentee == mentee) CHECK(each.reason.kind != Because::rule);
      ++parted;
    }
  });
  CHECK(parted > 5);
}

TEST_CASE(
    "last year's mentor is the one of its end, not who was replaced or whom the mentee left") {
  World world;
  for (const char* person : {"P-001", "P-002", "P-101", "P-102", "P-103"}) {
    world.person(std::string(person) + " pupil");
    world.ready(person, person[2] == '0' ? "mentee" : "mentor", "pp");
  }
  world.pair("pair-001 pp P-101 P-001 2022-10-10 2023-05-31");
  world.pair("pair-002 pp P-101 P-002 2022-10-10 2023-05-31");
  world.pair("pair-003 pp P-103 P-002 2023-01-10 2023-05-31");
  world.journal(
      "2022-12-10 pair-002 closed outcome=completed\n"
      "2023-02-12 pair-001 mentor person=P-102 instead_of=P-101 order=1\n"
      "2023-05-31 pair-001 closed outcome=completed\n"
      "2023-05-31 pair-003 closed outcome=completed");
  const State state = world.state(day);
  const Admission admission(state, FormId{"pp"});
  const Built built = build(admission, {"last-year", {}});
  std::string found;
  for (std::uint32_t i = 0; i < built.mentees.size(); ++i) {
    for (std::size_t k = built.problem.first[i]; k < built.problem.first[i + 1]; ++k) {
      if ((built.problem.marks[k] & Mark::kept) != 0)
        found += mentor::text(built.mentees[i]) + "-" +
                 mentor::text(built.mentors[built.problem.mentor[k]]) + " ";
    }
  }
  CHECK(found == "P-001-P-102 P-002-P-103 ");
}

}  // namespace
}  // namespace mentor::matching
