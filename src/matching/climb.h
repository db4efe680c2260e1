// The levels under side conditions: one after the other, each exactly, while enough kept pairs
// stay.
#pragma once

#include <optional>
#include <vector>

#include "side.h"

namespace mentor::matching {

struct Climbed {
  std::vector<std::uint32_t> column_of;  ///< by row
  std::vector<Wide> merit;  ///< by level: minus what is broken above the touch; the objective; lots
  bool proved = true;       ///< the search did not reach its limit

  // What a proof needs: the conditions at the end, and the edge of the hull.
  Conditions side;    ///< `out` and `threshold` as reached; nothing held or banned
  Wide required = 0;  ///< kept pairs
  Wide width = 1;
  std::array<Wide, 3> rise{};  ///< width x value + rise x kept pairs is largest for column_of, if
  bool on_edge = true;         ///< this: then prices prove it
};

/// The best under the conditions of `side`, or nothing where they cannot be met.
/// With a touch, the level served is exact class by class: the most kept pairs for a number of
/// served mentees are the value of a min-cost flow, which is concave in that number and whole at
/// whole numbers, so the largest number that leaves enough kept pairs is found by bisection; so is
/// the threshold of worst-off. Points and lots among those are a flow with one more condition,
/// which need not be whole: prices for keeping a pair (Lagrange 1797, the upper hull found edge by
/// edge) give a bound, and where no vertex of the hull meets the condition exactly, kept pairs on
/// which the ends of the edge differ are decided one way and the other, at most `nodes` times.
std::optional<Climbed> climb(const Problem& problem, const Market& market, const Conditions& side,
                             int nodes);

/// Kept pairs among the market's that a touch counts: rows that have one.
int kept_rows(const Problem& problem, const Market& market);

}  // namespace mentor::matching
