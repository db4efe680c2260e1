// A proposal of the past: what is decided later does not touch it, and what of its own day is
// another now is named.
#include "mentor/matching/recheck.h"

#include <doctest/doctest.h>

#include <functional>

#include "mentor/matching/propose.h"
#include "random_school.h"

using namespace mentor;
using namespace mentor::matching;

namespace {

constexpr const char* proposed_on = "2023-12-04";

Proposal proposed(World& world, const char* day = proposed_on) {
  const State state = world.state(day);
  const Admission admission(state, school_form);
  Proposal made = propose(admission, {}).proposal;
  made.id = proposal_id(world.programme, made);
  made.seal = seal_of(made);
  world.programme.proposals[made.id] = made;
  return made;
}

// The order of a later day that makes some of the proposal's pairs, or all.
void approve_later(World& world, const Proposal& proposal, Dice& dice, const std::string& source) {
  std::string pairs;
  int number = 0;
  for (const ProposedPair& each : proposal.pairs) {
    if (dice.roll(3) == 0) continue;
    const std::string code = "pair-00" + std::to_string(++number);
    std::string mentees;
    for (const ProposedMentee& mentee : each.mentees)
      mentees += (mentees.empty() ? "" : ",") + text(mentee.id);
    world.pair(code + " pp " + text(each.mentor) + " " + mentees +
               " 2023-12-11 2024-05-31 order=1");
    world.programme.pairs.at(PairId{static_cast<std::uint32_t>(number)}).source = source;
    pairs += (pairs.empty() ? "" : ",") + code;
  }
  if (pairs.empty()) return;
  world.journal("2023-12-10 - order id=order-1 number=1 kind=pairs pairs=" + pairs);
}

std::vector<std::string> findings_of(const World& world, const Proposal& proposal) {
  std::vector<std::string> told;
  for (const Finding& each : recheck(world.programme, proposal)) {
    std::string line = each.message.id;
    for (const Arg& arg : each.message.args)
      if (arg.name == "person" || arg.name == "other") line += " " + arg.value;
    told.push_back(std::move(line));
  }
  return told;
}

bool tells(const std::vector<std::string>& told, const std::string& line) {
  return std::find(told.begin(), told.end(), line) != told.end();
}

struct Change {
  std::string told;  ///< what `verify` has to say of it
  std::function<void(World&)> make;
};

// One change of the proposal's day each, none of them noted as later.
std::vector<Change> changes() {
  const auto entry = [](const char* line) { return [line](World& world) { world.journal(line); }; };
  return {
      {"proposal-input-known P-001",
       [](World& world) {
         world.programme.people.at(PersonId{1}).facts["requests"] = {{"singing"}, false};
       }},
      {"proposal-input-known P-101",
       [](World& world) {
         world.programme.people.at(PersonId{101}).facts["competences"] = {{"singing"}, false};
       }},
      {"proposal-input-known P-001", entry("2023-12-01 P-001 urgent value=3")},
      {"proposal-input-known P-001", entry("2023-12-01 P-001 withdrawn kind=processing")},
      {"proposal-input-places P-101",
       entry("2023-12-01 P-101 enrolled role=mentor form=pp capacity=1")},
      {"proposal-input-pair P-001 P-101",
       entry("2023-12-01 - ban id=ban-1 mentee=P-001 mentor=P-101")},
      {"proposal-stranger P-102", entry("2023-12-01 P-102 left reason=x")},
      {"proposal-new-mentor P-109",
       [](World& world) {
         add_mentor(world, PersonId{109}, {{"competences", {"math"}}, {"slots", {"mo"}}});
       }},
      {"proposal-new-mentee P-009",
       [](World& world) { world.person("P-009 pupil class=6А").ready("P-009", "mentee", "pp"); }},
      {"proposal-input-rules",
       [](World& world) {
         world.programme.matching.forms.at(school_form).criteria.front().weight = 41;
       }},
      {"proposal-input-rules",
       [](World& world) {
         Rule rule;
         rule.id = "other-class";
         rule.mentor = rule.mentee = "class";
         rule.relation = Relation::differs;
         world.programme.matching.forms.at(school_form).rules.push_back(rule);
         world.programme.matching.forms.at(school_form).load = 20;
       }},
  };
}

// Where everybody may be paired with everybody, so that any change counts.
RandomSchool open_school(Dice& dice) {
  RandomSchool school = random_school(dice, 4, 3);
  FormRules& rules = school.world.programme.matching.forms.at(school_form);
  rules.rules.clear();
  for (Criterion& each : rules.criteria)
    each.required = false;
  return school;
}

}  // namespace

TEST_CASE("a proposal verifies whatever orders of later days make, of it or of others") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    Dice dice{seed};
    RandomSchool school = random_school(dice, 5, 4);
    const Proposal made = proposed(school.world);
    REQUIRE(findings_of(school.world, made) == std::vector<std::string>{});
    approve_later(school.world, made, dice, seed % 2 == 0 ? made.id : "manual");
    CHECK(findings_of(school.world, made) == std::vector<std::string>{});
    CHECK(is_fresh(school.world.programme, made));
  }
}

TEST_CASE("what has changed since is named, and nothing is left to a guess") {
  for (const Change& change : changes()) {
    for (unsigned seed = 0; seed < 12; ++seed) {
      CAPTURE(seed);
      Dice dice{seed};
      RandomSchool school = open_school(dice);
      const Proposal made = proposed(school.world);
      change.make(school.world);
      const auto told = findings_of(school.world, made);
      INFO(change.told);
      CHECK_FALSE(tells(told, "proposal-input-other"));
      CHECK(tells(told, change.told));
    }
  }
}

TEST_CASE(
    "a pair that only the pin of another mentor would allow is refused with what is missing") {
  World world;
  world.person("P-001 pupil").person("P-101 pupil").person("P-102 pupil");
  world.ready("P-001", "mentee", "pp").ready("P-101", "mentor", "pp");
  world.ready("P-102", "mentor", "pp");
  world.programme.matching.forms[school_form].require = {Requirement::baseline};
  world.journal("2023-11-02 - pin id=pin-1 mentee=P-001 mentor=P-101");
  Proposal made = proposed(world);
  REQUIRE(made.pairs.size() == 1);
  made.pairs.front().mentor = PersonId{102};
  const Findings found = recheck(world.programme, made);
  REQUIRE_FALSE(found.empty());
  CHECK(found.front().message.id == "proposal-rule");
  CHECK(arg(found.front().message, "rule") == "baseline");
}

TEST_CASE("a pair of that very day is named") {
  Dice dice{7};
  RandomSchool school = open_school(dice);
  const Proposal made = proposed(school.world);
  school.world.pair("pair-009 pp P-103 P-001 2023-12-04 2024-05-31 order=9");
  const auto told = findings_of(school.world, made);
  CHECK(tells(told, "proposal-input-paired P-001"));
  CHECK(tells(told, "proposal-input-places P-103"));
  CHECK_FALSE(tells(told, "proposal-input-other"));
}

TEST_CASE("a proposal of an older program is verified, and says who came and went") {
  Dice dice{3};
  RandomSchool school = open_school(dice);
  Proposal made = proposed(school.world);
  made.parts = {};
  made.seal = seal_of(made);
  CHECK(findings_of(school.world, made) == std::vector<std::string>{});
  school.world.person("P-009 pupil class=6А").ready("P-009", "mentee", "pp");
  CHECK(tells(findings_of(school.world, made), "proposal-new-mentee P-009"));
}

TEST_CASE("lots that an earlier program drew by the calendar are told as that") {
  Dice dice{3};
  RandomSchool school = open_school(dice);
  school.world.journal("2023-08-01 P-001 enrolled role=mentee form=pp");
  school.world.journal("2023-08-01 P-001 consent kind=processing signed_by=self,representative");
  school.world.journal("2023-08-01 P-101 enrolled role=mentor form=pp");
  school.world.journal("2023-08-01 P-101 consent kind=processing signed_by=self,representative");
  Proposal made = proposed(school.world, "2023-08-10");
  REQUIRE(made.pairs.size() == 1);
  made.pairs.front().mentees.front().lot = Lots(school_form, "2022-2023").of("P-001", "P-101");
  made.parts = {};
  const auto told = findings_of(school.world, made);
  CHECK(tells(told, "proposal-lot-year"));
  CHECK_FALSE(tells(told, "proposal-lot"));
  made.pairs.front().mentees.front().lot = 1;
  CHECK(tells(findings_of(school.world, made), "proposal-lot"));
}

TEST_CASE("parts that somebody changed are found out") {
  Dice dice{3};
  RandomSchool school = open_school(dice);
  Proposal made = proposed(school.world);
  made.parts.mentees.begin()->second = "00000000.00000000.00000000";
  made.seal = seal_of(made);
  CHECK(findings_of(school.world, made) == std::vector<std::string>{"proposal-told"});
}
