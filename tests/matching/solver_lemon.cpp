// A second method, by other hands: the network simplex and cost scaling of LEMON on one flow
// network with large penalties must reach the same levels.
#include <doctest/doctest.h>

#include <array>

#include "bench/lemon_flow.h"
#include "brute.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;
using namespace mentor::second_opinion;

namespace {

// One more of a class outweighs everything that points and all lower classes can do.
std::array<std::int64_t, 4> penalties(const Problem& problem) {
  const auto n = static_cast<std::int64_t>(problem.mentees.size());
  std::array<std::int64_t, 4> out{};
  std::int64_t all = 0;
  for (std::size_t e = 0; e < problem.mentor.size(); ++e)
    all = std::max(all, worth(problem, e));
  std::int64_t step = (all + place_cost(problem, 40)) * 2 + 1;
  for (auto& p : out) {
    step *= n + 1;
    p = step;
  }
  return out;
}

// Mentee -> mentor -> sink, each place an arc of its own cost, and mentee -> sink for staying out.
Flow flow_of(const Problem& problem) {
  const auto outside = penalties(problem);
  const int n = static_cast<int>(problem.mentees.size());
  const int m = static_cast<int>(problem.mentors.size());
  Flow flow;
  flow.supply.assign(problem.mentees.size(), 1);
  flow.supply.resize(problem.mentees.size() + problem.mentors.size(), 0);
  flow.supply.push_back(-n);
  const auto add_arc = [&](int from, int to, std::int64_t cost) {
    flow.from.push_back(from);
    flow.to.push_back(to);
    flow.cost.push_back(cost);
    flow.room.push_back(1);
  };
  for (int j = 0; j < m; ++j) {
    const Mentor& mentor = problem.mentors[static_cast<std::size_t>(j)];
    for (int q = 1; q <= mentor.places; ++q)
      add_arc(n + j, n + m, place_cost(problem, mentor.load + q));
  }
  for (int i = 0; i < n; ++i) {
    const auto row = static_cast<std::size_t>(i);
    add_arc(i, n + m, outside[static_cast<std::size_t>(problem.mentees[row].urgent)]);
    for (std::size_t e = problem.first[row]; e < problem.first[row + 1]; ++e)
      add_arc(i, n + static_cast<int>(problem.mentor[e]), -worth(problem, e));
  }
  return flow;
}

std::int64_t our_cost(const Problem& problem, const Solution& solution) {
  const auto outside = penalties(problem);
  std::int64_t cost = -solution.worth;
  for (std::size_t i = 0; i < problem.mentees.size(); ++i)
    if (solution.mentor_of[i] == nobody)
      cost += outside[static_cast<std::size_t>(problem.mentees[i].urgent)];
  return cost;
}

}  // namespace

TEST_CASE("two methods of LEMON reach the same levels on 1000 problems of 50 x 30") {
  Dice dice{17};
  int differences = 0;
  for (int round = 0; round < 1000; ++round) {
    RandomShape shape;
    shape.mentees = 50;
    shape.mentors = 30;
    Draft draft = random_draft(dice, shape);
    draft.objective = {Level::served, Level::points};
    std::erase_if(draft.pairs, [&](const EligiblePair&) { return dice.roll(4) != 0; });
    for (auto& pair : draft.pairs)
      pair.marks &= Mark::kept;
    const Problem problem = assemble(draft);
    const Solution solution = solve(problem);
    const Flow flow = flow_of(problem);
    const std::int64_t cost = our_cost(problem, solution);
    for (const Method method : {Method::network_simplex, Method::cost_scaling}) {
      const LeastCost theirs = least_cost(flow, method);
      if (!theirs.optimal || theirs.cost != cost) ++differences;
    }
  }
  CHECK(differences == 0);
}
