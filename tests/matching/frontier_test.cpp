// The frontier against every matching of small problems.
#include "mentor/matching/frontier.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "../../src/matching/bounded.h"
#include "brute.h"
#include "mentor/matching/ballots.h"

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

// Groups reach the minimum, and no two would rather have each other.
bool keeps_to(const Problem& problem, const std::vector<std::uint32_t>& mentor_of) {
  std::vector<int> group(problem.mentors.size(), 0);
  for (std::uint32_t i = 0; i < mentor_of.size(); ++i) {
    if (mentor_of[i] == nobody) continue;
    ++group[mentor_of[i]];
    const std::size_t pair = find_pair(problem, i, mentor_of[i]);
    const bool pin = (problem.marks[pair] & Mark::pinned) != 0;
    const bool ranked =
        problem.wish.empty() || (problem.wish[pair] > 0 && problem.preference[pair] > 0);
    if (!pin && !ranked) return false;
  }
  for (std::size_t j = 0; j < group.size(); ++j)
    if (group[j] > 0 && problem.mentors[j].load + group[j] < problem.group_min) return false;
  if (problem.wish.empty()) return true;
  const auto blocking = blocking_pairs(problem, mentor_of);
  return std::all_of(blocking.begin(), blocking.end(),
                     [](const BlockingPair& each) { return each.due_to_pin; });
}

void enumerate(const Problem& problem, std::vector<int>& room,
               std::vector<std::uint32_t>& mentor_of, std::uint32_t mentee,
               std::vector<std::vector<std::uint32_t>>& all) {
  if (mentee == problem.mentees.size()) {
    if (keeps_to(problem, mentor_of)) all.push_back(mentor_of);
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
    enumerate(problem, room, mentor_of, mentee + 1, all);
    mentor_of[mentee] = nobody;
    ++room[problem.mentor[e]];
  }
  if (!bound) enumerate(problem, room, mentor_of, mentee + 1, all);
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
  std::vector<std::vector<std::uint32_t>> matchings;
  enumerate(problem, room, mentor_of, 0, matchings);
  const auto broken = [&](const std::vector<std::uint32_t>& each) {
    Solution solution;
    solution.mentor_of = each;
    return broken_pairs(problem, solution);
  };
  int allowed = problem.touch.value_or(0);
  int fewest = static_cast<int>(problem.mentees.size());
  for (const auto& each : matchings)
    fewest = std::min(fewest, broken(each));
  allowed = std::max(allowed, fewest);
  std::set<Vector> all;
  for (const auto& each : matchings)
    if (!problem.touch || broken(each) <= allowed) all.insert(vector_of(problem, reference, each));
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

// Ballots with ties; 0 = refused or not named.
void add_ballots(Dice& dice, Draft& draft) {
  for (auto& pair : draft.pairs) {
    pair.wish = static_cast<std::uint16_t>(dice.roll(4));
    pair.preference = static_cast<std::uint16_t>(dice.roll(4));
  }
}

// The trades of the problem are just its Pareto set; returns how many they are.
std::size_t check_frontier(Dice& dice, const Problem& problem,
                           const std::vector<std::uint32_t>& best) {
  const std::vector<std::uint32_t> reference =
      dice.roll(4) == 0 ? std::vector<std::uint32_t>(problem.mentees.size(), nobody) : best;
  const Frontier found = frontier(problem, reference);
  REQUIRE(found.complete);
  CHECK(found.stable == !problem.wish.empty());
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
  return told.size();
}

}  // namespace

TEST_CASE("the frontier is the Pareto set of all matchings") {
  Dice dice{77};
  std::size_t largest = 0;
  for (int round = 0; round < 150; ++round) {
    const Problem problem = assemble(small_draft(dice));
    largest = std::max(largest, check_frontier(dice, problem, solve(problem).mentor_of));
  }
  CHECK(largest >= 5);
}

TEST_CASE("with ballots it is the Pareto set of the stable ones") {
  Dice dice{78};
  std::size_t several = 0;
  for (int round = 0; round < 120; ++round) {
    Draft draft = small_draft(dice);
    add_ballots(dice, draft);
    const Problem problem = assemble(draft);
    if (problem.wish.empty()) continue;
    const auto best = solve_ballots(problem, BallotRule::max).solution.mentor_of;
    several += check_frontier(dice, problem, best) > 1 ? 1 : 0;
  }
  CHECK(several >= 3);
}

TEST_CASE("it keeps to the minimum of groups and to the touch") {
  Dice dice{79};
  std::size_t narrower = 0;
  for (int round = 0; round < 150; ++round) {
    Draft draft = small_draft(dice);
    add_conditions(dice, draft);
    const Problem problem = assemble(draft);
    if (!pinned_too_small(problem).empty()) continue;
    const auto best = solve(problem).mentor_of;
    check_frontier(dice, problem, best);
    draft.group_min = 1;
    draft.touch.reset();
    const Problem free = assemble(draft);
    narrower += pareto(free, best) != pareto(problem, best) ? 1 : 0;
  }
  CHECK(narrower >= 20);
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
