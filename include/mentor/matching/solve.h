// The exact solver of the mechanism points: level by level, in integers, with its proof.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "mentor/matching/certificate.h"
#include "mentor/matching/problem.h"

namespace mentor::matching {

/// Who is matched with whom, what each level reached, and the proof.
struct Solution {
  std::vector<std::uint32_t> mentor_of;  ///< by mentee; `nobody` = stays without
  std::array<int, 4> served{};           ///< matched mentees by urgency, pinned ones included
  std::int32_t worst_off = 0;            ///< points of the worst unpinned matched mentee, or 0
  std::int64_t points = 0;               ///< sum of the criteria's points, without rates
  std::int64_t worth = 0;                ///< the level points, in thousandths, after the rates
  std::int64_t kept_pairs = 0;           ///< matched pairs with the mark kept
  Wide lots = 0;                         ///< sum of the lots
  /// Whether other pairs reach as much at every level, so that lots decide; empty: not looked for.
  std::optional<bool> equals;
  bool proved = true;    ///< false: the search for the best groups, changes or ways of two people
                         ///< to be paired reached its limit
  int served_bound = 0;  ///< unless proved: no search would serve more, pinned ones included
  std::int64_t worth_bound = 0;  ///< unless proved: nor reach more at the level points, if as many
  /// Where groups have a minimum that changes something: who would have whom without it.
  std::vector<std::uint32_t> without_minimum;
  Certificate certificate;
  /// With certificate.one_way, where it is proved that no other pairs would have been left out
  /// better: for every other choice the best without its certificate.one_way, ascending by that.
  /// None is better than this solution, and every way to leave one of each two out leaves out all
  /// pairs of just one of these or of this solution's.
  std::vector<Solution> cover;
};

/// What one mechanism makes of a problem.
using Matcher = std::function<Solution(const Problem&)>;

/// The best solution by problem.objective, then by the smallest sum of lots, then the one whose
/// list of mentors, mentee by mentee in order of id, is smallest (nobody comes last). The same
/// problem always gives the same bytes. Requires faults(problem).empty(). Mentees that a pin binds
/// take their places before everything else.
/// Methods: served by augmenting class by class (transversal matroid), worst-off by threshold
/// search, points by an auction (Bertsekas 1988) where every place is taken and then, exactly, by
/// shortest augmenting paths with mentor prices (Jonker and Volgenant 1987) on a
/// transport problem where each class has a bench of exactly the size that stays out, lots by the
/// same on the pairs that points leave tight. Where that matches two people both ways, a search
/// over which of their pairs to leave out (Certificate::one_way, Solution::cover).
[[nodiscard]] Solution solve(const Problem& problem);

/// Fills every field of the sums (served, worst_off, points, worth, kept_pairs, lots) from
/// mentor_of, whose pairs must be eligible.
void add_up(const Problem& problem, Solution& solution);

}  // namespace mentor::matching
