// Which pins a matching keeps: the newest first, and every other is told with what it is lost by.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mentor/base/text.h"
#include "mentor/matching/pins.h"
#include "mentor/matching/propose.h"
#include "state/world.h"

using namespace mentor;
using namespace mentor::matching;

namespace {

using Texts = std::vector<std::string>;

World school() {
  World world;
  world.person("P-001 pupil class=6А")
      .person("P-002 pupil class=6А")
      .person("P-003 pupil class=6А");
  world.person("P-101 pupil class=9А").person("P-102 pupil class=9А");
  for (const char* mentee : {"P-001", "P-002", "P-003"})
    world.ready(mentee, "mentee", "pp");
  for (const char* mentor : {"P-101", "P-102"})
    world.ready(mentor, "mentor", "pp");
  return world;
}

World with_pins(World world, const std::vector<std::string>& pins) {
  int day = 10;
  for (const std::string& two : pins) {
    const std::size_t space = two.find(' ');
    const std::string number = std::to_string(++day);
    world.journal("2023-10-" + number + " - pin id=pin-" + number +
                  " mentee=" + two.substr(0, space) + " mentor=" + two.substr(space + 1));
  }
  return world;
}

Texts lost_in(const World& world) {
  const State state = world.state("2023-12-04");
  Texts lines;
  for (const LostPin& pin : lost_pins(state)) {
    Texts rules;
    for (const Obstacle& each : pin.against)
      rules.push_back(word_of(each) + (each.detail.empty() ? "" : "=" + each.detail));
    lines.push_back(pin.form.text + " " + text(pin.mentee) + " " + text(pin.mentor) + " " +
                    join(rules, " "));
  }
  return lines;
}

Texts kept_in(const World& world) {
  const State state = world.state("2023-12-04");
  Texts lines;
  for (const auto& [mentee, mentor] : build(Admission(state, FormId{"pp"}), {}).pins)
    lines.push_back(text(mentee) + " " + text(mentor));
  return lines;
}

}  // namespace

TEST_CASE("of several pins on one place the newest are kept, whatever the codes") {
  World world = school();
  world.journal("2023-10-01 P-102 enrolled role=mentor form=pp capacity=1");
  for (const auto& [first, second, third] :
       {std::tuple{"P-001", "P-002", "P-003"}, std::tuple{"P-003", "P-002", "P-001"},
        std::tuple{"P-002", "P-003", "P-001"}}) {
    const std::string to = " P-102";
    const World pinned = with_pins(world, {first + to, second + to, third + to});
    CHECK(kept_in(pinned) == Texts{third + to});
    CHECK(lost_in(pinned).size() == 2);
    for (const std::string& line : lost_in(pinned))
      CHECK(line.ends_with(" P-102 pins-hold=" + std::string(third)));
  }
}

TEST_CASE("of two pins of one mentee the newer is kept and the older told") {
  const World world = with_pins(school(), {"P-001 P-101", "P-001 P-102"});
  CHECK(kept_in(world) == Texts{"P-001 P-102"});
  CHECK(lost_in(world) == Texts{"pp P-001 P-101 newer-pin=P-102"});
}

TEST_CASE("of two pins that oppose each other the newer is kept") {
  World world = school();
  world.ready("P-003", "mentor", "pp").ready("P-101", "mentee", "pp");
  CHECK(lost_in(with_pins(world, {"P-101 P-003", "P-003 P-101"})) ==
        Texts{"pp P-101 P-003 pinned-round"});
  CHECK(lost_in(with_pins(world, {"P-003 P-101", "P-101 P-003"})) ==
        Texts{"pp P-003 P-101 pinned-round"});
}

TEST_CASE("what a pin does not beat is told of it") {
  const World pinned = with_pins(school(), {"P-001 P-101"});
  CHECK(lost_in(pinned) == Texts{});
  World paused = pinned;
  paused.journal("2023-11-01 P-101 paused until=2024-02-01 reason=x");
  CHECK(lost_in(paused) == Texts{"pp P-001 P-101 paused"});
  World blocked = pinned;
  blocked.person("P-001 pupil class=6А block=P-101:quarrel");
  CHECK(lost_in(blocked) == Texts{"pp P-001 P-101 block=quarrel"});
  World full = pinned;
  full.journal("2023-10-01 P-101 enrolled role=mentor form=pp capacity=0");
  CHECK(lost_in(full) == Texts{"pp P-001 P-101 no-place"});
  World banned = pinned;
  banned.journal("2023-11-01 - ban id=ban-1 mentee=P-001 mentor=P-101");
  CHECK(lost_in(banned) == Texts{});  // the newest word is the ban: there is no pin any more
}

TEST_CASE("a pin of a mentee who has a pair: fulfilled, or told") {
  World world = with_pins(school(), {"P-001 P-101"});
  world.pair("pair-001 pp P-101 P-001 2023-10-20 2024-05-31 order=1");
  CHECK(lost_in(world) == Texts{});
  World other = with_pins(school(), {"P-001 P-101"});
  other.pair("pair-001 pp P-102 P-001 2023-10-20 2024-05-31 order=1");
  CHECK(lost_in(other) == Texts{"pp P-001 P-101 in-pair=pair-001"});
}

TEST_CASE("a pin that one of two forms keeps is not lost") {
  World world = school();
  world.ready("P-001", "mentee", "tt");
  CHECK(lost_in(with_pins(world, {"P-001 P-101"})) == Texts{});
}

TEST_CASE("whom only a pin would have made ready is not ready where the pin is lost") {
  World world = school();
  FormRules rules;
  rules.form = FormId{"pp"};
  rules.require = {Requirement::baseline};
  world.programme.matching.forms[rules.form] = rules;
  for (const bool paused : {false, true}) {
    World pinned = with_pins(world, {"P-001 P-101"});
    if (paused) pinned.journal("2023-11-01 P-101 paused until=2024-02-01 reason=x");
    const State state = pinned.state("2023-12-04");
    const Built built = build(Admission(state, rules.form), {});
    Texts unready;
    for (const NotReady& each : built.not_ready)
      unready.push_back(text(each.mentee));
    const Texts others{"P-002", "P-003"};
    CHECK(unready == (paused ? Texts{"P-001", "P-002", "P-003"} : others));
    CHECK(built.mentees.size() == (paused ? 0 : 1));
    CHECK(built.refused_pins.size() == (paused ? 1 : 0));
  }
}

TEST_CASE("whom a pin lost for the minimum of groups leaves without a mentor is told that") {
  World world = school();
  for (Form& form : world.programme.card.forms)
    if (form.id.text == "pp") form.group_min = 2;
  FormRules rules;
  rules.form = FormId{"pp"};
  Criterion criterion;
  criterion.id = "c";
  criterion.weight = 10;
  criterion.mentee = criterion.mentor = "interests";
  criterion.required = true;
  rules.criteria = {criterion};
  world.programme.matching.forms[rules.form] = rules;
  const World pinned = with_pins(world, {"P-001 P-101"});
  CHECK(lost_in(pinned) == Texts{"pp P-001 P-101 group-min"});
  const State state = pinned.state("2023-12-04");
  const Run run = propose(Admission(state, rules.form), {});
  for (const Unmatched& each : run.proposal.unmatched) {
    const bool is_pinned = text(each.id) == "P-001";
    CHECK(each.cause ==
          (is_pinned ? UnmatchedCause::group_min : UnmatchedCause::no_eligible_mentor));
    CHECK(each.removed_by == (is_pinned ? std::map<std::string, int>{{"c", 1}, {"group-min", 1}}
                                        : std::map<std::string, int>{{"c", 2}}));
    if (is_pinned) CHECK(each.nearest.front().reason == "group-min");
  }
}
