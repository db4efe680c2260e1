// The part of the checker that reads conditions: groups with a minimum, kept pairs, and the
// witnesses for them. Like all of the checker it shares nothing with the solver.
#pragma once

#include <vector>

#include "mentor/matching/verify.h"

namespace mentor::matching {

/// What a checker knows of a solution when it comes to the conditions.
struct Standing {
  std::vector<std::uint8_t> free;  ///< by mentee: no pin binds it
  std::vector<int> group;          ///< by mentor: new mentees
  std::vector<int> pins;           ///< by mentor: those of them who are pinned
};

/// Kept pairs of unpinned mentees in the solution.
std::int64_t kept_held(const Problem& problem, const Solution& solution, const Standing& standing);

/// Unpinned mentees who have a pair to keep.
std::int64_t kept_possible(const Problem& problem, const Standing& standing);

/// Groups that are too small, closed groups with somebody, too many kept pairs broken, and
/// witnesses that do not prove the numbers of served mentees and the worst-off.
void check_conditions(const Problem& problem, const Solution& solution, const Standing& standing,
                      std::vector<Violation>& out);

}  // namespace mentor::matching
