#include <doctest/doctest.h>

#include "mentor/state/people.h"
#include "world.h"

namespace mentor {
namespace {

Questionnaire asking(const char* id, Respondent role, Purpose purpose = Purpose::intake) {
  Questionnaire card;
  card.id = QuestionnaireId{id};
  card.role = role;
  card.purpose = purpose;
  Question question;
  question.id = "q";
  question.fact = "chess";
  card.questions = {question};
  return card;
}

World player(std::string_view card = "P-001 pupil class=7Б born=2010-05 fact:chess=card") {
  World world;
  world.person(card);
  for (const Questionnaire& each :
       {asking("mentee", Respondent::mentee), asking("mentor", Respondent::mentor),
        asking("request", Respondent::mentee, Purpose::request)}) {
    world.programme.questionnaires[each.id] = each;
  }
  return world;
}

std::string chess(const World& world, std::string_view day, Role role = Role::mentee) {
  const State state = world.state(day);
  const auto facts = facts_of(state, *find_person(state, PersonId{1}), role);
  const auto found = facts.find("chess");
  return found == facts.end() ? "-" : found->second.fact.values.at(0);
}

TEST_CASE("the card's fact is the oldest layer") {
  World world = player();
  CHECK(chess(world, "2023-10-01") == "card");
  world.answer("mentee 2023-10-02 P-001 q=answer");
  CHECK(chess(world, "2023-10-01") == "card");
  CHECK(chess(world, "2023-10-02") == "answer");
}

TEST_CASE("a class stands where it was told last") {
  World world = player();
  const auto line_of = [&](std::string_view day, const char* key) {
    const State state = world.state(day);
    return facts_of(state, *find_person(state, PersonId{1}), Role::mentee).at(key).place;
  };
  const Place card = line_of("2023-10-01", "class");
  CHECK(card == world.programme.people.at(PersonId{1}).place);
  world.journal("2023-10-02 P-001 class class=8Б");
  world.programme.journal.back().place = {2, 7};
  CHECK(line_of("2023-10-01", "class") == card);
  CHECK(line_of("2023-10-02", "class") == Place{2, 7});
  CHECK(line_of("2023-10-02", "grade") == Place{2, 7});
}

TEST_CASE("the newest of answers and entries holds, and on one day the entry") {
  World world = player();
  world.answer("mentee 2023-10-02 P-001 q=answer")
      .journal("2023-10-01 P-001 fact key=chess value=entry");
  CHECK(chess(world, "2023-10-01") == "entry");
  CHECK(chess(world, "2023-10-02") == "answer");
  world.journal("2023-10-02 P-001 fact key=chess value=same_day");
  CHECK(chess(world, "2023-10-02") == "same day");
}

TEST_CASE("the questionnaire of the role asked about comes first, whatever its day") {
  World world = player();
  world.answer("mentee 2023-10-02 P-001 q=mentee").answer("mentor 2023-10-09 P-001 q=mentor");
  CHECK(chess(world, "2023-10-10", Role::mentee) == "mentee");
  CHECK(chess(world, "2023-10-10", Role::mentor) == "mentor");
  CHECK(chess(world, "2023-10-05", Role::mentor) == "mentee");
}

TEST_CASE("a request fills no fact") {
  World world = player();
  world.answer("request 2023-10-02 P-001 q=request");
  CHECK(chess(world, "2023-10-10") == "card");
}

TEST_CASE("of two answers to one questionnaire in a year the newer counts") {
  World world = player();
  world.answer("mentee 2023-10-02 P-001 q=first").answer("mentee 2023-10-09 P-001 q=second");
  CHECK(chess(world, "2023-10-08") == "first");
  CHECK(chess(world, "2023-10-09") == "second");
  const State state = world.state("2023-10-09");
  CHECK(find_person(state, PersonId{1})->answers.size() == 1);
  CHECK(state.answers.size() == 1);
}

TEST_CASE("built-in facts stand over all others") {
  World world = player("P-001 pupil class=7Б born=2010-05 post=староста fact:grade=12");
  world.journal("2023-11-01 P-001 class class=10А");
  const auto facts = [&](const char* day) {
    const State state = world.state(day);
    return facts_of(state, *find_person(state, PersonId{1}), Role::mentee);
  };
  const auto first = facts("2023-10-31");
  CHECK(first.at("grade").fact.values.at(0) == "7");
  CHECK(first.at("class").fact.values.at(0) == "7Б");
  CHECK(first.at("age").fact.values.at(0) == "13");
  CHECK(first.at("post").fact.values.at(0) == "староста");
  CHECK_FALSE(first.contains("organisation"));
  CHECK(facts("2023-11-01").at("grade").fact.values.at(0) == "10");
}

TEST_CASE("a list stays a list") {
  World world = player();
  world.journal("2023-10-01 P-001 fact key=chess value=a,b");
  const State state = world.state("2023-10-01");
  const auto facts = facts_of(state, *find_person(state, PersonId{1}), Role::mentee);
  CHECK(facts.at("chess").fact == Fact{{"a", "b"}, true});
}

TEST_CASE("the grade is the number that a class begins with") {
  CHECK(grade_of("7Б") == 7);
  CHECK(grade_of("11") == 11);
  CHECK(grade_of("10 (хим-био)") == 10);
  CHECK(grade_of("Радуга") == std::nullopt);
  CHECK(grade_of("") == std::nullopt);
  CHECK(grade_of("99999999999") == std::nullopt);
}

TEST_CASE("of a mentor's places the newest word holds: enrolment, answer or fact") {
  World world;
  world.person("P-001 pupil class=9А fact:capacity=5")
      .journal("2023-09-10 P-001 enrolled role=mentor form=pp capacity=1");
  Questionnaire asked = asking("places", Respondent::mentor);
  asked.questions.front().fact = "capacity";
  world.programme.questionnaires[asked.id] = asked;
  world.answer("places 2023-09-10 P-001 q=4");
  world.answer("places 2023-09-14 P-001 q=3");
  world.journal(
      "2023-10-01 P-001 fact key=capacity value=2\n"
      "2023-10-05 P-001 enrolled role=mentor form=pp capacity=6\n"
      "2023-10-09 P-001 fact key=capacity value=many");
  const auto places = [&](const char* day) {
    const State state = world.state(day);
    return find_person(state, PersonId{1})->participations.at(0).capacity;
  };
  CHECK(places("2023-09-10") == 1);
  CHECK(places("2023-09-14") == 3);
  CHECK(places("2023-10-01") == 2);
  CHECK(places("2023-10-05") == 6);
  CHECK(places("2023-10-09") == 6);
}

}  // namespace
}  // namespace mentor
