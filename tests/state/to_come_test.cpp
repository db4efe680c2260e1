#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "mentor/state/waiting.h"
#include "world.h"

namespace mentor {
namespace {

World school() {
  World world;
  for (const char* line : {"P-001 pupil", "P-002 pupil", "P-003 pupil", "P-004 pupil"})
    world.person(line);
  world.ready("P-001", "mentor", "pp").ready("P-002", "mentee", "pp");
  return world.ready("P-003", "mentee", "pp").ready("P-004", "mentor", "pp");
}

bool to_come(const World& world, std::string_view day) {
  return world.state(day).pairs.at(PairId{1}).to_come;
}

TEST_CASE("a pair of a later order is to come until it begins or its order is signed") {
  World world = school();
  world.pair("pair-001 pp P-001 P-002 2023-11-20 2024-05-31 order=2");
  world.journal("2023-11-15 - order id=order-2 number=2 kind=pairs pairs=pair-001");
  CHECK(to_come(world, "2023-11-14"));
  CHECK_FALSE(to_come(world, "2023-11-15"));
  CHECK_FALSE(to_come(world, "2023-11-20"));
}

TEST_CASE("a planned pair without an order in the journal counts on every day") {
  World world = school();
  world.pair("pair-001 pp P-001 P-002 2023-11-20 2024-05-31 order=2");
  CHECK_FALSE(to_come(world, "2023-09-02"));
  world.journal("2023-11-15 - order id=order-3 number=3 kind=pairs pairs=pair-009");
  CHECK_FALSE(to_come(world, "2023-09-02"));
}

TEST_CASE("an order that lists no pairs is known by its number, in the same school year") {
  World world = school();
  world.pair("pair-001 pp P-001 P-002 2023-11-20 2024-05-31 order=№12-O");
  world.journal("2022-11-15 - order id=order-12 number=12-о kind=pairs");
  CHECK_FALSE(to_come(world, "2023-09-02"));
  world.journal("2023-11-15 - order id=order-12-2023 number=12-о kind=pairs");
  CHECK(to_come(world, "2023-09-02"));
}

TEST_CASE("an order that only changes a pair does not bring it about") {
  World world = school();
  world.pair("pair-001 pp P-001 P-002 2023-11-20 2024-05-31");
  world.journal("2023-12-15 - order id=order-7 number=7 kind=change pairs=pair-001");
  CHECK_FALSE(to_come(world, "2023-11-01"));
}

TEST_CASE("a pair of which the journal speaks is known") {
  World world = school();
  world.pair("pair-001 pp P-001 P-002 2023-11-20 2024-05-31 order=2");
  world.journal("2023-11-15 - order id=order-2 number=2 kind=pairs pairs=pair-001");
  world.journal("2023-11-01 pair-001 set format=очно");
  CHECK(to_come(world, "2023-10-31"));
  CHECK_FALSE(to_come(world, "2023-11-01"));
}

TEST_CASE("a command that writes foresees the pairs to come") {
  World world = school();
  world.pair("pair-001 pp P-001 P-002 2023-11-20 2024-05-31 order=2");
  world.journal("2023-11-15 - order id=order-2 number=2 kind=pairs pairs=pair-001");
  const State known = world.state("2023-11-01");
  CHECK(unclosed_pairs(known, PersonId{2}, Role::mentee, FormId{"pp"}).empty());
  const State foreseen = fold_foreseeing(world.programme, on("2023-11-01"));
  CHECK(unclosed_pairs(foreseen, PersonId{2}, Role::mentee, FormId{"pp"}).size() == 1);
}

// What is asked of pairs, for everybody.
std::string told(const State& state) {
  const FormId form{"pp"};
  std::string out;
  for (const WaitingMentee& each : waiting_mentees(state, form))
    out += "w" + text(each.person) + std::to_string(each.days);
  for (const auto& [id, person] : state.people) {
    out += "|" + text(id) + std::to_string(mentees_now(state, id, form)) +
           std::to_string(free_places(state, id, form));
    for (const PersonId mate : group_mates(state, id, form))
      out += "+" + text(mate);
    for (const Role role : {Role::mentor, Role::mentee})
      for (const PairState* pair : unclosed_pairs(state, id, role, form))
        out += ":" + text(pair->id);
  }
  return out;
}

std::string day_between(const char* first, int days) {
  return iso(add_days(on(first), *rc::gen::inRange(0, days)));
}

std::string some_members() {
  static const std::vector<std::string> all = {"P-001 P-002", "P-001 P-003", "P-004 P-002,P-003",
                                               "P-004 P-003", "P-001,P-004 P-002"};
  return *rc::gen::elementOf(all);
}

void add_pair(World& world, int number, const std::string& members, const std::string& from,
              const std::string& ordered) {
  const std::string id = "pair-00" + std::to_string(number);
  const std::string order = std::to_string(number);
  world.pair(id + " pp " + members + " " + from + " 2024-05-31 order=" + order);
  world.journal(ordered + " - order id=order-" + order + " number=" + order +
                " kind=pairs pairs=" + id);
}

// What stands in the folder by the end of October, planned pairs among it.
World some_autumn() {
  World world = school();
  const int pairs = *rc::gen::inRange(0, 3);
  for (int i = 1; i <= pairs; ++i)
    add_pair(world, i, some_members(), day_between("2023-09-10", 90),
             day_between("2023-09-05", 50));
  return world;
}

// Days on which nothing is decided any more.
void add_later_orders(World& world) {
  const int pairs = *rc::gen::inRange(1, 4);
  for (int i = 4; i < 4 + pairs; ++i)
    add_pair(world, i, some_members(), day_between("2023-11-10", 30),
             day_between("2023-11-01", 30));
  world.journal(day_between("2023-11-01", 30) + " pair-004 joined person=P-003 order=9");
}

TEST_CASE("what orders of later days decide changes nothing of a day before") {
  CHECK(rc::check([] {
    const World known = some_autumn();
    World whole = known;
    add_later_orders(whole);
    for (const char* day : {"2023-09-20", "2023-10-10", "2023-10-31"})
      RC_ASSERT(told(whole.state(day)) == told(known.state(day)));
  }));
}

}  // namespace
}  // namespace mentor
