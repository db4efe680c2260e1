// What no pairs by ballots can exceed, found without a solver: a claim above it is none.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "mentor/matching/problem.h"
#include "mentor/matching/solve.h"

namespace mentor::matching {

/// By the names of Certificate::bounds. Stability is left aside: of each level the most that pairs
/// ranked by both allow when the levels before it have what the solution has. How many are served
/// and the worst-off by largest matchings, kept pairs by places, the worth by everybody's best
/// pair, of as many as can be served, and by the best that mentors can fill their places with.
[[nodiscard]] std::map<std::string, std::int64_t> ballot_ceilings(const Problem& problem,
                                                                  const Solution& solution);

}  // namespace mentor::matching
