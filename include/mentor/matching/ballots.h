// The mechanism ballots: after the meeting both sides have ranked, and nobody may have a reason to
// walk away together. Among the weakly stable matchings the best by the levels.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/solve.h"

namespace mentor::matching {

enum class BallotRule : std::uint8_t {
  max,       ///< the best by the levels among all weakly stable matchings
  truthful,  ///< mentees propose, ties by lots: no mentee gains by a false ballot
};

/// How much work may be spent; counted, never timed, so that every machine finds the same.
struct Effort {
  int orders = 64;     ///< seeded orders in which the approximation is run
  int nodes = 20000;   ///< of the prover's search tree for each component and level
  int lots = 200;      ///< nodes for the lots of each component, all programmes together
  int trials = 20000;  ///< choices of groups to close, by the rule truthful
};

/// What one level reached, and what the prover claims nobody can exceed.
struct BallotLevel {
  Level level = Level::served;
  int urgent = 0;          ///< for served: the class
  std::int64_t value = 0;  ///< for points: thousandths, after the rates
  std::int64_t bound = 0;  ///< never below `value`; equal = proved best at this level
};

struct BallotSolution {
  Solution solution;                ///< sums filled; of the certificate what ballots have
  std::vector<BallotLevel> levels;  ///< by the objective; empty under the rule truthful
  bool exact = false;               ///< every level is proved
  bool drawn = false;               ///< the lots too: no other choice of the prover's would differ
  int approximation = 0;            ///< mentees that the approximation alone would serve
  int truthful = 0;                 ///< mentees that the rule truthful would serve
  int largest = 0;                  ///< mentees that the rule max would serve
  int largest_bound = 0;            ///< what the prover claims nobody can exceed
};

/// A pair that would rather have each other: both rank the other strictly above what they have.
struct BlockingPair {
  std::uint32_t mentee = 0;
  std::uint32_t mentor = 0;
  bool due_to_pin = false;  ///< it would not block if pins were left out of sight
};

/// A pair is acceptable when both ranks are above 0; whoever builds the problem puts the people a
/// ballot does not name into a last tie, or leaves them at 0. Pinned pairs leave the market first.
/// Requires faults(problem).empty() and ballots (problem.wish not empty).
/// The ladder: Kiraly's 3/2 approximation (Algorithms 6, 2013) in many seeded orders, then two
/// reductions that keep every weakly stable matching, a split into components, and an integer
/// programme for each and each level (CBC), started from the approximation; last the smallest sum
/// of lots and the smallest list, so that the way of the prover decides nothing.
/// Where groups would stay below problem.group_min, as few of them as possible are closed, and the
/// levels come after that: stability leaves the closed ones, which the certificate names, out. Any
/// group that the minimum binds may be closed, also one that is large enough when all are open. By
/// the rule max the integer programme chooses, by the rule truthful every choice is tried; where
/// these are too many, those of the groups that are too small when they are closed one after
/// another, the smallest first (the later mentor among equals), and where a part is too large for
/// that too, so they stay. Bounds are of matchings with no more groups closed, or where it is not
/// certain that these are the fewest, and by the rule truthful, with these.
/// Nobody is matched both ways, and while two people are matched one way the other gives them no
/// reason to walk away. By the rule max the programme has both ways. By the rule truthful, where
/// mentees would ask each other, as few pairs as possible are left out (Certificate::one_way).
/// In rare markets somebody would rather have somebody, a mentee or a mentor of theirs, however one
/// matches them: then as few such pairs as possible are left out; by the rule max no others are.
[[nodiscard]] BallotSolution solve_ballots(const Problem& problem, BallotRule rule,
                                           const Effort& effort = {});

/// The problem without new mentees for these mentors but the pinned ones.
[[nodiscard]] Problem without_groups(const Problem& problem,
                                     const std::vector<std::uint32_t>& closed);

/// Every blocking pair of a matching, by mentee and mentor; none is of two who are matched the
/// other way round. One pass over the original ballots, sharing nothing with the solver. The
/// matching must keep within places and eligible pairs.
[[nodiscard]] std::vector<BlockingPair> blocking_pairs(const Problem& problem,
                                                       const std::vector<std::uint32_t>& mentor_of);

}  // namespace mentor::matching
