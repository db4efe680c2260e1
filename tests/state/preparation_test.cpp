#include "mentor/state/preparation.h"

#include <doctest/doctest.h>

#include "world.h"

namespace mentor {
namespace {

std::string before(const World& world, std::string_view day) {
  const DayRange year = year_before(world.programme, on(day));
  return iso(year.from) + " " + iso(year.to);
}

World two_years() {
  World world;
  Year next = world.programme.years.at("2023-2024");
  next.year = "2024-2025";
  next.prepared_from = on("2024-06-10");
  world.programme.years["2024-2025"] = next;
  return world;
}

TEST_CASE("the year before is the one that has ended, from the day on which the next is prepared") {
  const World world = two_years();
  CHECK(before(world, "2024-06-09") == "2022-09-01 2023-08-31");
  CHECK(before(world, "2024-06-10") == "2023-09-01 2024-08-31");
  CHECK(before(world, "2024-08-31") == "2023-09-01 2024-08-31");
  CHECK(before(world, "2024-09-01") == "2023-09-01 2024-08-31");
}

TEST_CASE("a year that nobody prepares begins on 1 September") {
  const World world;
  CHECK(before(world, "2024-08-31") == "2022-09-01 2023-08-31");
  CHECK(before(world, "2024-09-01") == "2023-09-01 2024-08-31");
}

}  // namespace
}  // namespace mentor
