#include "mentor/model/programme.h"

#include <doctest/doctest.h>

#include "../state/world.h"

namespace mentor {
namespace {

TEST_CASE("a period is found by its id in the day's year, or by year and id") {
  const World world;
  CHECK(find_period(world.programme, "q1", on("2024-03-01"))->id() == "2023-2024/q1");
  CHECK(find_period(world.programme, "2023-2024/q2", on("2030-01-01"))->period.from ==
        on("2023-11-06"));
  CHECK(find_period(world.programme, "m1", on("2024-03-01"))->series == "monitoring");
  CHECK_FALSE(find_period(world.programme, "q1", on("2024-09-01")));
  CHECK_FALSE(find_period(world.programme, "q9", on("2024-03-01")));
  CHECK_FALSE(find_period(world.programme, "", on("2024-03-01")));
  CHECK_FALSE(find_period(world.programme, "2023-2024/", on("2024-03-01")));
}

TEST_CASE("the last period that ended is the one with the latest end by the day") {
  const World world;
  CHECK_FALSE(last_ended(world.programme, "feedback", on("2023-10-28")));
  CHECK(last_ended(world.programme, "feedback", on("2023-10-29"))->period.id == "q1");
  CHECK(last_ended(world.programme, "feedback", on("2024-08-31"))->period.id == "q2");
  CHECK_FALSE(last_ended(world.programme, "trimester", on("2024-08-31")));
  CHECK(all_periods(world.programme, "monitoring").size() == 2);
}

TEST_CASE("the year of a day") {
  const World world;
  CHECK(year_on(world.programme, on("2023-09-01"))->year == "2023-2024");
  CHECK(year_on(world.programme, on("2024-08-31"))->year == "2023-2024");
  CHECK(year_on(world.programme, on("2023-08-31")) == nullptr);
}

TEST_CASE("new codes are above every code in use anywhere") {
  World world;
  CHECK(next_person_id(world.programme) == PersonId{1});
  CHECK(next_pair_id(world.programme) == PairId{1});
  world.person("P-003 pupil").pair("pair-002 pp P-001 P-004 2023-12-08");
  CHECK(next_person_id(world.programme) == PersonId{5});
  CHECK(next_pair_id(world.programme) == PairId{3});
  world.answer("intake 2023-10-01 P-006 q=1");
  CHECK(next_person_id(world.programme) == PersonId{7});
  world.journal("2023-10-01 P-007 enrolled role=mentee");
  CHECK(next_person_id(world.programme) == PersonId{8});
  world.journal("2023-10-01 - training id=t attended=P-010");
  CHECK(next_person_id(world.programme) == PersonId{11});
  world.person("P-002 pupil block=P-020:quarrel");
  CHECK(next_person_id(world.programme) == PersonId{21});
  world.programme.years["2023-2024"].classes = {{"7Б", PersonId{30}}};
  CHECK(next_person_id(world.programme) == PersonId{31});
  world.programme.proposals["p"].pairs = {{PersonId{40}, {{PersonId{41}, 0, {}, {}}}}};
  CHECK(next_person_id(world.programme) == PersonId{42});
  world.journal("2023-10-01 - order id=o number=1 kind=pairs pairs=pair-007");
  CHECK(next_pair_id(world.programme) == PairId{8});
  world.journal("2023-10-01 pair-009 meeting kind=regular by=P-050");
  CHECK(next_pair_id(world.programme) == PairId{10});
  CHECK(next_person_id(world.programme) == PersonId{51});
}

TEST_CASE("a place is a file and a line, and nowhere for a file that is not there") {
  const World world;
  CHECK(where(world.programme, {3, 14}) == Where{"journal/2023-10.yaml", 14, 0});
  CHECK(where(world.programme, {99, 1}) == Where{});
}

TEST_CASE("names are shown in full and short") {
  CHECK(full_name({"Ёлкина", "Анна", "Пробовна", {}}) == "Ёлкина Анна Пробовна");
  CHECK(full_name({"", "Анна", "", {}}) == "Анна");
  CHECK(short_name({"Ёлкина", "анна", "Пробовна", {}}) == "Ёлкина А. П.");
  CHECK(short_name({"Ёлкина", "", "Пробовна", {}}) == "Ёлкина");
  CHECK(short_name({"", "Анна", "", {}}) == "А.");
}

TEST_CASE("a birth month is a year, or a year and a month") {
  CHECK(text(birth_month("2010-05").value()) == "2010-05");
  CHECK(text(birth_month("2010").value()) == "2010");
  for (const char* wrong :
       {"", "2010-13", "2010-00", "201", "20100", "2010-5", "2010-05-01", "год"})
    CHECK_FALSE(birth_month(wrong));
}

TEST_CASE("findings are sorted by place and told once") {
  const Finding late{Severity::error, {"b", {}}, {"a.yaml", 10, 1}};
  const Finding early{Severity::warning, {"c", {}}, {"a.yaml", 9, 1}};
  Findings all = {late, early, late};
  sort_findings(all);
  CHECK(all == Findings{early, late});
  CHECK(has_errors(all));
  CHECK_FALSE(has_errors({early}));
}

}  // namespace
}  // namespace mentor
