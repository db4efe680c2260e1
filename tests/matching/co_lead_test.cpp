// Groups that several mentors lead: their places are there once, and whoever joins them suits all.
#include <doctest/doctest.h>

#include <algorithm>
#include <compare>
#include <set>

#include "mentor/matching/compare.h"
#include "mentor/matching/recheck.h"
#include "mentor/matching/scoring.h"
#include "mentor/state/places.h"
#include "random_school.h"

namespace mentor::matching {
namespace {

constexpr const char* day = "2023-10-02";

// One or two groups of several leaders with a mentee each; some mentees are pinned.
World some_groups(Dice& dice, bool grouped) {
  RandomSchool school = random_school(dice, 7, 5);
  World world = school.world;
  for (const PersonId mentor : school.mentors)
    world.journal("2023-09-02 " + mentor::text(mentor) +
                  " enrolled role=mentor form=pp capacity=" + std::to_string(1 + dice.roll(3)));
  const int order = dice.roll(2);
  const int second = dice.roll(3);
  const int pinned = dice.roll(3);
  FormRules& rules = world.programme.matching.forms.at(school_form);
  if (dice.roll(3) == 0) rules.mechanism = Mechanism::ballots;
  if (pinned == 0) world.journal("2023-09-16 - pin id=pin-1 mentee=P-003 mentor=P-102");
  if (pinned == 1) world.journal("2023-09-16 - pin id=pin-1 mentee=P-003 mentor=P-101");
  if (!grouped) return world;
  world.pair("pair-001 pp " + std::string(order == 0 ? "P-101,P-102" : "P-102,P-101") +
             " P-001 2023-09-15 2024-05-31");
  if (second == 0) world.pair("pair-002 pp P-103,P-104 P-002 2023-09-15 2024-05-31");
  if (second == 1) world.pair("pair-002 pp P-103,P-102 P-002 2023-09-15 2024-05-31");
  return world;
}

std::vector<PersonId> leaders_of(const State& state, PersonId mentor) {
  std::vector<PersonId> leaders = group_mates(state, mentor, school_form);
  leaders.push_back(mentor);
  return leaders;
}

// All leaders get whom their group gets.
std::map<PersonId, int> newcomers_in(const State& state, const Proposal& proposal) {
  std::map<PersonId, int> all;
  for (const ProposedPair& pair : proposal.pairs)
    for (const PersonId leader : leaders_of(state, pair.mentor))
      all[leader] += static_cast<int>(pair.mentees.size());
  return all;
}

Proposal proposed(const Admission& admission) {
  Proposal proposal = propose(admission, {}).proposal;
  proposal.id = iso(admission.state().day) + "-" + school_form.text;
  proposal.seal = seal_of(proposal);
  return proposal;
}

template <class Look>
void look_at_groups(std::uint32_t seed, const Look& look) {
  Dice dice{seed};
  for (int round = 0; round < 120; ++round) {
    Dice again = dice;
    const World alone = some_groups(again, false);
    const World world = some_groups(dice, true);
    const State state = world.state(day);
    const Admission admission(state, school_form);
    INFO("round ", round);
    look(world, alone, admission);
  }
}

TEST_CASE("the places of a group are there once, whoever leads it") {
  int joining = 0;
  look_at_groups(5, [&](const World& world, const World&, const Admission& admission) {
    const State& state = admission.state();
    const Proposal proposal = proposed(admission);
    for (const auto& [leader, news] : newcomers_in(state, proposal)) {
      INFO(mentor::text(leader));
      CHECK(mentees_now(state, leader, school_form) + news <=
            capacity_of(state, leader, school_form));
    }
    for (const ProposedPair& pair : proposal.pairs) {
      CHECK(group_lead(state, pair.mentor, school_form) == pair.mentor);
      joining += group_mates(state, pair.mentor, school_form).empty() ? 0 : 1;
    }
    CHECK(recheck(world.programme, proposal).empty());
  });
  CHECK(joining > 25);
}

TEST_CASE("whoever joins a group suits each of its leaders by the rules") {
  int kept_away = 0;
  look_at_groups(6, [&](const World&, const World& alone, const Admission& admission) {
    const State& state = admission.state();
    const State without = alone.state(day);  // where nobody leads with anybody
    const Admission each_alone(without, school_form);
    const Proposal proposal = proposed(admission);
    const Built built = build(admission, {});
    const Scoring scoring(each_alone, built.mentees, built.mentors);
    const auto suits = [&](PersonId mentee, PersonId mentor) {
      return scoring.obstacles(mentee, mentor).empty();
    };
    for (const ProposedPair& pair : proposal.pairs)
      for (const ProposedMentee& mentee : pair.mentees)
        for (const PersonId leader : leaders_of(state, pair.mentor))
          if (!mentee.pinned) CHECK(suits(mentee.id, leader));
    for (const PersonId mentee : built.mentees)
      for (const PersonId mentor : built.mentors) {
        if (!suits(mentee, mentor) || built.pins.contains(mentee)) continue;
        const auto leaders = leaders_of(state, mentor);
        const bool all = std::all_of(leaders.begin(), leaders.end(),
                                     [&](PersonId leader) { return suits(mentee, leader); });
        const bool leads = group_lead(state, mentor, school_form) == mentor;
        CHECK(are_in_market(built, mentee, mentor) == (all && leads));
        kept_away += all ? 0 : 1;
      }
  });
  CHECK(kept_away > 25);
}

// Of a mentee who was given to the lead: as if to another leader, or to one too many.
TEST_CASE("nobody is both ways with anybody through a group that several lead") {
  Dice dice{8};
  int left_out = 0;
  int proved = 0;
  int open = 0;
  for (int round = 0; round < 300; ++round) {
    World world = some_groups(dice, true);
    for (const char* each : {"P-101", "P-102", "P-103"})
      world.journal(std::string("2023-09-03 ") + each + " enrolled role=mentee form=pp");
    for (const char* each : {"P-003", "P-004"})
      world.journal(std::string("2023-09-03 ") + each + " enrolled role=mentor form=pp capacity=1");
    FormRules& rules = world.programme.matching.forms.at(school_form);
    rules.rules.clear();
    for (Criterion& each : rules.criteria)
      each.required = false;
    const State state = world.state(day);
    const Admission admission(state, school_form);
    const Proposal proposal = proposed(admission);
    std::set<std::pair<PersonId, PersonId>> taught;
    for (const ProposedPair& pair : proposal.pairs)
      for (const ProposedMentee& mentee : pair.mentees)
        for (const PersonId leader : leaders_of(state, pair.mentor))
          taught.insert({mentee.id, leader});
    for (const auto& [mentee, mentor] : taught) {
      INFO(mentor::text(mentee) << " and " << mentor::text(mentor));
      CHECK_FALSE(taught.contains({mentor, mentee}));
      CHECK(mentee != mentor);
    }
    CHECK(recheck(world.programme, proposal).empty());
    const Run run = propose(admission, {});
    left_out += static_cast<int>(run.built.led_round.size());
    if (run.built.led_round.empty()) continue;
    // Which of two pairs is left out costs nothing where as many would be served with both in.
    BuildOptions all_in;
    all_in.with_rounds = true;
    const Solution most = solve(build(admission, all_in).problem);
    const bool costs_nothing = rounds_cost_nothing(admission, run);
    ++(costs_nothing ? proved : open);
    if (costs_nothing) CHECK(most.served == run.solution.served);
    CHECK(std::lexicographical_compare_three_way(most.served.rbegin(), most.served.rend(),
                                                 run.solution.served.rbegin(),
                                                 run.solution.served.rend()) >= 0);
  }
  CHECK(left_out > 100);
  CHECK(proved > 10);
  CHECK(open > 10);
}

TEST_CASE("a proposal that overfills a group, or names another of its leaders, is refused") {
  int refused = 0;
  look_at_groups(7, [&](const World& world, const World&, const Admission& admission) {
    const State& state = admission.state();
    Proposal proposal = proposed(admission);
    for (std::size_t at = 0; at < proposal.pairs.size(); ++at) {
      const auto mates = group_mates(state, proposal.pairs[at].mentor, school_form);
      if (mates.empty()) continue;
      Proposal renamed = proposal;
      renamed.pairs[at].mentor = mates.front();
      renamed.seal = seal_of(renamed);
      CHECK_FALSE(recheck(world.programme, renamed).empty());
      Proposal fuller = proposal;
      const auto left_out = std::find_if(
          fuller.unmatched.begin(), fuller.unmatched.end(),
          [](const auto& each) { return each.cause == UnmatchedCause::no_free_place; });
      if (left_out == fuller.unmatched.end()) continue;
      ProposedPair more = fuller.pairs[at];
      more.mentor = mates.front();
      more.mentees = {fuller.pairs[at].mentees.front()};
      more.mentees.front().id = left_out->id;
      fuller.unmatched.erase(left_out);
      fuller.pairs.push_back(std::move(more));
      fuller.seal = seal_of(fuller);
      CHECK_FALSE(recheck(world.programme, fuller).empty());
      ++refused;
    }
  });
  CHECK(refused > 5);
}

TEST_CASE("what was proposed is no change once it is made") {
  int made = 0;
  look_at_groups(9, [&](const World& world, const World&, const Admission& admission) {
    const Proposal proposal = proposed(admission);
    World later = world;
    for (const ProposedPair& pair : proposal.pairs) {
      const auto groups = unclosed_pairs(admission.state(), pair.mentor, Role::mentor, school_form);
      for (const ProposedMentee& each : pair.mentees) {
        if (groups.empty()) continue;
        later.journal("2023-10-03 " + mentor::text(groups.front()->id) +
                      " joined person=" + mentor::text(each.id));
        ++made;
      }
    }
    const State today = later.state("2023-10-04");
    const Comparison changes =
        compare({&proposal, &admission.state()}, {nullptr, &today}, school_form);
    for (const Difference& each : changes.differences)
      CHECK(each.turn != Turn::changed);
  });
  CHECK(made > 25);
}

TEST_CASE("a pin to another leader of a group is lost, and its lead is named") {
  int lost = 0;
  look_at_groups(10, [&](const World&, const World&, const Admission& admission) {
    const State& state = admission.state();
    const Built built = build(admission, {});
    for (const auto& [mentee, mentor] : built.pins)
      CHECK(group_lead(state, mentor, school_form) == mentor);
    for (const auto& [two, against] : built.refused_pins) {
      const PersonId lead = group_lead(state, two.second, school_form);
      if (lead == two.second) continue;
      const bool told = std::any_of(against.begin(), against.end(), [&](const Obstacle& each) {
        return each.rule == "not-lead" && each.detail == mentor::text(lead);
      });
      CHECK(told);
      ++lost;
    }
  });
  CHECK(lost > 5);
}

TEST_CASE("whom a proposal gave another leader of the group is rather kept with its lead") {
  World world;
  for (const char* mentor : {"P-101", "P-102", "P-103"}) {
    world.person(std::string(mentor) + " pupil");
    world.ready(mentor, "mentor", "pp");
  }
  for (const char* mentee : {"P-001", "P-002"}) {
    world.person(std::string(mentee) + " pupil");
    world.ready(mentee, "mentee", "pp");
  }
  world.pair("pair-001 pp P-101,P-102 P-001 2023-09-15 2024-05-31");
  Proposal before;
  before.id = "2023-09-10-pp";
  before.form = school_form;
  before.pairs = {{PersonId{102}, {ProposedMentee{}}}};
  before.pairs.front().mentees.front().id = PersonId{2};
  world.programme.proposals[before.id] = before;
  const State state = world.state(day);
  const Built built = build(Admission(state, school_form), {before.id, std::nullopt});
  REQUIRE(built.mentees == std::vector<PersonId>{PersonId{2}});
  for (std::uint32_t mentor = 0; mentor < built.mentors.size(); ++mentor) {
    INFO(mentor::text(built.mentors[mentor]));
    const std::size_t pair = find_pair(built.problem, 0, mentor);
    const bool eligible = pair < built.problem.marks.size();
    CHECK(eligible == (built.mentors[mentor] != PersonId{102}));
    const bool is_kept = eligible && (built.problem.marks[pair] & Mark::kept) != 0;
    CHECK(is_kept == (built.mentors[mentor] == PersonId{101}));
  }
}

TEST_CASE("groups with a leader in common have one lead") {
  World world;
  for (const char* mentor : {"P-101", "P-102", "P-103", "P-104"}) {
    world.person(std::string(mentor) + " pupil");
    world.ready(mentor, "mentor", "pp");
  }
  for (const char* mentee : {"P-001", "P-002", "P-003"}) {
    world.person(std::string(mentee) + " pupil");
    world.ready(mentee, "mentee", "pp");
  }
  world.pair("pair-002 pp P-102,P-101 P-001 2023-09-15 2024-05-31")
      .pair("pair-001 pp P-103,P-102 P-002 2023-09-15 2024-05-31")
      .pair("pair-003 pp P-104 P-003 2023-09-15 2024-05-31");
  const auto lead = [&](const char* mentor, const char* on_day) {
    return mentor::text(group_lead(world.state(on_day), *person_code(mentor), FormId{"pp"}));
  };
  for (const char* mentor : {"P-101", "P-102", "P-103"})
    CHECK(lead(mentor, "2023-10-02") == "P-103");
  CHECK(lead("P-104", "2023-10-02") == "P-104");
  // Whoever was replaced leads no more; who came in their place stands behind those who stayed.
  world.journal("2023-10-05 pair-001 mentor person=P-104 instead_of=P-103");
  CHECK(lead("P-101", "2023-10-06") == "P-102");
  CHECK(lead("P-104", "2023-10-06") == "P-102");
  CHECK(lead("P-103", "2023-10-06") == "P-103");
}

}  // namespace
}  // namespace mentor::matching
