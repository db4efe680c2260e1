// The kinds of mentors that one may look for, and what one of each would give.
#pragma once

#include <vector>

#include "augmenter.h"
#include "mentor/matching/gaps.h"

namespace mentor::matching {

/// What one more mentor would give where groups have a minimum: the problem is solved again.
class GroupedGain {
 public:
  explicit GroupedGain(Problem problem);

  /// The most who are served.
  [[nodiscard]] int served() const { return served_; }
  [[nodiscard]] const std::vector<std::uint32_t>& left_out() const { return left_out_; }

  /// No more than what one more mentor with that many places who fits those mentees gives: how many
  /// of those left out have a place in a group of theirs alone, or with mentees whom larger groups
  /// can spare, or with the whole of one group. No search.
  [[nodiscard]] int at_once(const std::vector<std::uint32_t>& fits, int places) const;

  /// How many searches may be made: counted, so that every machine finds the same, and the fewer
  /// the larger the problem.
  [[nodiscard]] int most_searches() const;

  /// How many more are served by one more mentor with that many places who fits those mentees.
  [[nodiscard]] int gain(const std::vector<std::uint32_t>& fits, int places) const;

 private:
  Problem problem_;
  int served_ = 0;
  std::vector<std::uint32_t> left_out_;
  std::vector<std::vector<std::uint32_t>> groups_;  ///< by mentor: mentees, where none is pinned
};

/// As `gaps` promises; only kinds with a gain, at most `top`. `grouped` where groups have a
/// minimum.
[[nodiscard]] std::vector<Kind> kinds_to_look_for(const Admission& admission, const Built& built,
                                                  const Scoring& scoring,
                                                  const Augmenter& augmenter,
                                                  const GroupedGain* grouped, int places,
                                                  std::size_t top);

/// The smallest sets of needs that no mentor meets, at most `top`.
[[nodiscard]] std::vector<Uncovered> uncovered_needs(const Admission& admission, const Built& built,
                                                     const Scoring& scoring, std::size_t top);

}  // namespace mentor::matching
