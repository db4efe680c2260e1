#include "bench/flow_bench.h"

#include <cstdlib>
#include <numeric>

#include "bench/alone.h"
#include "mentor/matching/ballots.h"
#include "mentor/matching/verify.h"

namespace mentor::bench {
namespace {

using namespace matching;
using namespace second_opinion;

std::int64_t penalty(const Problem& problem, std::size_t mentee) {
  const auto n = static_cast<std::int64_t>(problem.mentees.size());
  return (1000 * n + 1 + 500 * n) * (1 + problem.mentees[mentee].urgent);
}

FlowRun points_once(const Problem& problem) {
  FlowRun out;
  const double start = processor_seconds();
  const Solution solution = solve(problem);
  const double solved = processor_seconds();
  out.violations = static_cast<int>(verify(problem, solution).size());
  out.check_seconds = processor_seconds() - solved;
  out.seconds = processor_seconds() - start;
  out.served = std::accumulate(solution.served.begin(), solution.served.end(), 0);
  out.points = solution.points;
  out.proved = solution.proved;
  if (!solution.proved) out.gap = (solution.worth_bound - solution.worth) / 1000;
  out.cost = 1000 * out.served - solution.worth / 1000;
  for (std::size_t i = 0; i < problem.mentees.size(); ++i)
    if (solution.mentor_of[i] == nobody) out.cost += penalty(problem, i);
  if (!problem.wish.empty())
    out.blocking = static_cast<std::int64_t>(blocking_pairs(problem, solution.mentor_of).size());
  return out;
}

}  // namespace

FlowRun run_points(const Problem& problem, int runs) {
  return run_alone(runs, [&] { return points_once(problem); });
}

Flow flow_of(const Problem& problem) {
  const int n = static_cast<int>(problem.mentees.size());
  const int m = static_cast<int>(problem.mentors.size());
  Flow flow;
  flow.supply.assign(problem.mentees.size(), 1);
  flow.supply.resize(problem.mentees.size() + problem.mentors.size(), 0);
  flow.supply.push_back(-n);
  const auto add_arc = [&](int from, int to, std::int64_t cost, std::int64_t room) {
    flow.from.push_back(from);
    flow.to.push_back(to);
    flow.cost.push_back(cost);
    flow.room.push_back(room);
  };
  for (int i = 0; i < n; ++i) {
    const auto row = static_cast<std::size_t>(i);
    for (std::size_t e = problem.first[row]; e < problem.first[row + 1]; ++e)
      add_arc(i, n + static_cast<int>(problem.mentor[e]), 1000 - problem.points[e], 1);
    add_arc(i, n + m, penalty(problem, row), 1);
  }
  for (int j = 0; j < m; ++j) {
    const int places = problem.mentors[static_cast<std::size_t>(j)].places;
    if (problem.rates.load == 0) add_arc(n + j, n + m, 0, places);
    for (int q = 1; q <= places && problem.rates.load != 0; ++q)
      add_arc(n + j, n + m, place_cost(problem, q) / 1000, 1);
  }
  return flow;
}

FlowRun run_peer(const Flow& flow, Method method, int runs) {
  return run_alone(runs, [&] {
    const LeastCost found = least_cost(flow, method);
    if (!found.optimal) std::abort();
    FlowRun out;
    out.seconds = found.seconds;
    out.cost = found.cost;
    return out;
  });
}

}  // namespace mentor::bench
