#include "mentor/state/drafts.h"

#include <doctest/doctest.h>

#include "world.h"

using namespace mentor;

namespace {

void propose(World& world, const std::string& id, const std::string& day, std::uint32_t mentee,
             const std::string& form = "pp") {
  Proposal& made = world.programme.proposals[id];
  made.id = id;
  made.form = FormId{form};
  made.as_of = on(day);
  ProposedMentee proposed;
  proposed.id = PersonId{mentee};
  made.pairs.push_back({PersonId{101}, {proposed}});
}

// Of P-001 two drafts of one day; the first of them became an order.
World school(const std::string& order_day) {
  World world;
  world.person("P-001 pupil").person("P-002 pupil").person("P-101 pupil");
  propose(world, "2023-12-04-pp", "2023-12-04", 1);
  propose(world, "2023-12-04-pp-2", "2023-12-04", 1);
  world.pair("pair-001 pp P-101 P-001 " + order_day + " 2024-05-31 order=5");
  world.programme.pairs.begin()->second.source = "2023-12-04-pp";
  world.journal(order_day + " - order id=order-5 number=5 kind=pairs proposals=2023-12-04-pp");
  return world;
}

bool is_passed_over_on(const World& world, const std::string& day, const std::string& id) {
  const State state = world.state(day);
  return is_passed_over(state, world.programme.proposals.at(id));
}

}  // namespace

TEST_CASE("a draft is passed over when another one becomes an order, on the same day too") {
  for (const char* day : {"2023-12-04", "2023-12-06"}) {
    const World world = school(day);
    CHECK(is_passed_over_on(world, "2023-12-10", "2023-12-04-pp-2"));
    CHECK_FALSE(is_passed_over_on(world, "2023-12-10", "2023-12-04-pp"));
  }
}

TEST_CASE("a draft stands until the order, and beside one of another form") {
  World world = school("2023-12-06");
  CHECK_FALSE(is_passed_over_on(world, "2023-12-05", "2023-12-04-pp-2"));
  propose(world, "2023-12-04-tt", "2023-12-04", 1, "tt");
  CHECK_FALSE(is_passed_over_on(world, "2023-12-10", "2023-12-04-tt"));
}

TEST_CASE("what was proposed after an order of its day is no passed over draft") {
  World world = school("2023-12-04");
  propose(world, "2023-12-04-pp-3", "2023-12-04", 2);
  CHECK_FALSE(is_passed_over_on(world, "2023-12-10", "2023-12-04-pp-3"));
  propose(world, "2023-12-04-pp-4", "2023-12-04", 1);
  world.programme.proposals.at("2023-12-04-pp-4").keep = "today";
  CHECK_FALSE(is_passed_over_on(world, "2023-12-10", "2023-12-04-pp-4"));
}
