#include <doctest/doctest.h>

#include "found.h"

namespace mentor {
namespace {

// School's own lines are 1 to 5; P-003 and P-004 make lines 6 to 9 ready for the group of pair-001.
World group() {
  World world = school();
  world.person("P-003 pupil class=7Б born=2010-05").person("P-004 pupil class=7Б born=2010-05");
  world.ready("P-003", "mentee", "pp").ready("P-004", "mentee", "pp");
  return world;
}

Lines after(std::string_view journal) {
  World world = group();
  world.journal(journal);
  Lines lines = found(world, "2024-01-15");
  std::erase_if(lines, [](const std::string& line) {
    return line.find("joined-already") == std::string::npos &&
           line.find("twice") == std::string::npos;
  });
  return lines;
}

TEST_CASE("whoever is in a pair cannot come again before leaving") {
  const std::string twice = "error joined-already journal/2023-10.yaml:";
  CHECK(after("2024-01-10 pair-001 joined person=P-003 order=2\n"
              "2024-01-10 pair-001 joined person=P-003 order=3") == Lines{twice + "11"});
  CHECK(after("2024-01-10 pair-001 joined person=P-002 order=2") == Lines{twice + "10"});
  CHECK(after("2024-01-10 pair-001 mentor person=P-001 order=2") == Lines{twice + "10"});
  CHECK(after("2024-01-10 pair-001 joined person=P-003 order=2\n"
              "2024-01-11 pair-001 left person=P-003\n"
              "2024-01-12 pair-001 joined person=P-003 order=3") == Lines{});
  CHECK(after("2024-01-10 pair-001 mentor person=P-003 instead_of=P-001 order=2\n"
              "2024-01-10 pair-001 mentor person=P-001 instead_of=P-003 order=3 at=00:01") ==
        Lines{});
}

TEST_CASE("a proposal approved for the same people by two orders") {
  const std::string orders =
      "2024-01-10 - order id=o2 number=2 kind=pairs pairs=pair-001 proposals=x\n"
      "2024-01-10 - order id=o3 number=3 kind=pairs pairs=pair-001 proposals=x\n";
  const std::string of_both = "warning proposal-approved-twice journal/2023-10.yaml:11";
  CHECK(after(orders + "2024-01-10 pair-001 joined person=P-003 order=2\n"
                       "2024-01-10 pair-001 joined person=P-004 order=3") == Lines{});
  CHECK(after(orders + "2024-01-10 pair-001 joined person=P-003 order=2") == Lines{of_both});
  CHECK(after(orders + "2024-01-10 pair-001 joined person=P-003 order=2\n"
                       "2024-01-10 pair-001 joined person=P-003 order=3") ==
        Lines{of_both, "error joined-already journal/2023-10.yaml:13"});
  CHECK(after("2024-01-10 - order id=o2 number=2 kind=pairs pairs=pair-001 proposals=x\n"
              "2024-01-10 - order id=o3 number=3 kind=pairs pairs=pair-001 proposals=y") ==
        Lines{});
}

}  // namespace
}  // namespace mentor
