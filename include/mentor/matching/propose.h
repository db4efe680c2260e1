// Proposing: one run of the matcher as the value that proposals/ holds.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "mentor/matching/ballots.h"
#include "mentor/matching/build.h"
#include "mentor/matching/solve.h"
#include "mentor/model/proposal.h"

namespace mentor::matching {

/// How many of the nearest mentors an unmatched mentee is told.
inline constexpr std::size_t nearest_shown = 3;

struct ProposeOptions {
  BuildOptions build;
  std::string program;  ///< `mentor 0.1.0`
};

/// What an exchange rate has cost: the sum of points that would be reached without it.
struct RatePrice {
  std::string rate;  ///< `load` or `keep`
  std::int64_t points_without = 0;
};

/// What a run of the matcher found out, beyond the proposal itself.
struct Run {
  Built built;
  Solution solution;
  std::optional<BallotSolution> ballots;  ///< when ballots decided: what was proved
  Proposal proposal;                      ///< without an id
};

/// The words of proposals: `no-free-place`, `one-sided`, `points`.
[[nodiscard]] const char* word_of(UnmatchedCause cause);
[[nodiscard]] const char* word_of(BallotMatch ballot);
[[nodiscard]] const char* word_of(Mechanism mechanism);
[[nodiscard]] const char* word_of(ClosedGroups closing);  ///< empty for none
[[nodiscard]] const char* word_of(LotsProof lots);        ///< empty for none

/// The price of every rate of the form that has any effect to speak of, each found by matching
/// again without it; empty without the level points.
[[nodiscard]] std::vector<RatePrice> rate_prices(const Admission& admission, const Run& run);

/// How the form is matched today: `auto` is ballots as soon as there are any.
[[nodiscard]] Mechanism mechanism_of(const Admission& admission);

/// The day's proposal of the form: exact by levels, with its certificate.
[[nodiscard]] Run propose(const Admission& admission, const ProposeOptions& options);

/// What the proposal of a solution says: everything but its id and program. A pure function, so
/// that a proposal can be compared word by word with what its pairs and its certificate amount to.
[[nodiscard]] Proposal write_proposal(const Admission& admission, const Built& built,
                                      const Solution& solution);

/// `2023-12-04-pupil-pupil`, with `-2`, `-3` … behind it where that one is taken; the id of an
/// equal proposal of the same day where there is one.
[[nodiscard]] std::string proposal_id(const Programme& programme, const Proposal& proposal);

/// The SHA-256 of everything that the proposal says but its seal: JSON without spaces, keys in the
/// order of their bytes, without what is empty or false. Whatever is changed in a file shows.
[[nodiscard]] std::string seal_of(const Proposal& proposal);

/// True when both say the same, whatever their ids and the program that wrote them.
[[nodiscard]] bool same_outcome(const Proposal& a, const Proposal& b);

}  // namespace mentor::matching
