// The part of the checker that reads the levels of one solution.
#pragma once

#include <vector>

#include "mentor/matching/verify.h"

namespace mentor::matching {

/// verify() without the ways of pairs: what keeps the solution from being proved best in a problem
/// that has no pair of Certificate::one_way any more. Requires faults(problem).empty() and a
/// mentor, or nobody, for every mentee.
[[nodiscard]] std::vector<Violation> verify_levels(const Problem& problem,
                                                   const Solution& solution);

}  // namespace mentor::matching
