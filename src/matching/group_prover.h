// Which groups to open, by an integer programme: for problems where branching on mentors is too
// slow.
#pragma once

#include <optional>

#include "climb.h"

namespace mentor::matching {

struct Grouped {
  Climbed best;
  bool proved = false;  ///< as claimed by the prover
};

/// The best by the levels among all choices of open groups, from a known assignment `start` (by row
/// of the market) that keeps the conditions. The level points fixes the sum only; then every choice
/// of groups that reaches it is looked at, and climb() gives the best of each, lots and list
/// included. Nothing where the programme would be too large, or pins hold groups open.
std::optional<Grouped> choose_groups(const Problem& problem, const Market& market,
                                     const std::vector<std::uint32_t>& start);

}  // namespace mentor::matching
