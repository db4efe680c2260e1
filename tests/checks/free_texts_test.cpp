#include "mentor/checks/free_texts.h"

#include <doctest/doctest.h>

#include "found.h"

namespace mentor {
namespace {

// `note 3 person` for every text about P-002.
Lines texts(const World& world) {
  Lines lines;
  for (const FreeText& each : free_texts_about(world.programme, PersonId{2})) {
    const char* whose = each.of == TextOf::pair    ? " of the pair"
                        : each.of == TextOf::event ? " of an event"
                                                   : "";
    lines.push_back(each.key + whose);
  }
  return lines;
}

World told(std::string_view line) {
  World world = school();
  world.journal(line);
  return world;
}

TEST_CASE("what is said of a person in words is found wherever it stands") {
  CHECK(texts(school()).empty());
  CHECK(texts(told("2024-01-10 P-002 search next=ask_granny")) == Lines{"next"});
  CHECK(texts(told("2024-01-10 P-002 willing role=mentor note=shy")) == Lines{"note"});
  CHECK(texts(told("2024-01-10 P-002 fact key=wish value=peace")) == Lines{"value"});
  CHECK(texts(told("2024-01-10 P-001 willing role=mentor note=shy")).empty());
  CHECK(texts(told("2024-01-10 pair-001 meeting kind=regular topic=home")) ==
        Lines{"topic of the pair"});
  CHECK(texts(told("2024-01-10 - award id=a1 people=P-002 kind=book note=cried")) == Lines{"note"});
  CHECK(texts(told("2024-01-10 - award id=a1 people=P-001 kind=book note=cried")).empty());
}

TEST_CASE("a pair's card, a practice that names the pair and others' blocks are looked into") {
  World world = school();
  Pair& pair = world.programme.pairs.at(PairId{1});
  pair.personal_programme = PersonalProgramme{"usual", "—", {}};
  pair.strengths = Strengths{{}, {"-"}};
  Person& other = world.programme.people.at(PersonId{1});
  other.blocks = {{PersonId{2}, "relatives", 3}, {PersonId{3}, "quarrel", 4}};
  CHECK(texts(world).empty());
  pair.personal_programme->expected = {"no tears"};
  pair.strengths->weak = {"alone"};
  other.blocks.push_back({PersonId{2}, "quarrel", 5});
  CHECK(texts(world) == Lines{"blocks", "personal_programme of the pair", "strengths of the pair"});
  world.journal("2024-01-10 - practice id=p1 pairs=pair-001 problem=divorce");
  CHECK(texts(world).back() == "problem of the pair");
}

TEST_CASE("what the program itself writes is nobody's text") {
  const std::vector<std::string> own{"collect", "by order {} of us"};
  const auto count = [&](std::string_view line) {
    return free_texts_about(told(line).programme, PersonId{2}, own).size();
  };
  CHECK(count("2024-01-10 P-002 search next=collect") == 0);
  CHECK(count("2024-01-10 P-002 search next=collect_them") == 1);
  CHECK(count("2024-01-10 P-002 left reason=by_order_7_of_us") == 0);
  CHECK(count("2024-01-10 P-002 left reason=by_order_of_us") == 1);
  CHECK(count("2024-01-10 P-002 search next=collect note=shy") == 1);
}

TEST_CASE("a dash in place of a text counts as removed, a code or a word of a list is no text") {
  CHECK(texts(told("2024-01-10 P-002 search next=—")).empty());
  CHECK(texts(told("2024-01-10 P-002 consent kind=photo signed_by=self")).empty());
}

TEST_CASE("what people put into any key of their own words is found, names of things are not") {
  CHECK(texts(told("2024-01-10 P-002 urgent value=2 rule=divorce")) == Lines{"rule"});
  CHECK(texts(told("2024-01-10 P-002 support state=opened specialist=clinic")) ==
        Lines{"specialist"});
  CHECK(texts(told("2024-01-10 P-002 support state=opened specialist=P-003")).empty());
  CHECK(texts(told("2024-01-10 P-002 nominated by=granny")) == Lines{"by"});
  CHECK(texts(told("2024-01-10 P-002 nominated by=P-001")).empty());
  CHECK(texts(told("2024-01-09 - appointed id=a1 post=curator person=P-001\n"
                   "2024-01-10 P-002 nominated by=curator"))
            .empty());
  CHECK(texts(told("2024-01-10 P-002 consent kind=photo signed_by=self paper=folder_1")).empty());
}

TEST_CASE(
    "a text with the code in it is found wherever it stands, other texts of events to be read") {
  CHECK(texts(told("2024-01-10 - decision id=d1 text=call_P-002_in")) == Lines{"text"});
  CHECK(texts(told("2024-01-10 - decision id=d1 text=call_\u0420-002_in")) == Lines{"text"});
  CHECK(texts(told("2024-01-10 - decision id=d1 text=call_P-0021_in")).empty());
  CHECK(texts(told("2024-01-10 P-001 search next=part_from_P-002")) == Lines{"next"});
  CHECK(texts(told("2024-01-10 - held id=h1 title=talk attended=P-002")) ==
        Lines{"title of an event"});
  CHECK(texts(told("2024-01-10 - training id=t1 title=school attended=P-002")).empty());
}

TEST_CASE("check asks for the texts of a forgotten person, not for those of pairs") {
  World world = school();
  world.journal(
      "2024-01-09 pair-001 closed outcome=early reason=moved\n2024-01-09 P-002 search next=ask\n"
      "2024-01-10 P-002 forgotten");
  const Lines told = found(world, "2024-01-15");
  REQUIRE(told.size() == 1);
  CHECK(told[0] == "warning forgotten-text journal/2023-10.yaml:7");
}

TEST_CASE("one code enrolled twice is told, a change of capacity is not") {
  World world = school();
  world.journal("2024-01-10 P-002 enrolled role=mentee form=pp");
  CHECK(found(world, "2024-01-15") == Lines{"error enrolled-twice journal/2023-10.yaml:6"});
  world = school();
  world.journal("2024-01-10 P-001 enrolled role=mentor form=pp capacity=2");
  CHECK(found(world, "2024-01-15").empty());
  world.journal("2024-01-11 P-001 enrolled role=mentor form=pp capacity=3");
  CHECK(found(world, "2024-01-15") == Lines{});
}

TEST_CASE("whoever comes back after the forgetting is told whatever the day") {
  World world = school();
  world.journal("2024-01-09 pair-001 closed outcome=early\n2024-01-10 P-002 forgotten");
  PrivateCards cards;
  CHECK(find_resurrected(world.programme, cards).empty());
  cards[PersonId{2}].id = PersonId{2};
  CHECK(lines_of(find_resurrected(world.programme, cards)) ==
        Lines{"error forgotten-private-unsure private/P-002.yaml:0"});
  world.programme.people.at(PersonId{2}).entered = "entered then";
  cards[PersonId{2}].entered = "entered then";
  CHECK(lines_of(find_resurrected(world.programme, cards)) ==
        Lines{"error forgotten-private private/P-002.yaml:0"});
  world.programme.people.at(PersonId{2}).facts["wish"] = {{"peace"}, false};
  CHECK(find_resurrected(world.programme, {}).size() == 1);
}

}  // namespace
}  // namespace mentor
