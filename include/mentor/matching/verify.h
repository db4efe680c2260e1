// The checker of solutions: reads the problem and the certificate only, and shares no code with
// the solver.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/ballots.h"
#include "mentor/matching/solve.h"

namespace mentor::matching {

enum class Check : std::uint8_t {
  problem_faulty,          ///< the problem itself is out of its limits
  lengths_differ,          ///< the lists of people do not fit the problem
  pair_not_eligible,       ///< `at` = the mentee
  pin_not_kept,            ///< `at` = the mentee
  places_exceeded,         ///< `at` = the mentor
  group_too_small,         ///< `at` = the mentor: fewer mentees than the form's minimum
  too_many_broken,         ///< `at` = how many kept pairs are broken, more than the touch
  sums_differ,             ///< a stated value is not what the pairs add up to
  witness_missing,         ///< `at` = the urgency of the class
  witness_wrong,           ///< `at` = the urgency: not a Hall set, or it does not prove the number
  worst_off_wrong,         ///< the witness does not prove that a higher threshold serves fewer
  outside_price_not_zero,  ///< `at` = the urgency: staying out must be free here
  price_below_last_place,  ///< `at` = the mentor
  price_above_next_place,  ///< `at` = the mentor who has a free place
  not_the_best_choice,     ///< `at` = the mentee: at these prices something else is better
  smaller_list_exists,     ///< `at` = the mentee: an equal solution has a smaller list of ids
  witness_not_whole,       ///< `at` = the urgency: somebody could be added to it or left out
  bounds_wrong,            ///< under ballots: of other levels, or below what is reached
  closing_wrong,           ///< under ballots: how groups were closed is told, and none is, or not
  closed_needless,   ///< under ballots, `at` = the mentor: nothing would change if it were open, or
                     ///< one new mentee makes the group large enough
  price_not_lowest,  ///< `at` = the mentor, or mentors + urgency: a lower one proves as much
  both_ways,         ///< `at` = the mentee, who is matched as the mentor of its own mentor too
  one_way_wrong,     ///< `at` = its place in the list: a pair left out that is no pair with another
                     ///< way, is matched or pinned, stands out of order, or need not be left out by
                     ///< ballots
  claim_wrong,   ///< what is left out is called the search's choice, and it is not, or the reverse
  cover_wrong,   ///< `at` = its place in the cover: not proved best without what it leaves out
  cover_better,  ///< `at` = its place in the cover: better than the solution
  cover_not_whole,  ///< some choice of pairs to leave out is not in the cover, or is in it twice
};

/// `places-exceeded`, …
[[nodiscard]] const char* word_of(Check check);

struct Violation {
  Check check = Check::problem_faulty;
  std::uint32_t at = 0;
};

/// What keeps the solution from being proved best; empty = proved. Time: one pass over the pairs,
/// and one more where lots tie.
[[nodiscard]] std::vector<Violation> verify(const Problem& problem, const Solution& solution);

/// What keeps the solution's cover from proving that no other choice of pairs to leave out is
/// better; part of verify(), which has found the solution itself proved. Nothing is wrong where it
/// is only claimed.
[[nodiscard]] std::vector<Violation> verify_cover(const Problem& problem, const Solution& solution);

/// What is wrong with the ways of pairs: two people matched as each other's mentors, or a list of
/// pairs left out that cannot be. Part of verify(); ballots need it apart. Requires
/// faults(problem).empty() and a mentor, or nobody, for every mentee.
[[nodiscard]] std::vector<Violation> verify_ways(const Problem& problem, const Solution& solution);

/// What keeps the certificate of a solution that verify() has proved from being the only one: Hall
/// sets are whole (their mentors are those eligible for their mentees, their mentees all whom only
/// these can have) and prices the lowest that prove (lower_prices says from which floors). In a
/// certificate of this form, and in those of its cover, no single number or name can be changed.
/// Empty = it is the only one.
[[nodiscard]] std::vector<Violation> verify_least(const Problem& problem, const Solution& solution);

/// By mentee, the mentor whom the rule truthful gives: mentees ask, mentors keep the best, ties of
/// both sides by lots and then by the pair's number; pins stand, and `closed` take nobody new, nor
/// is anybody asked whose mentor a pin makes the mentee.
/// There is exactly one such outcome, so that a proposal by this rule is proved by its pairs alone.
/// Requires faults(problem).empty() and ballots.
[[nodiscard]] std::vector<std::uint32_t> asked_in_rounds(const Problem& problem,
                                                         const std::vector<std::uint32_t>& closed);

/// What a proposal by ballots says wrongly, stability and the outcome of the rule truthful apart:
/// sizes of groups, what is told of closed groups, of ways left out and of lots, and bounds below
/// what is reached or above what could be at all (ballot_ceilings). That the bounds between hold,
/// and that the lots are the smallest, is the prover's word and not checked.
/// Requires faults(problem).empty(), ballots, and pairs that are eligible within places.
[[nodiscard]] std::vector<Violation> verify_ballots(const Problem& problem,
                                                    const Solution& solution, BallotRule rule);

}  // namespace mentor::matching
