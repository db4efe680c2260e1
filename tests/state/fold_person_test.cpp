#include <doctest/doctest.h>

#include "mentor/state/people.h"
#include "world.h"

namespace mentor {
namespace {

const PersonState& p1(const State& state) {
  return *find_person(state, PersonId{1});
}

World one(std::string_view journal) {
  World world;
  world.person("P-001 pupil class=7Б").journal(journal);
  return world;
}

bool takes_part(const World& world, std::string_view day, Role role, const char* form) {
  const State state = world.state(day);
  return active_participation(state, p1(state), role, FormId{form}) != nullptr;
}

TEST_CASE("a participation lasts from its enrolment to the day of leaving") {
  const World world =
      one("2023-09-05 P-001 enrolled role=mentee form=pp\n"
          "2023-12-01 P-001 left role=mentee form=pp reason=переезд");
  CHECK_FALSE(takes_part(world, "2023-09-04", Role::mentee, "pp"));
  CHECK(takes_part(world, "2023-09-05", Role::mentee, "pp"));
  CHECK(takes_part(world, "2023-11-30", Role::mentee, "pp"));
  CHECK_FALSE(takes_part(world, "2023-12-01", Role::mentee, "pp"));
  CHECK_FALSE(takes_part(world, "2023-11-30", Role::mentor, "pp"));
  CHECK_FALSE(takes_part(world, "2023-11-30", Role::mentee, "tt"));
  CHECK(takes_part(world, "2023-11-30", Role::mentee, ""));
}

TEST_CASE("leaving without a role or form leaves all, with them only those") {
  const char* enrolled =
      "2023-09-05 P-001 enrolled role=mentee form=pp\n"
      "2023-09-05 P-001 enrolled role=mentor form=pp\n2023-09-05 P-001 enrolled role=mentor "
      "form=tt\n";
  const std::string all = enrolled;
  CHECK_FALSE(takes_part(one(all + "2023-10-01 P-001 left"), "2023-10-01", Role::mentor, ""));
  CHECK_FALSE(takes_part(one(all + "2023-10-01 P-001 left"), "2023-10-01", Role::mentee, ""));
  const World mentor_left = one(all + "2023-10-01 P-001 left role=mentor");
  CHECK_FALSE(takes_part(mentor_left, "2023-10-01", Role::mentor, ""));
  CHECK(takes_part(mentor_left, "2023-10-01", Role::mentee, "pp"));
  const World form_left = one(all + "2023-10-01 P-001 left role=mentor form=tt");
  CHECK_FALSE(takes_part(form_left, "2023-10-01", Role::mentor, "tt"));
  CHECK(takes_part(form_left, "2023-10-01", Role::mentor, "pp"));
}

TEST_CASE("who left may come back, and both times stay known") {
  const World world =
      one("2023-09-05 P-001 enrolled role=mentee form=pp\n2023-10-01 P-001 left\n"
          "2023-11-01 P-001 enrolled role=mentee form=pp");
  CHECK_FALSE(takes_part(world, "2023-10-31", Role::mentee, "pp"));
  CHECK(takes_part(world, "2023-11-01", Role::mentee, "pp"));
  CHECK(p1(world.state("2023-11-01")).participations.size() == 2);
}

TEST_CASE("enrolled again while it holds changes the capacity, not the day") {
  const State state = one("2023-09-05 P-001 enrolled role=mentor form=pp capacity=1\n"
                          "2023-10-05 P-001 enrolled role=mentor form=pp capacity=3")
                          .state("2023-10-05");
  REQUIRE(p1(state).participations.size() == 1);
  CHECK(p1(state).participations[0].enrolled == on("2023-09-05"));
  CHECK(p1(state).participations[0].capacity == 3);
}

TEST_CASE("a form chosen later fills the participation that had none") {
  const World world =
      one("2023-09-05 P-001 enrolled role=mentor capacity=2\n"
          "2023-09-20 P-001 form role=mentor form=pp\n2023-09-25 P-001 form role=mentor form=tt");
  CHECK_FALSE(takes_part(world, "2023-09-19", Role::mentor, "pp"));
  CHECK(takes_part(world, "2023-09-20", Role::mentor, "pp"));
  const State state = world.state("2023-09-25");
  REQUIRE(p1(state).participations.size() == 2);
  CHECK(p1(state).participations[0].capacity == 2);
  CHECK(p1(state).participations[1].form == FormId{"tt"});
}

TEST_CASE("a pause lasts through its last day, or until it is ended") {
  const World until = one("2023-10-01 P-001 paused until=2023-10-10");
  CHECK_FALSE(is_paused(p1(until.state("2023-10-10")), on("2023-09-30")));
  CHECK(is_paused(p1(until.state("2023-10-10")), on("2023-10-10")));
  CHECK_FALSE(is_paused(p1(until.state("2023-10-11")), on("2023-10-11")));
  const World ended = one("2023-10-01 P-001 paused until=2023-10-10\n2023-10-05 P-001 resumed");
  CHECK(is_paused(p1(ended.state("2023-10-04")), on("2023-10-04")));
  CHECK_FALSE(is_paused(p1(ended.state("2023-10-05")), on("2023-10-05")));
  const World open = one("2023-10-01 P-001 paused");
  CHECK(is_paused(p1(open.state("2024-08-31")), on("2024-08-31")));
}

TEST_CASE("a pause said again with another last day is one pause with that day") {
  const World world =
      one("2023-10-01 P-001 paused until=2023-10-10\n2023-10-05 P-001 paused until=2023-10-20");
  const State state = world.state("2023-10-20");
  CHECK(is_paused(p1(state), on("2023-10-20")));
  CHECK_FALSE(is_paused(p1(state), on("2023-10-21")));
}

TEST_CASE("the newest word of each kind holds") {
  const World world =
      one("2023-09-01 P-001 urgent value=3 rule=сирота\n2023-10-01 P-001 urgent value=0\n"
          "2023-09-01 P-001 selected form=pp decision=true\n"
          "2023-10-01 P-001 selected form=pp decision=false\n"
          "2023-09-01 P-001 cleared kind=medical until=2024-01-01\n"
          "2023-09-01 P-001 agreement number=7 paid=true\n2023-09-03 P-001 class class=8Б\n"
          "2023-09-01 P-001 support state=opened\n2023-10-01 P-001 support state=closed\n"
          "2023-09-02 P-001 search next=позвонить\n2023-09-04 P-001 search next=написать\n"
          "2023-09-02 P-001 willing role=mentor");
  const State before = world.state("2023-09-02");
  CHECK(p1(before).urgent == 3);
  CHECK(p1(before).selected.at(FormId{"pp"}).fit);
  CHECK(p1(before).school_class == "7Б");
  CHECK(p1(before).support == SupportState::opened);
  const State after = world.state("2023-10-01");
  CHECK(p1(after).urgent == 0);
  CHECK_FALSE(p1(after).selected.at(FormId{"pp"}).fit);
  CHECK(p1(after).school_class == "8Б");
  CHECK(p1(after).support == SupportState::closed);
  CHECK(p1(after).cleared.at("medical").until == on("2024-01-01"));
  CHECK(p1(after).agreement->number == "7");
  CHECK(p1(after).agreement->paid == true);
  CHECK(text_of(*p1(after).search, "next") == "написать");
  CHECK(p1(after).willing == std::vector<Role>{Role::mentor});
  CHECK(p1(after).entries.size() == 12);
}

TEST_CASE("the forgotten take part in nothing, but the code stays") {
  const World world =
      one("2023-09-05 P-001 enrolled role=mentee form=pp\n2023-10-01 P-001 forgotten");
  CHECK(takes_part(world, "2023-09-30", Role::mentee, "pp"));
  CHECK_FALSE(takes_part(world, "2023-10-01", Role::mentee, "pp"));
  CHECK(p1(world.state("2023-10-01")).forgotten == on("2023-10-01"));
}

TEST_CASE("what is told of somebody after the day of forgetting counts for nothing") {
  World world =
      one("2023-09-05 P-001 enrolled role=mentee form=pp\n"
          "2023-10-01 P-001 forgotten\n2023-10-01 P-001 enrolled role=mentor form=pp at=10:00\n"
          "2023-10-02 P-001 enrolled role=mentee form=pp\n"
          "2023-10-02 P-001 consent kind=processing signed_by=self,representative\n"
          "2023-10-02 P-001 selected form=pp decision=true\n"
          "2023-10-02 - appointed id=a post=team person=P-001");
  world.answer("intake 2023-09-20 P-001 comfort=7").answer("intake 2023-10-02 P-001 comfort=9");
  const State state = world.state("2023-10-05");
  const PersonState& person = p1(state);
  CHECK_FALSE(takes_part(world, "2023-10-05", Role::mentee, "pp"));
  CHECK_FALSE(takes_part(world, "2023-10-05", Role::mentor, "pp"));
  CHECK(person.participations.size() == 2);
  CHECK(person.consents.empty());
  CHECK(person.selected.empty());
  CHECK(person.entries.size() == 3);
  CHECK(person.answers.size() == 1);
  CHECK(state.appointments.empty());
  CHECK(person.forgotten == on("2023-10-01"));
}

TEST_CASE("forgotten in two branches, somebody is forgotten on the later day") {
  const World world =
      one("2023-09-05 P-001 enrolled role=mentee form=pp\n2023-10-01 P-001 forgotten\n"
          "2023-10-03 P-001 withdrawn kind=photo\n2023-10-04 P-001 forgotten\n"
          "2023-10-05 P-001 willing role=mentor");
  const State state = world.state("2023-10-06");
  CHECK(p1(state).forgotten == on("2023-10-04"));
  CHECK(p1(state).participations.at(0).left == on("2023-10-01"));
  CHECK(p1(state).willing.empty());
  CHECK(p1(state).entries.size() == 4);
}

TEST_CASE("somebody without a card is known by the journal alone") {
  World world;
  world.journal("2023-09-05 P-044 enrolled role=mentee form=pp");
  const State state = world.state("2023-09-05");
  const PersonState* person = find_person(state, PersonId{44});
  REQUIRE(person != nullptr);
  CHECK(person->card == nullptr);
  CHECK(person->id == PersonId{44});
  CHECK(find_person(state, PersonId{45}) == nullptr);
  CHECK(required_consents(state, *person) == std::vector<std::string>{"processing"});
}

}  // namespace
}  // namespace mentor
