#include "mentor/state/waiting.h"

#include <doctest/doctest.h>

#include "mentor/state/people.h"
#include "world.h"

namespace mentor {
namespace {

World waiting_room() {
  World world;
  for (const char* line : {"P-001 pupil", "P-002 pupil", "P-003 pupil"})
    world.person(line);
  world.ready("P-001", "mentor", "pp").ready("P-002", "mentee", "pp");
  return world;
}

int days(const World& world, std::string_view day) {
  const State state = world.state(day);
  return waiting_days(state, *find_person(state, PersonId{2}), FormId{"pp"});
}

std::vector<std::string> waiting(const World& world, std::string_view day) {
  std::vector<std::string> codes;
  for (const WaitingMentee& each : waiting_mentees(world.state(day), FormId{"pp"}))
    codes.push_back(text(each.person));
  return codes;
}

using Codes = std::vector<std::string>;

TEST_CASE("waiting counts from enrolment") {
  CHECK(days(waiting_room(), "2023-09-01") == 0);
  CHECK(days(waiting_room(), "2023-10-01") == 30);
  CHECK(days(waiting_room(), "2023-08-31") == 0);
}

TEST_CASE("days of a pause do not count") {
  World world = waiting_room();
  world.journal("2023-09-11 P-002 paused until=2023-09-20");
  CHECK(days(world, "2023-09-11") == 10);
  CHECK(days(world, "2023-09-15") == 10);
  CHECK(days(world, "2023-09-21") == 10);
  CHECK(days(world, "2023-10-01") == 20);
  CHECK(waiting(world, "2023-09-20") == Codes{});
  CHECK(waiting(world, "2023-09-21") == Codes{"P-002"});
}

TEST_CASE("two pauses that meet are counted once") {
  World world = waiting_room();
  world.journal(
      "2023-09-11 P-002 paused until=2023-09-20\n2023-09-16 P-002 paused until=2023-09-25");
  CHECK(days(world, "2023-10-01") == 15);
}

TEST_CASE("waiting begins anew when the last pair ends, and pauses before it do not count") {
  World world = waiting_room();
  world.pair("pair-001 pp P-001 P-002 2023-10-01");
  world.journal(
      "2023-09-11 P-002 paused until=2023-09-20\n2023-12-01 pair-001 closed outcome=early");
  CHECK(waiting(world, "2023-11-30") == Codes{});
  CHECK(waiting(world, "2023-12-01") == Codes{"P-002"});
  CHECK(days(world, "2023-12-01") == 0);
  CHECK(days(world, "2023-12-11") == 10);
}

TEST_CASE("leaving a group counts as the end of the pair, its later closing does not") {
  World world = waiting_room();
  world.pair("pair-001 pp P-001 P-002,P-003 2023-10-01");
  world.journal(
      "2023-11-01 pair-001 left person=P-002\n2023-12-01 pair-001 closed outcome=completed");
  CHECK(waiting(world, "2023-11-01") == Codes{"P-002"});
  CHECK(days(world, "2023-12-11") == 40);
}

TEST_CASE("a pair of another form, and one that begins later") {
  World world = waiting_room();
  world.pair("pair-001 tt P-001 P-002 2023-10-01");
  CHECK(waiting(world, "2023-10-10") == Codes{"P-002"});
  CHECK(days(world, "2023-10-11") == 40);
  world.pair("pair-002 pp P-001 P-002 2024-01-10");
  CHECK(waiting(world, "2023-10-10") == Codes{});
}

TEST_CASE("the waiting are told with what they lack, the urgent first") {
  World world = waiting_room();
  world.journal("2023-09-20 P-003 enrolled role=mentee form=pp\n2023-09-20 P-003 urgent value=2");
  const auto all = waiting_mentees(world.state("2023-10-01"), FormId{});
  REQUIRE(all.size() == 2);
  CHECK(all[0].person == PersonId{3});
  CHECK(all[0].urgent == 2);
  CHECK(all[0].missing == std::vector<std::string>{"consent:processing"});
  CHECK(all[1].missing.empty());
  CHECK(all[1].days == 30);
}

TEST_CASE("who left or has no form yet does not wait") {
  World world = waiting_room();
  world.journal("2023-09-20 P-003 enrolled role=mentee\n2023-09-25 P-002 left");
  CHECK(waiting(world, "2023-09-25") == Codes{});
  CHECK(without_form(world.state("2023-09-25"), Role::mentee) == std::vector<PersonId>{{3}});
  CHECK(without_form(world.state("2023-09-25"), Role::mentor).empty());
}

}  // namespace
}  // namespace mentor
