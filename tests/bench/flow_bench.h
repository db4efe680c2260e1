// The mechanism points on one instance, beside minimum cost flows by LEMON.
#pragma once

#include <cstdint>

#include "bench/lemon_flow.h"
#include "mentor/matching/problem.h"

namespace mentor::bench {

struct FlowRun {
  int served = 0;
  std::int64_t points = 0;
  std::int64_t cost = 0;  ///< 1000 - points of the matched, penalties of the others, convex loads
  std::int64_t blocking = -1;  ///< pairs that would rather have each other; -1 = no ballots
  bool proved = true;          ///< groups with a minimum: nothing is better
  std::int64_t gap = 0;        ///< groups with a minimum: how many more points there might be
  int violations = 0;          ///< what the check of the certificate objects to
  double seconds = 0;          ///< processor time, the check included
  double check_seconds = 0;
  double megabytes = 0;
};

/// solve() and then verify(), in a process of its own.
FlowRun run_points(const matching::Problem& problem, int runs);

/// The same problem as a flow: mentee -> mentor -> sink, and mentee -> sink.
second_opinion::Flow flow_of(const matching::Problem& problem);

/// LEMON on it, without the time to build its graph.
FlowRun run_peer(const second_opinion::Flow& flow, second_opinion::Method method, int runs);

}  // namespace mentor::bench
