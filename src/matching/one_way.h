// The search for the best solution in which nobody is matched both ways.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "mentor/matching/solve.h"

namespace mentor::matching {

/// True when a solution found with pairs left out will do for the whole problem.
using Holds = std::function<bool(const Solution&)>;

/// The best solution by the levels, then lots and list, in which nobody is matched both ways, with
/// certificate.one_way: as few pairs as its proof needs. Branch and bound: where a best solution
/// matches two people both ways, first the one pair of the two is left out, then the other; the
/// best node is looked at first, so that the first sound one is the best of all, as long as what
/// `match` makes gets no better by leaving pairs out. A pinned pair is never left out, nor a kept
/// one where broken ones are counted. `first` is the solution with nothing left out. Not more than
/// `nodes` problems are matched; from there on the better of two ways is taken each time, `proved`
/// is false, and the bounds say what no other choice exceeds. Where a sound one does not hold, the
/// next one is looked for; if none does, the best of those stands. With `leaves`, the choices that
/// were found no better are its cover, if with its own there are not more than so many; then every
/// choice leaves out the other ways of all pinned pairs, which is no choice at all.
[[nodiscard]] Solution solve_one_way(const Problem& problem, Solution first, const Matcher& match,
                                     const Holds& holds, int nodes, std::size_t leaves = 0);

}  // namespace mentor::matching
