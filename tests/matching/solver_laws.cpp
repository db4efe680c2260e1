// Laws that hold for every problem, on random ones of 50 x 30.
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "brute.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;

namespace {

RandomShape middle_shape(Dice& dice) {
  RandomShape shape;
  shape.mentees = 50;
  shape.mentors = 30;
  shape.top_points = dice.roll(2) == 0 ? 5 : 100;
  shape.lots = dice.roll(3) == 0 ? 4 : 1ULL << 48;
  return shape;
}

// Most pairs of a 50 x 30 problem are left out, so that places and pairs are scarce.
Draft middle_draft(Dice& dice) {
  Draft draft = random_draft(dice, middle_shape(dice));
  std::erase_if(draft.pairs, [&](const EligiblePair& pair) {
    return (pair.marks & Mark::pinned) == 0 && dice.roll(5) != 0;
  });
  return draft;
}

bool same_proof(const Certificate& a, const Certificate& b) {
  return a.mentor == b.mentor && a.outside == b.outside;
}

}  // namespace

TEST_CASE("every solution of 50 x 30 is proved, and permuting people and pairs changes nothing") {
  Dice dice{3};
  for (int round = 0; round < 400; ++round) {
    const Draft draft = middle_draft(dice);
    const Problem problem = assemble(draft);
    const Solution solution = solve(problem);
    REQUIRE(verify(problem, solution).empty());
    const Solution again = solve(assemble(permuted(draft, dice)));
    REQUIRE(again.mentor_of == solution.mentor_of);
    REQUIRE(same_proof(again.certificate, solution.certificate));
  }
}

TEST_CASE("one more place never serves fewer, and never lowers the first level") {
  Dice dice{4};
  for (int round = 0; round < 300; ++round) {
    Draft draft = middle_draft(dice);
    draft.objective = {Level::served, Level::points};
    const Solution before = solve(assemble(draft));
    ++draft.mentors[static_cast<std::size_t>(dice.roll(30))].places;
    const Solution after = solve(assemble(draft));
    CHECK(all_served(after) >= all_served(before));
    std::array<int, 4> old_first = before.served;
    std::array<int, 4> new_first = after.served;
    std::reverse(old_first.begin(), old_first.end());
    std::reverse(new_first.begin(), new_first.end());
    CHECK(new_first >= old_first);
  }
}

TEST_CASE("one more eligible pair never lowers the first level") {
  Dice dice{6};
  for (int round = 0; round < 300; ++round) {
    Draft draft = middle_draft(dice);
    if (draft.pairs.empty()) continue;
    const Problem with = assemble(draft);
    const auto gone = static_cast<std::size_t>(dice.roll(static_cast<int>(draft.pairs.size())));
    if ((draft.pairs[gone].marks & Mark::pinned) != 0) continue;
    draft.pairs.erase(draft.pairs.begin() + static_cast<std::ptrdiff_t>(gone));
    const Problem without = assemble(draft);
    const std::size_t first_level = with.objective.front() == Level::served ? 4 : 1;
    auto more = merit(with, solve(with));
    auto fewer = merit(without, solve(without));
    more.resize(first_level);
    fewer.resize(first_level);
    CHECK(more >= fewer);
  }
}

TEST_CASE("a problem out of its limits is named, not solved") {
  Draft draft;
  draft.mentees = {{"P-1", 0}, {"P-2", 0}};
  draft.mentors = {{"M-1", 1, 0}};
  draft.pairs = {{.mentee = 0, .mentor = 0, .points = 5}, {.mentee = 1, .mentor = 0, .points = 5}};
  const auto fault_of = [](const Draft& d) {
    const auto found = faults(assemble(d));
    REQUIRE(found.size() == 1);
    return found.front().fault;
  };
  Draft bad = draft;
  bad.mentees[1].id = "P-1";
  CHECK(fault_of(bad) == Fault::ids_not_ascending);
  bad = draft;
  bad.mentees[0].urgent = 4;
  CHECK(fault_of(bad) == Fault::urgent_out_of_range);
  bad = draft;
  bad.mentors[0].places = -1;
  CHECK(fault_of(bad) == Fault::group_out_of_range);
  bad = draft;
  bad.pairs[0].points = Problem::max_points + 1;
  CHECK(fault_of(bad) == Fault::points_out_of_range);
  bad = draft;
  bad.pairs[0].lot = Problem::max_lot + 1;
  CHECK(fault_of(bad) == Fault::lot_out_of_range);
  bad = draft;
  bad.pairs.push_back(bad.pairs[0]);
  CHECK(fault_of(bad) == Fault::pairs_not_ascending);
  bad = draft;
  bad.rates.load = -1;
  CHECK(fault_of(bad) == Fault::rates_out_of_range);
  bad = draft;
  bad.objective = {Level::worst_off, Level::served};
  CHECK(fault_of(bad) == Fault::objective_not_allowed);
  bad = draft;
  bad.pairs[0].marks = bad.pairs[1].marks = Mark::pinned;
  CHECK(fault_of(bad) == Fault::pins_above_places);
  CHECK(faults(assemble(draft)).empty());
}

TEST_CASE("nothing overflows at the limits of points, weights, rates and lots") {
  Draft draft;
  for (int i = 0; i < 40; ++i)
    draft.mentees.push_back({"P-" + std::to_string(100 + i), i % 4});
  for (int j = 0; j < 3; ++j)
    draft.mentors.push_back({"M-" + std::to_string(j), 12, Problem::max_group - 12});
  for (std::uint32_t i = 0; i < 40; ++i)
    for (std::uint32_t j = 0; j < 3; ++j)
      draft.pairs.push_back({.mentee = i,
                             .mentor = j,
                             .points = Problem::max_points - static_cast<int>((i * j) % 7),
                             .lot = Problem::max_lot - (i ^ j),
                             .marks = Mark::kept});
  draft.rates = {Problem::max_rate, Problem::max_rate, Problem::max_weights};
  for (const auto& objective : std::vector<std::vector<Level>>{{Level::served, Level::points},
                                                               {Level::points, Level::served}}) {
    draft.objective = objective;
    const Problem problem = assemble(draft);
    REQUIRE(faults(problem).empty());
    const Solution solution = solve(problem);
    CHECK(verify(problem, solution).empty());
    CHECK((objective.front() == Level::points || all_served(solution) == 36));
  }
}

TEST_CASE("a problem without people or pairs has the empty solution, proved") {
  const Problem nobody_at_all;
  CHECK(verify(nobody_at_all, solve(nobody_at_all)).empty());
  Draft draft;
  draft.mentees = {{"P-1", 2}};
  draft.mentors = {{"M-1", 0, 3}};
  const Problem no_pairs = assemble(draft);
  const Solution solution = solve(no_pairs);
  CHECK(solution.mentor_of == std::vector<std::uint32_t>{nobody});
  CHECK(verify(no_pairs, solution).empty());
}

TEST_CASE("wide integers print as decimals") {
  CHECK(decimal(0) == "0");
  CHECK(decimal(-7) == "-7");
  CHECK(told_lots(5) == 5);
  CHECK(told_lots(static_cast<Wide>(1) << 65) == std::numeric_limits<std::int64_t>::max());
  CHECK(decimal((static_cast<Wide>(1) << 100)) == "1267650600228229401496703205376");
}
