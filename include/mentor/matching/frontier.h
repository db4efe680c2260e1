// Frontier: the trade-offs that no matching escapes. More served, a better worst-off, more points,
// fewer changes: whoever wants more of one gives up some of another.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/solve.h"

namespace mentor::matching {

/// How much work may be spent; counted, never timed, so that every machine finds the same.
struct FrontierEffort {
  int programmes = 4000;  ///< integer programmes solved
  int nodes = 20000;      ///< of the search tree of each
  // With groups or ballots both are cut, the more the larger the problem, to 40 and 100 at least.
};

/// One matching of the frontier.
struct Trade {
  Solution solution;  ///< sums filled, certificate empty
  int changes = 0;    ///< pairs of the reference that it breaks
};

struct Frontier {
  std::vector<Trade> trades;  ///< best served first, then worst-off, then points, then changes
  bool complete = false;      ///< every trade-off is there, each proved
  bool stable = false;        ///< by ballots: no trade has a blocking pair but through a pin
  int programmes = 0;         ///< integer programmes solved
};

/// The Pareto set of (served, worst-off, points, changes) over all matchings of the problem that
/// keep its pins, its minimum of groups and its touch and, where it has ballots, are stable: one
/// matching for every vector of values that no matching beats in one of them without falling
/// behind in another. Served is compared as the objective does: by urgency 3, then 2, 1, 0.
/// Worst-off leaves out pins. Points are those of the criteria, without exchange rates. Changes are
/// the pairs of `reference` (mentor by mentee, `nobody` = none) that do not hold; a mentee new to a
/// mentor breaks none. Requires faults(problem).empty() and a reference as long as the mentees.
///
/// How: for a threshold t of points and a limit c of changes, an integer programme (CBC) on the
/// pairs of at least t points raises served class by class and then the points; it is solved again
/// with more points demanded until nothing is left: the trade-offs of served and points in the cell
/// (c, t). Cells are nested, so where the best and the worst corner of a range of cells agree, the
/// range holds nothing new and is left out unsolved. What is dominated is then dropped. Of equal
/// matchings the one is told whose pairs have the smallest sum of places in the order of lots.
/// Every matching is added up again in integers before it is told.
///
/// Left out: exchange rates; stability where its rows would not fit a programme any more (`stable`
/// is then false, and a trade may have blocking pairs); and, where the effort runs
/// out, trade-offs not looked at yet: `complete` is then false, and what is told holds but more may
/// exist. Cells without a limit of changes are solved first, so the trade-offs of served, worst-off
/// and points are the last to be missing.
[[nodiscard]] Frontier frontier(const Problem& problem, const std::vector<std::uint32_t>& reference,
                                const FrontierEffort& effort = {});

}  // namespace mentor::matching
