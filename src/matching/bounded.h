// Problems with conditions that no single flow can keep: groups of at least so many, at most so
// many kept pairs broken.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/solve.h"

namespace mentor::matching {

/// Searches counted, never timed, so that every machine finds the same.
inline constexpr int search_nodes = 60;

/// The best solution under the conditions of the problem, in the order of solve(). Exact:
/// each node of the search decides for some mentors whether their group is open (it must reach the
/// minimum: a lower bound of the flow) or closed; climb() gives the best with the others free,
/// which nothing below the node exceeds. The best node is looked at first; when no group of it is
/// too small, it is the best of all. Groups with somebody pinned are open. At most `nodes` are
/// looked at, fewer in a large market; then an integer programme chooses the groups, and where that
/// reaches its limit too, the best that is known stands, `proved` is false and the bounds tell.
Solution solve_bounded(const Problem& problem, int nodes = search_nodes);

/// Mentors with pins whose groups cannot reach the minimum together with those before them by id,
/// nobody being matched both ways.
std::vector<std::uint32_t> pinned_too_small(const Problem& problem);

/// Mentors by mentee of some matching in which nobody is matched both ways and every group with a
/// pin reaches the minimum; empty where none was found.
std::vector<std::uint32_t> any_sound(const Problem& problem);

}  // namespace mentor::matching
