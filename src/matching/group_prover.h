// Which groups to open, by an integer programme: for problems where branching on mentors is too
// slow.
#pragma once

#include <cstdint>
#include <optional>

#include "climb.h"

namespace mentor::matching {

struct Grouped {
  Climbed best;
  bool proved = false;  ///< as claimed by the prover
  /// Where the levels before points are proved: no more is reached at the level points.
  std::optional<std::int64_t> worth_bound;
};

/// The best by the levels among all choices of open groups, from a known assignment `start` (by row
/// of the market) that keeps the conditions. The level points fixes the sum only; then every choice
/// of groups that reaches it is looked at, and climb() gives the best of each, lots and list
/// included. Nothing where the programme would be too large, or pins hold groups open.
std::optional<Grouped> choose_groups(const Problem& problem, const Market& market,
                                     const std::vector<std::uint32_t>& start);

}  // namespace mentor::matching
