#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "mentor/state/pairs.h"
#include "world.h"

namespace mentor {
namespace {

using People = std::vector<PersonId>;

World one(std::string_view journal) {
  World world;
  for (const char* line : {"P-001 pupil", "P-002 pupil", "P-003 pupil", "P-004 pupil"})
    world.person(line);
  world.pair("pair-001 pp P-001 P-002 2023-12-08 2024-05-31").journal(journal);
  return world;
}

const PairState& pair1(const State& state) {
  return *find_pair(state, PairId{1});
}

TEST_CASE("a pair is active from its first day until it is closed, and after it is opened again") {
  const World world =
      one("2024-01-10 pair-001 closed outcome=early reason=ссора rematch=true\n"
          "2024-02-01 pair-001 reopened");
  const auto active = [&](const char* day) { return is_active(pair1(world.state(day)), on(day)); };
  CHECK_FALSE(active("2023-12-07"));
  CHECK(active("2023-12-08"));
  CHECK(active("2024-01-09"));
  CHECK_FALSE(active("2024-01-10"));
  CHECK(active("2024-02-01"));
  const State closed = world.state("2024-01-10");
  CHECK(pair1(closed).closed->early);
  CHECK(pair1(closed).closed->rematch);
  CHECK(pair1(closed).closed->reason == "ссора");
  CHECK_FALSE(is_closed(pair1(closed), on("2024-01-09")));
}

TEST_CASE("members come and go on their days") {
  const World world =
      one("2024-01-10 pair-001 joined person=P-003\n2024-02-01 pair-001 left person=P-002\n"
          "2024-03-01 pair-001 mentor person=P-004 instead_of=P-001\n"
          "2024-04-01 pair-001 joined person=P-002");
  const State state = world.state("2024-05-31");
  const PairState& pair = pair1(state);
  CHECK(mentees_on(pair, on("2023-12-07")).empty());
  CHECK(mentees_on(pair, on("2023-12-08")) == People{{2}});
  CHECK(mentees_on(pair, on("2024-01-10")) == People{{2}, {3}});
  CHECK(mentees_on(pair, on("2024-02-01")) == People{{3}});
  CHECK(mentees_on(pair, on("2024-04-01")) == People{{2}, {3}});
  CHECK(mentors_on(pair, on("2024-02-29")) == People{{1}});
  CHECK(mentors_on(pair, on("2024-03-01")) == People{{4}});
  CHECK(is_member(pair, PersonId{1}, Role::mentor, on("2024-02-29")));
  CHECK_FALSE(is_member(pair, PersonId{1}, Role::mentor, on("2024-03-01")));
  CHECK_FALSE(is_member(pair, PersonId{1}, Role::mentee, on("2024-02-29")));
}

TEST_CASE("whoever is forgotten is in no open pair, and never was in one made later") {
  World world =
      one("2024-01-10 pair-001 joined person=P-003\n2024-02-01 P-003 forgotten\n"
          "2024-02-01 P-004 forgotten\n2024-02-02 pair-001 mentor person=P-004");
  world.pair("pair-002 pp P-001 P-003 2024-02-02 2024-05-31");
  const State state = world.state("2024-03-01");
  CHECK(mentees_on(pair1(state), on("2024-01-31")) == People{{2}, {3}});
  CHECK(mentees_on(pair1(state), on("2024-02-01")) == People{{2}});
  CHECK(mentors_on(pair1(state), on("2024-03-01")) == People{{1}});
  CHECK(find_pair(state, PairId{2})->mentees.empty());
  CHECK(find_person(state, PersonId{3})->pairs == std::vector<PairId>{{1}});
}

TEST_CASE("the members of a pair closed before a forgetting stay its last ones") {
  const State state =
      one("2024-01-10 pair-001 closed outcome=completed\n2024-01-10 P-002 forgotten")
          .state("2024-03-01");
  CHECK(mentees_on(pair1(state), on("2024-01-10")) == People{{2}});
}

TEST_CASE("a second mentor without instead_of works beside the first, and may leave") {
  const World world =
      one("2024-01-10 pair-001 mentor person=P-004\n2024-02-10 pair-001 left person=P-004");
  const State state = world.state("2024-05-31");
  CHECK(mentors_on(pair1(state), on("2024-01-10")) == People{{1}, {4}});
  CHECK(mentors_on(pair1(state), on("2024-02-10")) == People{{1}});
}

TEST_CASE("set changes what it names from its day on") {
  const World world = one("2024-01-10 pair-001 set format=дистанционно to=2024-06-15");
  CHECK(pair1(world.state("2024-01-09")).to == on("2024-05-31"));
  CHECK(pair1(world.state("2024-01-10")).to == on("2024-06-15"));
  CHECK(pair1(world.state("2024-01-10")).format == "дистанционно");
}

TEST_CASE("maps set a personal programme and strengths") {
  World world = one("");
  Entry set = entry("2024-01-10 pair-001 set format=очно");
  put(set, "personal_programme",
      {NamedValues{{"kind", {std::string("традиционное")}},
                   {"expected", {Values{{std::string("первое")}, {std::string("второе")}}}}}});
  put(set, "strengths", {NamedValues{{"weak", {Values{{std::string("сроки")}}}}}});
  world.programme.journal.push_back(set);
  const State state = world.state("2024-01-10");
  CHECK(pair1(state).personal_programme->kind == "традиционное");
  CHECK(pair1(state).personal_programme->expected == std::vector<std::string>{"первое", "второе"});
  CHECK(pair1(state).strengths->weak == std::vector<std::string>{"сроки"});
  CHECK(pair1(state).strengths->strong.empty());
}

TEST_CASE("a task is set, changed and done, by itself or in a meeting") {
  const World world =
      one("2023-12-10 pair-001 task id=t1 title=план due=2024-01-20 planned=всё\n"
          "2023-12-10 pair-001 task id=t2 title=проект\n"
          "2023-12-20 pair-001 task id=t1 due=2024-01-25\n"
          "2024-01-12 pair-001 meeting kind=regular done=t2\n"
          "2024-01-26 pair-001 task-done id=t1 result=готово mark=5");
  const State early = world.state("2023-12-19");
  REQUIRE(pair1(early).tasks.size() == 2);
  CHECK(pair1(early).tasks[0].due == on("2024-01-20"));
  const State late = world.state("2024-01-26");
  const Task& first = pair1(late).tasks[0];
  CHECK(first.due == on("2024-01-25"));
  CHECK(first.title == "план");
  CHECK(first.planned == "всё");
  CHECK(first.done == on("2024-01-26"));
  CHECK(first.mark == "5");
  CHECK(pair1(late).tasks[1].done == on("2024-01-12"));
  CHECK_FALSE(pair1(world.state("2024-01-25")).tasks[0].done);
}

TEST_CASE("meetings, fits, ratings, goals, risks and the programme's approval are kept in order") {
  const World world = one(
      "2024-01-12 pair-001 meeting kind=regular\n2023-12-09 pair-001 meeting kind=organising\n"
      "2024-01-12 pair-001 fit person=P-002 value=good\n2024-01-12 pair-001 rating person=P-002 "
      "value=9\n2023-12-10 pair-001 goal text=физика\n2024-01-01 pair-001 risk level=red\n"
      "2024-01-20 pair-001 risk level=green\n2023-12-20 pair-001 programme-approved order=5");
  const State state = world.state("2024-01-20");
  const PairState& pair = pair1(state);
  REQUIRE(pair.meetings.size() == 2);
  CHECK(text_of(*pair.meetings[0], "kind") == "organising");
  CHECK(pair.fits.size() == 1);
  CHECK(pair.ratings.size() == 1);
  CHECK(pair.goals.size() == 1);
  CHECK(text_of(*pair.risk, "level") == "green");
  CHECK(text_of(*pair.programme_approved, "order") == "5");
  CHECK(pair.entries.size() == 6);
  const auto all = all_entries(pair);
  REQUIRE(all.size() == 8);
  CHECK(std::is_sorted(all.begin(), all.end(),
                       [](const Entry* a, const Entry* b) { return a->date < b->date; }));
}

TEST_CASE("working days leave out the summer where the year's periods are written to its end") {
  World world = one("");
  const auto in_summer = [&] {
    const State state = world.state("2024-09-30");
    return working_days(state, pair1(state), on("2024-05-30"), on("2024-09-03"));
  };
  auto& series = world.programme.years["2023-2024"].periods;
  series.erase("monitoring");
  CHECK(in_summer() == 97);  // periods until December tell nothing of summer
  auto& periods = series["feedback"];
  periods.push_back({"q4", "IV", on("2024-04-01"), on("2024-05-31")});
  CHECK(in_summer() == 2 + 3);
  Year next;
  next.periods["feedback"] = {{"q1", "I", on("2024-09-02"), on("2024-10-29")},
                              {"q4", "IV", on("2025-04-01"), on("2025-05-31")}};
  world.programme.years["2024-2025"] = next;
  CHECK(in_summer() == 2 + 2);
}

TEST_CASE("working days leave out pauses and holidays, active days do not") {
  World world =
      one("2023-12-20 pair-001 paused until=2023-12-21\n"
          "2024-01-10 pair-001 closed outcome=early");
  world.programme.years["2023-2024"].holidays = {{on("2023-12-30"), on("2024-01-08")}};
  const State state = world.state("2024-01-31");
  CHECK(working_days(state, pair1(state), on("2023-12-18"), on("2023-12-22")) == 3);
  CHECK(working_days(state, pair1(state), on("2023-12-29"), on("2024-01-09")) == 2);
  CHECK(working_days(state, pair1(state), on("2023-12-29"), on("2023-12-28")) == 0);
  CHECK(active_days(pair1(state), on("2023-12-01"), on("2023-12-31")) == 24);
  CHECK(active_days(pair1(state), on("2023-12-08"), on("2024-01-31")) == 33);
  CHECK(active_days(pair1(state), on("2024-01-10"), on("2024-01-31")) == 0);
}

// One turn after another, on any days: `begins`, `ends`, `begins`, …
void add_turns(World& world, const std::string& begins, const std::string& ends) {
  Date day = on("2023-12-01");
  const int turns = *rc::gen::inRange(0, 7);
  for (int turn = 0; turn < turns; ++turn) {
    day = add_days(day, *rc::gen::inRange(turn % 2 == 0 ? 1 : 0, 15));
    world.journal(iso(day) + " pair-001 " + (turn % 2 == 0 ? begins : ends));
  }
}

TEST_CASE("days of a pair, counted at once, are those that each day's own state calls so") {
  CHECK(rc::check([] {
    World world = one("");
    add_turns(world, "closed outcome=early", "reopened");
    add_turns(world, "paused", "resumed");
    const Date from = add_days(on("2023-12-01"), *rc::gen::inRange(0, 40));
    const Date to = add_days(from, *rc::gen::inRange(-2, 60));
    int active = 0;
    int working = 0;
    for (Date day = from; day <= to; day = add_days(day, 1)) {
      const State then = world.state(iso(day));
      const PairState& pair = pair1(then);
      if (pair.from <= day && !pair.closed) ++active;
      if (!pair.closed && !is_paused(pair, day)) ++working;
    }
    const State later = world.state("2024-05-01");
    RC_ASSERT(active_days(pair1(later), from, to) == active);
    RC_ASSERT(working_days(later, pair1(later), from, to) == working);
  }));
}

TEST_CASE("entries of a pair without a card change nothing") {
  const State state = one("2024-01-12 pair-009 meeting kind=regular").state("2024-01-20");
  CHECK(state.pairs.size() == 1);
  CHECK(find_pair(state, PairId{9}) == nullptr);
}

}  // namespace
}  // namespace mentor
