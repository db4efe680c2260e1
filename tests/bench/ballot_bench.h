// The mechanism ballots on one instance: Kiraly's approximation beside plain deferred acceptance,
// and the exact ladder.
#pragma once

#include <cstdint>

#include "mentor/matching/problem.h"

namespace mentor::bench {

struct BallotRun {
  int served = 0;
  std::int64_t points = 0;
  std::int64_t blocking = 0;
  int bound = 0;       ///< for the ladder: what nobody exceeds, as claimed by the prover
  bool exact = false;  ///< for the ladder: every level is proved
  bool drawn = false;  ///< for the ladder: the lots too
  double seconds = 0;
  double megabytes = 0;
};

/// The instance's mentees count alike; only ranked pairs are left in `ranked_only`.
matching::Problem without_urgency(matching::Problem problem);
matching::Problem ranked_only(const matching::Problem& problem);

/// Deferred acceptance with ties broken by points.
BallotRun run_deferred(const matching::Problem& problem, int runs);
/// One order of Kiraly's approximation.
BallotRun run_kiraly(const matching::Problem& problem, int runs);
/// The most that so many orders serve: one order more or less is luck.
int most_of_orders(const matching::Problem& problem, int orders);
/// solve_ballots() as a proposal takes it.
BallotRun run_ladder(const matching::Problem& problem, int runs);

}  // namespace mentor::bench
