// A folder may be written that asks for more than the solver takes: what is handed to it never
// does.
#include <doctest/doctest.h>

#include <string>

#include "mentor/matching/gaps.h"
#include "mentor/matching/propose.h"
#include "mentor/matching/recheck.h"
#include "state/world.h"

using namespace mentor;
using namespace mentor::matching;

namespace {

const FormId form{"pp"};

World school() {
  World world;
  world.person("P-001 pupil").person("P-101 pupil").person("P-102 pupil");
  world.ready("P-001", "mentee", "pp");
  return world.ready("P-101", "mentor", "pp").ready("P-102", "mentor", "pp");
}

// P-101 with so many mentees, all in one pair.
World with_group_of(int mentees) {
  World world = school();
  std::string codes;
  for (int i = 0; i < mentees; ++i)
    codes += (codes.empty() ? "P-" : ",P-") + std::to_string(1000 + i);
  return world.pair("pair-001 pp P-101 " + codes + " 2023-11-01 2024-05-31");
}

World with_weights_of(int criteria) {
  World world = school();
  FormRules& rules = world.programme.matching.forms[form];
  for (int i = 0; i < criteria; ++i) {
    Criterion& made = rules.criteria.emplace_back();
    made.id = "c" + std::to_string(i);
    made.weight = 10000;
    made.mentee = made.mentor = "interests";
  }
  return world;
}

// The rule that the folder goes beyond; empty where the two who are free are matched.
std::string beyond_of(const World& world) {
  const State state = world.state("2023-12-04");
  const Admission admission(state, form);
  const Run run = propose(admission, {});
  CHECK(faults(run.built.problem).empty());
  CHECK(run.built.beyond == gaps(admission).beyond);
  CHECK(run.proposal.pairs.size() == (run.built.beyond ? 0 : 1));
  return run.built.beyond ? run.built.beyond->message.id : "";
}

}  // namespace

TEST_CASE("a group of more mentees than can be counted is named") {
  CHECK(beyond_of(with_group_of(Problem::max_group)).empty());
  const World world = with_group_of(Problem::max_group + 1);
  CHECK(beyond_of(world) == "match-group-too-large");
  const State state = world.state("2023-12-04");
  const auto beyond = build(Admission(state, form), {}).beyond;
  REQUIRE(beyond.has_value());
  CHECK(arg(beyond->message, "person") == "P-101");
  CHECK(arg(beyond->message, "mentees") == "1025");
  CHECK(beyond->where == where(world.programme, world.programme.pairs.at(PairId{1}).place));
}

TEST_CASE("weights of more criteria than can be counted are named") {
  CHECK(beyond_of(with_weights_of(838)).empty());
  CHECK(beyond_of(with_weights_of(839)) == "match-weights-too-large");
}

TEST_CASE("more people than can be counted on a side are named") {
  const int people = static_cast<int>(Problem::max_people) + 1;
  World world;
  std::string lines;
  for (int number = 101; number <= 100 + people; ++number) {
    const std::string code = "P-" + std::to_string(number);
    world.person(code + " pupil");
    lines += "2023-09-01 " + code + " enrolled role=mentee form=pp\n2023-09-01 " + code +
             " consent kind=processing signed_by=self,representative\n";
  }
  const State state = world.journal(lines).state("2023-12-04");
  const auto beyond = build(Admission(state, form), {}).beyond;
  REQUIRE(beyond.has_value());
  CHECK(beyond->message.id == "match-too-many-people");
  CHECK(arg(beyond->message, "form") == "pp");
  CHECK(arg(beyond->message, "mentees") == std::to_string(people));
  CHECK(arg(beyond->message, "mentors") == "0");
  CHECK(arg(beyond->message, "most") == std::to_string(people - 1));
}

TEST_CASE("a proposal whose facts have gone beyond the limits says so") {
  World world = school();
  const State state = world.state("2023-12-04");
  Proposal proposal = propose(Admission(state, form), {}).proposal;
  proposal.id = proposal_id(world.programme, proposal);
  proposal.seal = seal_of(proposal);
  REQUIRE(recheck(world.programme, proposal).empty());
  const World larger = with_group_of(Problem::max_group + 1);
  const Findings found = recheck(larger.programme, proposal);
  REQUIRE(found.size() == 1);
  CHECK(found.front().message.id == "match-group-too-large");
}
