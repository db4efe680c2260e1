#include <doctest/doctest.h>

#include "mentor/state/answers.h"
#include "mentor/state/people.h"
#include "world.h"

namespace mentor {
namespace {

World told(std::string_view journal) {
  World world;
  world.person("P-001 teacher").person("P-002 teacher").journal(journal);
  return world;
}

TEST_CASE("a later entry with the same event and id overrides its keys from its date on") {
  const World world = told(
      "2023-10-01 - training id=t1 title=школа hours=8\n"
      "2023-11-01 - training id=t1 hours=16 attended=P-001\n2023-10-05 - held id=t1 title=другое");
  const State before = world.state("2023-10-31");
  CHECK(integer_of(find_record(before, EventKind::training, "t1")->entry, "hours") == 8);
  CHECK_FALSE(is_trained(before, PersonId{1}));
  const State after = world.state("2023-11-01");
  const Record* record = find_record(after, EventKind::training, "t1");
  REQUIRE(record != nullptr);
  CHECK(integer_of(record->entry, "hours") == 16);
  CHECK(text_of(record->entry, "title") == "школа");
  CHECK(record->first == on("2023-10-01"));
  CHECK(record->places.size() == 2);
  CHECK(records_of(after, EventKind::training).size() == 1);
  CHECK(records_of(after, EventKind::held).size() == 1);
  CHECK(records_of(after, EventKind::award).empty());
  CHECK(find_record(after, EventKind::training, "t2") == nullptr);
  CHECK(is_trained(after, PersonId{1}));
  CHECK_FALSE(is_trained(after, PersonId{2}));
}

TEST_CASE("a record takes nobody in who was forgotten before its line, and keeps whom it had") {
  const World world = told(
      "2023-10-01 - training id=t1 attended=P-002\n2023-10-05 P-002 forgotten\n"
      "2023-10-06 - training id=t1 attended=P-001,P-002\n"
      "2023-10-06 - award id=a1 people=P-001,P-002\n"
      "2023-10-06 - pin id=p1 mentee=P-001 mentor=P-002");
  const State state = world.state("2023-11-01");
  const auto people = [&](EventKind kind, const char* id, const char* key) {
    return texts_of(find_record(state, kind, id)->entry, key);
  };
  CHECK(people(EventKind::training, "t1", "attended").size() == 2);
  CHECK(people(EventKind::award, "a1", "people") == std::vector<std::string>{"P-001"});
  CHECK(state.words.empty());
}

TEST_CASE("what somebody answered after they were forgotten counts nowhere") {
  World world = told("2023-10-05 P-002 forgotten");
  world.answer("q 2023-10-05 P-002 comfort=9").answer("q 2023-10-06 P-002 comfort=1");
  world.answer("q 2023-10-06 P-001 comfort=1");
  const auto lines = [](const std::vector<const Answer*>& answers) {
    std::vector<std::uint32_t> found;
    for (const Answer* each : answers)
      found.push_back(each->place.line);
    return found;
  };
  const std::vector<std::uint32_t> wanted{2, 4};
  CHECK(lines(told_answers(world.programme)) == wanted);
  const PeriodOfYear quarter{
      "2023-2024", "feedback", {"q1", "", on("2023-09-01"), on("2023-10-29")}};
  CHECK(lines(answers_of(world.programme, quarter, on("2023-12-01"))) == wanted);
}

std::vector<std::string> posts(const World& world, std::string_view day) {
  std::vector<std::string> held;
  for (const Appointment& each : world.state(day).appointments)
    held.push_back(each.post + " " + text(each.person));
  return held;
}

using Posts = std::vector<std::string>;

TEST_CASE("one head and one curator, a team of many") {
  const World world = told(
      "2023-09-01 - appointed id=a1 post=curator person=P-001\n"
      "2023-09-01 - appointed id=a2 post=team person=P-001\n"
      "2023-09-02 - appointed id=a3 post=team person=P-002\n"
      "2023-10-01 - appointed id=a4 post=curator person=P-002\n"
      "2023-11-01 - relieved id=r1 post=team person=P-001\n"
      "2023-12-01 - relieved id=r2 post=curator");
  CHECK(posts(world, "2023-09-02") == Posts{"curator P-001", "team P-001", "team P-002"});
  CHECK(posts(world, "2023-10-01") == Posts{"curator P-002", "team P-001", "team P-002"});
  CHECK(posts(world, "2023-11-01") == Posts{"curator P-002", "team P-002"});
  CHECK(posts(world, "2023-12-01") == Posts{"team P-002"});
}

TEST_CASE("of pins and bans the newest word counts") {
  const World world = told(
      "2023-09-01 - pin id=a mentee=P-001 mentor=P-002 reason=просьба\n"
      "2023-10-01 - ban id=b mentee=P-001 mentor=P-002\n"
      "2023-11-01 - unpin id=c mentee=P-001 mentor=P-002");
  const std::pair both{PersonId{1}, PersonId{2}};
  CHECK(world.state("2023-09-30").words.at(both).word == Word::pin);
  CHECK(world.state("2023-09-30").words.at(both).reason == "просьба");
  CHECK(world.state("2023-10-01").words.at(both).word == Word::ban);
  CHECK(world.state("2023-11-01").words.empty());
}

TEST_CASE("a pin is over once the pair of the two has ended after it") {
  const std::pair both{PersonId{1}, PersonId{2}};
  const auto stands = [&](std::string_view more) {
    World world = told("2023-09-01 - pin id=a mentee=P-001 mentor=P-002");
    world.pair("pair-001 pp P-002 P-001,P-003 2023-10-01 2024-05-31");
    world.journal(more);
    return world.state("2024-02-01").words.contains(both);
  };
  CHECK(stands(""));
  CHECK_FALSE(stands("2023-12-01 pair-001 closed outcome=early"));
  CHECK_FALSE(stands("2023-12-01 pair-001 left person=P-001"));
  CHECK(stands("2023-12-01 pair-001 left person=P-003"));
  CHECK(stands("2023-12-01 pair-001 closed outcome=early\n2024-01-10 pair-001 reopened"));
  // Said again after the end, or on its very day, the word is a new one.
  CHECK(
      stands("2023-12-01 pair-001 closed outcome=early\n"
             "2023-12-01 - pin id=b mentee=P-001 mentor=P-002"));
}

TEST_CASE("a step is open until an entry says otherwise") {
  World world = told(
      "2023-10-01 step:1.1 moved to=2023-11-01\n2023-11-01 step:1.1 partly\n"
      "2023-12-01 step:1.1 done evidence=протокол");
  Step step;
  step.id = StepId{"1.1"};
  Step other;
  other.id = StepId{"1.2"};
  world.programme.roadmap.stages = {{"1", "", {step, other}}};
  const auto status = [&](const char* day, const char* id) {
    return world.state(day).steps.at(StepId{id}).status;
  };
  CHECK(status("2023-09-30", "1.1") == StepStatus::open);
  CHECK(status("2023-10-01", "1.1") == StepStatus::moved);
  CHECK(world.state("2023-10-01").steps.at(step.id).moved_to == on("2023-11-01"));
  CHECK(status("2023-11-01", "1.1") == StepStatus::partly);
  CHECK(status("2023-12-01", "1.1") == StepStatus::done);
  CHECK(status("2023-12-01", "1.2") == StepStatus::open);
}

TEST_CASE("anonymous answers all count, a person's newest by period and phase") {
  World world = told("");
  world.answer("feedback 2023-10-01 - comfort=5").answer("feedback 2023-10-01 - comfort=5");
  world.answer("feedback 2023-10-01 P-001 comfort=5 period=2023-2024/q1");
  world.answer("feedback 2023-12-01 P-001 comfort=6 period=2023-2024/q2");
  world.answer("feedback 2023-12-01 P-001 comfort=7 period=2023-2024/q2 at=10:00");
  CHECK(world.state("2023-11-30").answers.size() == 3);
  const State state = world.state("2023-12-01");
  CHECK(state.answers.size() == 4);
  const PersonState& person = *find_person(state, PersonId{1});
  REQUIRE(person.answers.size() == 2);
  CHECK(person.answers[1]->values.at("comfort").values.at(0) == "7");
}

}  // namespace
}  // namespace mentor
