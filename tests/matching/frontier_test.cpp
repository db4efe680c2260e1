// The frontier against every matching of small problems.
#include "mentor/matching/frontier.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "brute.h"

using namespace mentor::matching;

namespace {

// Served by urgency (3 first), worst-off, points, unbroken pairs of the reference.
using Vector = std::array<std::int64_t, 7>;

Vector vector_of(const Problem& problem, const std::vector<std::uint32_t>& reference,
                 const std::vector<std::uint32_t>& mentor_of) {
  Solution solution;
  solution.mentor_of = mentor_of;
  add_up(problem, solution);
  std::int64_t kept = 0;
  for (std::size_t i = 0; i < mentor_of.size(); ++i)
    kept += mentor_of[i] != nobody && mentor_of[i] == reference[i] ? 1 : 0;
  return {solution.served[3],
          solution.served[2],
          solution.served[1],
          solution.served[0],
          solution.worst_off,
          solution.points,
          kept};
}

void enumerate(const Problem& problem, std::vector<int>& room,
               std::vector<std::uint32_t>& mentor_of, std::uint32_t mentee,
               const std::vector<std::uint32_t>& reference, std::set<Vector>& all) {
  if (mentee == problem.mentees.size()) {
    all.insert(vector_of(problem, reference, mentor_of));
    return;
  }
  bool bound = false;
  for (std::size_t e = problem.first[mentee]; e < problem.first[mentee + 1]; ++e)
    bound = bound || (problem.marks[e] & Mark::pinned) != 0;
  for (std::size_t e = problem.first[mentee]; e < problem.first[mentee + 1]; ++e) {
    const bool barred = bound && (problem.marks[e] & Mark::pinned) == 0;
    if (barred || room[problem.mentor[e]] == 0) continue;
    --room[problem.mentor[e]];
    mentor_of[mentee] = problem.mentor[e];
    enumerate(problem, room, mentor_of, mentee + 1, reference, all);
    mentor_of[mentee] = nobody;
    ++room[problem.mentor[e]];
  }
  if (!bound) enumerate(problem, room, mentor_of, mentee + 1, reference, all);
}

// Served counts as one value, compared by urgency.
bool beats(const Vector& a, const Vector& b) {
  const std::array<std::int64_t, 4> served_a = {a[0], a[1], a[2], a[3]};
  const std::array<std::int64_t, 4> served_b = {b[0], b[1], b[2], b[3]};
  return a != b && served_a >= served_b && a[4] >= b[4] && a[5] >= b[5] && a[6] >= b[6];
}

std::set<Vector> pareto(const Problem& problem, const std::vector<std::uint32_t>& reference) {
  std::vector<int> room;
  for (const auto& mentor : problem.mentors)
    room.push_back(mentor.places);
  std::vector<std::uint32_t> mentor_of(problem.mentees.size(), nobody);
  std::set<Vector> all;
  enumerate(problem, room, mentor_of, 0, reference, all);
  std::set<Vector> best;
  for (const Vector& each : all) {
    const bool beaten = std::any_of(all.begin(), all.end(),
                                    [&](const Vector& other) { return beats(other, each); });
    if (!beaten) best.insert(each);
  }
  return best;
}

Draft small_draft(Dice& dice) {
  RandomShape shape;
  shape.mentees = 2 + dice.roll(4);
  shape.mentors = 1 + dice.roll(4);
  shape.top_points = dice.roll(2) == 0 ? 4 : 30;
  return random_draft(dice, shape);
}

}  // namespace

TEST_CASE("the frontier is the Pareto set of all matchings") {
  Dice dice{77};
  std::size_t largest = 0;
  for (int round = 0; round < 60; ++round) {
    const Problem problem = assemble(small_draft(dice));
    const std::vector<std::uint32_t> reference =
        dice.roll(4) == 0 ? std::vector<std::uint32_t>(problem.mentees.size(), nobody)
                          : solve(problem).mentor_of;
    const Frontier found = frontier(problem, reference);
    REQUIRE(found.complete);
    std::set<Vector> told;
    for (const Trade& each : found.trades) {
      const Vector vector = vector_of(problem, reference, each.solution.mentor_of);
      told.insert(vector);
      const auto pairs = std::count_if(reference.begin(), reference.end(),
                                       [](std::uint32_t mentor) { return mentor != nobody; });
      CHECK(each.changes == pairs - vector[6]);
    }
    CHECK(told.size() == found.trades.size());
    REQUIRE(told == pareto(problem, reference));
    largest = std::max(largest, told.size());
  }
  CHECK(largest >= 5);
}

TEST_CASE("a frontier cut short says so and tells only what holds") {
  Dice dice{5};
  RandomShape shape;
  shape.mentees = 12;
  shape.mentors = 6;
  shape.top_points = 100;
  Draft draft = random_draft(dice, shape);
  draft.objective = {Level::served, Level::worst_off, Level::points};
  const Problem problem = assemble(draft);
  const auto reference = solve(problem).mentor_of;
  const Frontier whole = frontier(problem, reference);
  REQUIRE(whole.complete);
  const Frontier part = frontier(problem, reference, {.programmes = 6, .nodes = 20000});
  CHECK_FALSE(part.complete);
  CHECK(part.trades.size() < whole.trades.size());
  CHECK_FALSE(part.trades.empty());
}
