#include "mentor/state/retention.h"

#include <doctest/doctest.h>

#include "world.h"

namespace mentor {
namespace {

State person(std::string_view card, std::string_view journal, std::string_view day) {
  static World world;  // the state points into it
  world = World();
  world.person("P-001 " + std::string(card)).journal(journal);
  return world.state(day);
}

std::string due(std::string_view journal, std::string_view day) {
  const State state = person("pupil born=2008-05", journal, day);
  const auto destruction = destruction_due(state, *find_person(state, PersonId{1}));
  return destruction ? iso(destruction->due) : "kept";
}

std::optional<int> reached(std::string_view card, std::string_view given, std::string_view day,
                           std::string_view who = "representative") {
  const State state = person(
      card, std::string(given) + " P-001 consent kind=processing signed_by=" + std::string(who),
      day);
  return age_reached_since_consent(state, *find_person(state, PersonId{1}), "processing");
}

constexpr const char* given =
    "2023-09-01 P-001 enrolled role=mentee form=pp\n"
    "2023-09-01 P-001 consent kind=processing signed_by=self,representative until=2024-05-31\n";

std::string after(std::string_view more) {
  return given + std::string(more);
}

TEST_CASE("data are destroyed within 30 days of a withdrawal, on that very day already due") {
  const std::string story = after("2023-12-01 P-001 withdrawn kind=processing");
  CHECK(due(story, "2023-11-30") == "kept");
  CHECK(due(story, "2023-12-01") == "2023-12-31");
  CHECK(due(story, "2024-02-01") == "2023-12-31");
}

TEST_CASE("a consent given anew or the destruction itself ends the term") {
  const std::string story = after("2023-12-01 P-001 withdrawn kind=processing\n");
  CHECK(due(story + "2023-12-20 P-001 consent kind=processing signed_by=self,representative",
            "2023-12-21") == "kept");
  CHECK(due(story + "2023-12-20 P-001 forgotten", "2023-12-21") == "kept");
}

TEST_CASE("the withdrawal of another consent is no ground to destroy everything") {
  CHECK(due(after("2023-09-02 P-001 consent kind=photo signed_by=self\n"
                  "2023-12-01 P-001 withdrawn kind=photo"),
            "2023-12-02") == "kept");
}

TEST_CASE("a consent that has ended is renewed while the person takes part, else data go") {
  CHECK(due(given, "2024-06-01") == "kept");
  CHECK(due(after("2024-05-20 P-001 left reason=x"), "2024-05-31") == "kept");
  CHECK(due(after("2024-05-20 P-001 left reason=x"), "2024-06-01") == "2024-07-01");
}

TEST_CASE("turning 14 or 18 since the consent is a reminder, from the first day it may have been") {
  CHECK(reached("pupil born=2010-05", "2024-04-30", "2024-04-30") == std::nullopt);
  CHECK(reached("pupil born=2010-05", "2024-04-30", "2024-05-01") == 14);
  CHECK(reached("pupil born=2010-05", "2024-04-30", "2024-05-01", "representative,self") ==
        std::nullopt);
  const char* both = "representative,self";
  CHECK(reached("pupil born=2010-05", "2024-05-31", "2024-06-30", both) == std::nullopt);
  CHECK(reached("pupil born=2006-05", "2023-09-01", "2024-05-01", both) == 18);
  CHECK(reached("pupil born=2010", "2023-12-31", "2024-01-01") == 14);
  CHECK(reached("pupil", "2023-09-01", "2024-05-31", both) == std::nullopt);
  CHECK(reached("teacher born=1980-01", "2023-09-01", "2024-05-31", "self") == std::nullopt);
}

}  // namespace
}  // namespace mentor
