#include <doctest/doctest.h>

#include "found.h"

namespace mentor {
namespace {

TEST_CASE("members must be enrolled for the form when they join") {
  World world = school();
  world.person("P-003 pupil");
  world.journal(
      "2023-09-01 P-003 consent kind=processing signed_by=self,representative\n"
      "2024-01-10 pair-001 joined person=P-003 order=1\n2024-01-20 P-003 enrolled role=mentee "
      "form=pp");
  CHECK(found(world, "2024-01-25") == Lines{"error member-not-enrolled journal/2023-10.yaml:7"});
}

TEST_CASE("a member who left the programme is a warning until the pair is closed") {
  World world = school();
  world.journal("2024-02-01 P-002 left role=mentee reason=переезд");
  CHECK(found(world, "2024-01-31") == Lines{});
  CHECK(found(world, "2024-02-01") == Lines{"warning member-left pairs/x.yaml:1"});
  world.journal("2024-02-02 pair-001 closed outcome=early");
  CHECK(found(world, "2024-02-02") == Lines{});
}

TEST_CASE("a member of a category that the form does not take") {
  World world = school();
  world.person("P-002 teacher");
  CHECK(found(world, "2024-01-15") == Lines{"warning category-not-in-form journal/2023-10.yaml:3",
                                            "error member-category pairs/x.yaml:1"});
}

TEST_CASE("nobody mentors oneself, nor the own mentor") {
  World world = school();
  world.ready("P-001", "mentee", "pp").ready("P-002", "mentor", "pp");
  world.pair("pair-002 pp P-002 P-001 2023-12-10 order=1");
  CHECK(found(world, "2024-01-15") == Lines{"error pair-both-ways pairs/x.yaml:2"});
  world.pair("pair-002 pp P-001 P-001 2023-12-10 order=1");
  CHECK(found(world, "2024-01-15") == Lines{"error pair-with-oneself pairs/x.yaml:2"});
}

TEST_CASE("a mentee stands in one unclosed pair of a form") {
  World world = school();
  world.person("P-003 pupil").ready("P-003", "mentor", "pp");
  world.pair("pair-002 pp P-003 P-002 2024-01-10 order=1");
  CHECK(found(world, "2024-01-15") == Lines{"error mentee-in-two-pairs pairs/x.yaml:2"});
  world.journal("2024-01-09 pair-001 closed outcome=early");
  CHECK(found(world, "2024-01-15") == Lines{});
}

TEST_CASE("a mentor has as many mentees as capacity and the form allow") {
  World world = school();
  for (const char* code : {"P-003", "P-004", "P-005"}) {
    world.person(std::string(code) + " pupil").ready(code, "mentee", "pp");
  }
  world.pair("pair-001 pp P-001 P-002,P-003,P-004 2023-12-08 order=1");
  CHECK(found(world, "2024-01-15") == Lines{});
  world.pair("pair-001 pp P-001 P-002,P-003,P-004,P-005 2023-12-08 order=1");
  CHECK(found(world, "2024-01-15") == Lines{"error capacity-exceeded pairs/x.yaml:1"});
  world.pair("pair-001 pp P-001 P-002,P-003 2023-12-08 order=1");
  world.journal("2023-09-05 P-001 enrolled role=mentor form=pp capacity=1");
  const Findings all = check_programme(world.state("2024-01-15"));
  REQUIRE(all.size() == 1);
  CHECK(arg(all[0].message, "places") == "1");
  CHECK(arg(all[0].message, "mentees") == "2");
}

TEST_CASE("a group below its minimum, and a pair that lost a side, are warnings") {
  World world = school();
  world.programme.card.forms[0].group_min = 2;
  CHECK(found(world, "2024-01-15") == Lines{"warning group-too-small pairs/x.yaml:1"});
  CHECK(found(world, "2023-12-01") == Lines{});
  world.journal("2024-01-10 pair-001 left person=P-002\n2024-01-10 pair-001 left person=P-001");
  CHECK(found(world, "2024-01-15") == Lines{"warning pair-without-mentee pairs/x.yaml:1",
                                            "warning pair-without-mentor pairs/x.yaml:1"});
}

TEST_CASE("who leaves a pair or is replaced was in it") {
  World world = school();
  world.person("P-003 pupil").ready("P-003", "mentor", "pp");
  world.journal(
      "2024-01-10 pair-001 left person=P-003\n"
      "2024-01-11 pair-001 mentor person=P-003 instead_of=P-002 order=1\n"
      "2024-01-12 pair-001 fit person=P-777 value=good");
  world.person("P-777 pupil");
  CHECK(found(world, "2024-01-15") == Lines{"error left-not-member journal/2023-10.yaml:8",
                                            "error left-not-member journal/2023-10.yaml:9",
                                            "warning person-not-in-pair journal/2023-10.yaml:10"});
}

TEST_CASE("a pair against a block is a warning, relatives only where the rules ask") {
  World world = school();
  world.person("P-001 pupil block=P-002:quarrel");
  CHECK(found(world, "2024-01-15") == Lines{"warning pair-against-block pairs/x.yaml:1"});
  world.person("P-001 pupil block=P-002:relatives");
  CHECK(found(world, "2024-01-15") == Lines{});
  world.programme.matching.forms[FormId{"pp"}].require = {Requirement::not_relatives};
  CHECK(found(world, "2024-01-15") == Lines{"warning pair-against-block pairs/x.yaml:1"});
}

TEST_CASE("a ban of two who are together is a warning until they part") {
  World world = school();
  world.journal("2024-01-10 - ban id=b1 mentee=P-002 mentor=P-001");
  CHECK(found(world, "2024-01-09") == Lines{});
  CHECK(found(world, "2024-01-15") == Lines{"warning ban-not-kept journal/2023-10.yaml:6"});
  World taken_back = world;
  taken_back.journal("2024-01-12 - unpin id=b2 mentee=P-002 mentor=P-001");
  CHECK(found(taken_back, "2024-01-15") == Lines{});
  world.journal("2024-01-12 pair-001 closed outcome=early");
  CHECK(found(world, "2024-01-15") == Lines{});
}

TEST_CASE("an order that nobody recorded, a proposal that is not there") {
  World world = school();
  world.pair("pair-001 pp P-001 P-002 2023-12-08 order=77 source=2023-12-04-pp");
  CHECK(found(world, "2024-01-15") == Lines{"error order-of-lost-pair journal/2023-10.yaml:5",
                                            "warning order-not-recorded pairs/x.yaml:1",
                                            "error proposal-unknown pairs/x.yaml:1"});
}

TEST_CASE("an order for a pair that rests on another: two branches gave one code to two pairs") {
  World world = school();
  world.journal("2023-12-09 - order id=o2 number=2 kind=pairs pairs=pair-001");
  CHECK(found(world, "2024-01-15") == Lines{"error order-of-lost-pair journal/2023-10.yaml:6"});
  CHECK(found(world, "2023-12-08") == Lines{});
  world.journal("2023-12-10 pair-001 joined person=P-002 order=2");
  CHECK(found(world, "2023-12-09") == Lines{});
}

TEST_CASE("a line of an order that tells nothing new, or less: two branches gave one code") {
  World world = school();
  world.journal("2023-12-10 - order id=o1 number=1 kind=pairs pairs=pair-001");
  CHECK(found(world, "2024-01-15") == Lines{"warning order-told-again journal/2023-10.yaml:6"});
  CHECK(found(world, "2023-12-09") == Lines{});

  World corrected = school();
  corrected.journal(
      "2023-12-10 - order id=o1 number=1 kind=pairs\n"
      "2023-12-11 - order id=o1 number=1 kind=pairs title=пары pairs=pair-001\n"
      "2023-12-12 - order id=o1 title=о-парах pairs=pair-001");
  CHECK(found(corrected, "2024-01-15") == Lines{});

  World grown = school();
  grown.person("P-005 pupil").ready("P-005", "mentee", "pp");
  grown.person("P-006 pupil").ready("P-006", "mentor", "pp");
  grown.journal("2023-12-10 - order id=o1 number=1 kind=pairs pairs=pair-001,pair-002");
  grown.pair("pair-002 pp P-006 P-005 2023-12-10 order=1");
  CHECK(found(grown, "2024-01-15") == Lines{});
  grown.journal("2023-12-11 - order id=o1 number=1 kind=pairs title=пары pairs=pair-001");
  CHECK(found(grown, "2024-01-15") == Lines{"warning order-drops-pair journal/2023-10.yaml:11"});
  grown.journal("2023-12-12 pair-002 closed outcome=early");
  CHECK(found(grown, "2024-01-15") == Lines{});
}

TEST_CASE("two orders of one number in a school year are told, of two years not") {
  World world = school();
  world.journal(
      "2023-12-11 - order id=o62 number=62-о kind=change title=пары\n"
      "2024-09-12 - order id=o62-next number=62-о kind=other title=год");
  const Lines before = found(world, "2024-01-15");
  world.journal("2023-12-12 - order id=o7 number=№62-o kind=reward title=итоги");
  Lines then = found(world, "2024-01-15");
  REQUIRE(then.size() == before.size() + 1);
  CHECK(then.back() == "warning order-number-taken journal/2023-10.yaml:8");
}

TEST_CASE("an order of pairs matched anew names those that it ends") {
  World world = school();
  Proposal proposal;
  proposal.id = "x";
  proposal.form = FormId{"pp"};
  proposal.keep = "today";
  world.programme.proposals["x"] = proposal;
  world.journal(
      "2024-01-10 - order id=o2 number=2 kind=pairs pairs=pair-001 proposals=x\n"
      "2024-01-10 pair-001 closed outcome=early");
  CHECK(found(world, "2024-01-15") == Lines{});
  world.programme.proposals["x"].keep = "";
  CHECK(found(world, "2024-01-15") == Lines{"error order-of-lost-pair journal/2023-10.yaml:6"});
}

TEST_CASE("a forgotten code never comes back") {
  World world = school();
  world.person("P-002 pupil class=7Б born=2010-05 fact:chess=yes");
  world.journal(
      "2024-01-09 pair-001 closed outcome=early\n2024-01-10 P-002 forgotten\n"
      "2024-01-11 P-002 enrolled role=mentee form=pp");
  CHECK(found(world, "2024-01-15") == Lines{"error forgotten-returns journal/2023-10.yaml:8",
                                            "error forgotten-card people/x.yaml:2"});
  world.person("P-002 pupil class=7Б");
  CHECK(found(world, "2024-01-10") == Lines{});
}

TEST_CASE("whatever names a forgotten code after that day is told, in records too") {
  const auto told = [](const std::string& lines) {
    World world = school();
    world.person("P-003 pupil class=7Б");
    world.journal("2023-10-01 - training id=t attended=P-003\n2023-12-20 P-003 forgotten\n" +
                  lines);
    return found(world, "2024-01-15");
  };
  const Lines named{"error forgotten-named journal/2023-10.yaml:8"};
  for (const char* line :
       {"2024-01-11 - award id=a people=P-001,P-003", "2024-01-11 - held id=h attended=P-003",
        "2024-01-11 - training id=u attended=P-003", "2024-01-11 - helper id=h who=P-003",
        "2024-01-11 - decision id=d text=x responsible=P-003",
        "2024-01-11 - order id=o2 number=9 kind=other signed_by=P-003",
        "2024-01-11 - ban id=b mentee=P-002 mentor=P-003", "2024-01-11 P-002 nominated by=P-003",
        "2024-01-11 pair-001 meeting kind=regular by=P-003"}) {
    CAPTURE(line);
    CHECK(told(line) == named);
  }
  CHECK(told("2023-12-20 - award id=a people=P-003").empty());
  CHECK(told("2024-01-11 - training id=t attended=P-001,P-003").empty());
}

TEST_CASE("a pair that has only somebody forgotten on a side can be ended, and nothing else") {
  World world = school();
  world.person("P-002 pupil class=7Б").journal("2023-12-01 P-002 forgotten");
  const Lines cards = {"error forgotten-returns pairs/x.yaml:1",
                       "warning pair-without-mentee pairs/x.yaml:1"};
  CHECK(found(world, "2024-01-15") == cards);
  World goes_on = world;
  goes_on.journal(
      "2024-01-09 pair-001 meeting kind=regular\n2024-01-10 pair-001 risk level=red\n"
      "2024-01-11 pair-001 joined person=P-001");
  const Lines lines = found(goes_on, "2024-01-10");
  CHECK(lines == Lines{"error pair-of-forgotten journal/2023-10.yaml:7",
                       "error pair-of-forgotten journal/2023-10.yaml:8", cards[0], cards[1]});
  world.journal("2024-01-10 pair-001 closed outcome=early");
  CHECK(found(world, "2024-01-15") == Lines{cards[0]});
}

TEST_CASE("private cards agree with the cards of the folder") {
  World world = school();
  PrivateCards cards;
  const auto add = [&](PersonId id, FullName name, std::optional<Date> birth_date) {
    PrivateCard& card = cards[id];
    card.id = id;
    card.name = std::move(name);
    card.birth_date = birth_date;
  };
  add(PersonId{1}, {"Рябинкин", "Тест", "", {}}, on("2008-03-01"));
  add(PersonId{2}, {"Осинкина", "Проба", "", {}}, on("2010-05-31"));
  add(PersonId{9}, {"Чужаков", "Некто", "", {}}, {});
  CHECK(lines_of(check_private(world.state("2024-01-15"), cards)) ==
        Lines{"error birth-dates-differ private/P-001.yaml:0",
              "warning private-unknown private/P-009.yaml:0"});
  world.journal("2024-01-10 P-002 forgotten");
  CHECK(lines_of(check_private(world.state("2024-01-15"), cards)).at(1) ==
        "error forgotten-private private/P-002.yaml:0");
}

}  // namespace
}  // namespace mentor
