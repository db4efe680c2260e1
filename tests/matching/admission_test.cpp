// What stands between two people is what is so on the day.
#include "mentor/matching/admission.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mentor/matching/stand_ins.h"
#include "state/world.h"

using namespace mentor;
using namespace mentor::matching;

namespace {

// P-101 mentors P-001, and each is on the other side, too.
World school() {
  World world;
  world.person("P-001 pupil class=9А").person("P-002 pupil class=6А");
  world.person("P-101 pupil class=9А");
  for (const char* person : {"P-001", "P-002", "P-101"})
    world.ready(person, "mentee", "pp").ready(person, "mentor", "pp");
  return world.pair("pair-001 pp P-101 P-001,P-002 2023-11-01 2024-05-31 order=1");
}

// Between the mentor as mentee and P-001 as mentor.
std::vector<std::string> other_way_round(const World& world, const char* day) {
  const State state = world.state(day);
  std::vector<std::string> rules;
  for (const Obstacle& each : Admission(state, FormId{"pp"}).between(PersonId{101}, PersonId{1}))
    rules.push_back(each.rule);
  return rules;
}

}  // namespace

TEST_CASE("who leaves a group is none of its mentees from that day on") {
  World world = school();
  world.journal("2023-12-04 pair-001 left person=P-001");
  CHECK(other_way_round(world, "2023-12-03") == std::vector<std::string>{"both-ways"});
  CHECK(other_way_round(world, "2023-12-04").empty());
}

TEST_CASE("an early end is remembered of those who were there on its eve") {
  World world = school();
  world.journal("2023-12-01 pair-001 left person=P-002");
  world.journal("2023-12-04 pair-001 left person=P-001");
  world.journal("2023-12-04 pair-001 closed outcome=early reason=другое");
  const State state = world.state("2023-12-10");
  const Admission admission(state, FormId{"pp"});
  CHECK(admission.between(PersonId{1}, PersonId{101}).size() == 1);
  CHECK(admission.between(PersonId{2}, PersonId{101}).empty());
}

TEST_CASE("a pin to one of those who lead a group is a pin into the group") {
  World world;
  for (const char* mentee : {"P-001", "P-002"})
    world.person(std::string(mentee) + " pupil").ready(mentee, "mentee", "pp");
  for (const char* mentor : {"P-101", "P-102", "P-103"})
    world.person(std::string(mentor) + " pupil").ready(mentor, "mentor", "pp");
  world.pair("pair-001 pp P-101 P-001 2023-11-01 2024-05-31");
  world.pair("pair-002 pp P-102,P-103 P-002 2023-11-01 2024-05-31");
  world.programme.matching.forms[FormId{"pp"}].require = {Requirement::trained};
  CHECK(stand_ins(world.state("2023-12-04")).front().able.empty());
  world.journal("2023-11-02 - pin id=pin-1 mentee=P-001 mentor=P-103");
  const State state = world.state("2023-12-04");
  const Admission admission(state, FormId{"pp"});
  for (const std::uint32_t mentor : {102U, 103U}) {
    CHECK(admission.excused(PersonId{1}, PersonId{mentor}) == Excused::by_pin);
    CHECK(admission.against(PersonId{1}, PersonId{mentor}).size() == 2);
    CHECK(admission.against(PersonId{1}, PersonId{mentor}, Excused::by_pin).empty());
  }
  CHECK(admission.excused(PersonId{1}, PersonId{101}) == Excused::nothing);
  // The mentees of a pair come into a group through the one who stands for it.
  const StandIns told = stand_ins(state).front();
  REQUIRE(told.able.size() == 1);
  CHECK(told.able.front().mentor == PersonId{102});
}
