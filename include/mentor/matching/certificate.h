// Certificate: the numbers that let anybody check in one pass over the pairs, without a solver,
// that a solution cannot be improved.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "mentor/matching/problem.h"
#include "mentor/model/proposal.h"

namespace mentor::matching {

/// A Hall set: these mentees, all of at least this urgency, are eligible only for these mentors.
/// Whatever one does, at most the free places of the mentors serve them. Pinned mentees and the
/// places they take are left out. (Koenig 1931, Hall 1935.)
struct HallWitness {
  int urgent = 0;                      ///< the class: mentees of this urgency and above
  std::vector<std::uint32_t> mentees;  ///< ascending
  std::vector<std::uint32_t> mentors;  ///< ascending: every mentor eligible for one of them
};

/// Nobody can do better than `points` for the worst-off: on pairs of more points fewer of this
/// urgency and above are served.
struct WorstOffWitness {
  std::int32_t points = 0;  ///< of the worst unpinned matched mentee
  HallWitness hall;         ///< on the pairs of at least points + 1
};

/// What a place costs: points first, then lots, compared lexicographically.
struct Price {
  std::int64_t points = 0;
  Wide lots = 0;
  friend auto operator<=>(const Price&, const Price&) = default;
};

/// Under conditions (Problem::group_min, Problem::touch) Hall sets are not enough. At these prices
/// of places nobody can keep as many pairs as must be kept and serve one more of the class, the
/// classes above being served as they are (weak duality): every mentee takes the best of a kept
/// pair's 1 less the place's price, another pair's 0 less it, and minus the price of staying out;
/// the sum of that, of places times their prices (of the mentees that an open group must get, where
/// a price is below 0), and of those who stay out times theirs, is below the kept pairs required.
struct FlowWitness {
  int urgent = 0;  ///< -1 = no class: no more pairs can be kept even if nobody need be served
  std::vector<std::int64_t> mentor;       ///< by mentor
  std::array<std::int64_t, 4> outside{};  ///< by urgency
};

/// A pair of the problem by its people.
struct PairOf {
  std::uint32_t mentee = 0;
  std::uint32_t mentor = 0;
  friend auto operator<=>(const PairOf&, const PairOf&) = default;
};

/// Prices prove points and lots: everybody has the pair (or stays out) where
/// price - worth, then lot, is smallest; a mentor with a free place asks no more than the next
/// place costs, and no less than the last one did. The unit of Price::points is a thousandth of a
/// point, and a sixteenth of that where the objective has points before served or points alone.
struct Certificate {
  std::vector<HallWitness> served;  ///< one for each urgency 3, 2, 1, 0 when served comes first
  std::optional<WorstOffWitness> worst_off;  ///< when asked for and an unpinned mentee is matched
  std::vector<Price> mentor;                 ///< by mentor
  std::array<Price, 4> outside;  ///< of staying out, by urgency; zero unless served comes first

  std::vector<std::uint32_t> closed;  ///< mentors whose groups are closed for the minimum
  std::vector<std::uint32_t> open;    ///< mentors whose groups are held to it: the proof is of the
                                      ///< best with these closed and these open
  std::vector<FlowWitness> flow;      ///< instead of `served` under conditions
  std::optional<FlowWitness> worst_off_flow;  ///< instead of `worst_off`: on pairs of more points
  std::int64_t times = 1;                     ///< all prices and worths are multiplied by it, and
  Price kept;            ///< this is added for a kept pair; nothing unless exactly as many are kept
                         ///< as the touch requires (Lagrange)
  bool claimed = false;  ///< points and lots are as claimed by the search: no prices prove them
  std::vector<PairOf> one_way;   ///< pairs left out because nobody is matched both ways, ascending:
                                 ///< the proof is of the best without them (ballots:
                                 ///< solve_ballots() says which)
  bool one_way_claimed = false;  ///< that no other choice of them is better is the search's word;
                                 ///< never where pins leave no choice

  ClosedGroups closing = ClosedGroups::none;  ///< under ballots: how `closed` were chosen
  std::vector<LevelValue> bounds;  ///< under ballots: what the prover claims nobody can exceed, as
                                   ///< the proposal names levels, in their order
  LotsProof lots = LotsProof::none;
};

}  // namespace mentor::matching
