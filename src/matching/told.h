// Told: what a proposal and the problem's file say of people beside the numbers of the solver.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mentor/matching/build.h"
#include "mentor/model/proposal.h"

namespace mentor::matching {

/// The admission and the problem built from it must outlive it.
class Teller {
 public:
  Teller(const Admission& admission, const Built& built);

  [[nodiscard]] const Admission& admission() const { return admission_; }
  [[nodiscard]] const Built& built() const { return built_; }
  [[nodiscard]] const Scoring& scoring() const { return *built_.scoring; }

  /// The code, urgency and waiting days, 0 for somebody who has a mentor now; the cause is for the
  /// caller to fill.
  [[nodiscard]] Unmatched waiting(PersonId mentee) const;

  /// Of somebody who may not be matched today: what is missing.
  [[nodiscard]] Unmatched not_ready(const NotReady& who) const;

  /// Of a mentee without eligible pairs: which rules removed mentors, and the nearest mentors
  /// (those whom the fewest rules keep away, then those with the most points). Where a pin of the
  /// mentee is lost for a place or for the minimum of groups, that is the cause.
  [[nodiscard]] Unmatched without_eligible(std::uint32_t mentee) const;

  /// The pin of the mentee that is lost for a place or for the minimum of groups, with the reason:
  /// `pins-hold`, `no-place`, `group-min`.
  [[nodiscard]] std::optional<WhyNot> pin_in_vain(PersonId mentee) const;

  /// How many times the mentee named; nothing where no rule and no criterion of the form asks for
  /// times. A fact is of times when a question of the type slots fills it, or it is called `slots`.
  [[nodiscard]] std::optional<int> times(PersonId mentee) const;

  /// Whether both, one or none of the two named the other on a ballot.
  [[nodiscard]] BallotMatch ballot(PersonId mentee, PersonId mentor) const;

 private:
  [[nodiscard]] std::vector<WhyNot> nearly_eligible(std::uint32_t mentee) const;

  const Admission& admission_;
  const Built& built_;
  std::set<std::string> time_facts_;  ///< of mentees, that the form asks for
};

/// digest_of of build.h from a teller that is there already.
[[nodiscard]] std::string digest_of(const Teller& teller);

}  // namespace mentor::matching
