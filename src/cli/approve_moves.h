// What an approved re-match changes in pairs that exist: who leaves them, and who takes one over.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "mentor/state/state.h"

namespace mentor::cli {

/// A mentee who has a mentor of the form and gets another one, or none.
struct Leaving {
  PersonId mentee;
  PersonId mentor;  ///< of several, who stands for all
  std::optional<PersonId> to;
};

/// One existing pair that a proposal changes.
struct ChangedPair {
  PairId id;
  std::vector<PersonId> mentors;
  std::vector<Leaving> leaving;
  /// Everybody leaves one mentor together for one without a group: the pair goes on with that one.
  std::optional<PersonId> successor;
  /// Everybody leaves and nobody comes: the pair is closed.
  bool ends = false;
};

/// Mentees of pairs that a proposal with `keep: today` changes, those without a new mentor
/// included. `takes` tells whether a mentee with that mentor (the new one, or the one who is lost)
/// is being approved. Other proposals change nothing.
class Moves {
 public:
  using Takes = std::function<bool(PersonId mentee, PersonId mentor)>;
  Moves(const State& state, const Proposal& proposal, const Takes& takes);

  [[nodiscard]] const std::vector<ChangedPair>& pairs() const { return pairs_; }
  /// Mentees who leave the mentor's pairs.
  [[nodiscard]] int leaving(PersonId mentor) const;
  /// The pair that the mentor takes over, if any.
  [[nodiscard]] std::optional<PairId> taken_over_by(PersonId mentor) const;
  /// True when the mentee's pair passes to the new mentor as it is.
  [[nodiscard]] bool goes_along(PersonId mentee) const;
  [[nodiscard]] bool leaves(PersonId mentee) const;

 private:
  void settle(const State& state, const Proposal& proposal, const std::set<PersonId>& receiving);

  std::vector<ChangedPair> pairs_;
};

}  // namespace mentor::cli
