#include "bench/ballot_bench.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "../../src/matching/kiraly.h"
#include "bench/alone.h"
#include "mentor/matching/ballots.h"

namespace mentor::bench {
namespace {

using namespace matching;

BallotRun sums_of(const Problem& problem, const std::vector<std::uint32_t>& mentor_of) {
  Solution solution;
  solution.mentor_of = mentor_of;
  add_up(problem, solution);
  BallotRun out;
  out.served = std::accumulate(solution.served.begin(), solution.served.end(), 0);
  out.points = solution.points;
  out.blocking = static_cast<std::int64_t>(blocking_pairs(problem, mentor_of).size());
  return out;
}

std::vector<std::uint32_t> mentors_of(const Problem& problem, const BallotMarket& market,
                                      const std::vector<std::uint32_t>& held) {
  std::vector<std::uint32_t> out(problem.mentees.size(), nobody);
  for (std::uint32_t row = 0; row < market.rows(); ++row)
    if (held[row] != nobody)
      out[market.mentee[row]] = problem.mentor[market.choices[held[row]].pair];
  return out;
}

// Both start from the same open market; only the proposing is timed.
template <class Propose>
BallotRun propose_alone(const Problem& problem, int runs, const Propose& propose) {
  return run_alone(runs, [&] {
    const BallotMarket market = open_ballots(problem);
    const double start = processor_seconds();
    const std::vector<std::uint32_t> held = propose(market);
    const double seconds = processor_seconds() - start;
    BallotRun out = sums_of(problem, mentors_of(problem, market, held));
    out.seconds = seconds;
    return out;
  });
}

}  // namespace

Problem without_urgency(Problem problem) {
  for (auto& mentee : problem.mentees)
    mentee.urgent = 0;
  return problem;
}

Problem ranked_only(const Problem& problem) {
  Draft draft{.mentees = problem.mentees,
              .mentors = problem.mentors,
              .pairs = {},
              .objective = problem.objective,
              .rates = problem.rates,
              .touch = {}};
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    for (std::size_t e = problem.first[i]; e < problem.first[i + 1]; ++e)
      if (problem.wish[e] != 0 && problem.preference[e] != 0)
        draft.pairs.push_back({i, problem.mentor[e], problem.points[e], problem.lot[e],
                               problem.marks[e], problem.wish[e], problem.preference[e]});
  return assemble(std::move(draft));
}

BallotRun run_deferred(const Problem& problem, int runs) {
  Problem by_points = problem;
  for (std::size_t e = 0; e < by_points.mentor.size(); ++e)
    by_points.lot[e] = static_cast<std::uint64_t>(1000 - by_points.points[e]) << 32 | e;
  return propose_alone(by_points, runs, [&](const BallotMarket& market) {
    return propose_by_lots(market, by_points);
  });
}

BallotRun run_kiraly(const Problem& problem, int runs) {
  return propose_alone(problem, runs, [&](const BallotMarket& market) {
    std::vector<std::uint32_t> order(market.rows());
    std::iota(order.begin(), order.end(), 0U);
    return approximate(market, order);
  });
}

int most_of_orders(const Problem& problem, int orders) {
  const BallotMarket market = open_ballots(problem);
  std::vector<std::uint32_t> order(market.rows());
  std::iota(order.begin(), order.end(), 0U);
  std::ptrdiff_t most = 0;
  for (int k = 0; k < orders; ++k) {
    const auto held = approximate(market, order);
    most = std::max(most, std::count_if(held.begin(), held.end(),
                                        [](std::uint32_t choice) { return choice != nobody; }));
    std::rotate(order.begin(), order.begin() + market.rows() / orders, order.end());
  }
  return static_cast<int>(most);
}

BallotRun run_ladder(const Problem& problem, int runs) {
  return run_alone(runs, [&] {
    const double start = processor_seconds();
    const BallotSolution found = solve_ballots(problem, matching::BallotRule::max);
    const double seconds = processor_seconds() - start;
    BallotRun out = sums_of(problem, found.solution.mentor_of);
    out.seconds = seconds;
    out.bound = found.largest_bound;
    out.exact = found.exact;
    out.drawn = found.drawn;
    return out;
  });
}

}  // namespace mentor::bench
