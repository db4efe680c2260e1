// People on both sides as the checker sees them: it finds them by their ids itself.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/verify.h"

namespace mentor::matching {

class BothSides {
 public:
  explicit BothSides(const Problem& problem);

  /// The same two people with the sides changed; `nobody` where one is not on the other side. Of a
  /// pair within the problem.
  [[nodiscard]] PairOf other_way(PairOf pair) const;

  /// Of any two numbers.
  [[nodiscard]] bool is_eligible(PairOf pair) const;

  /// Of an eligible pair.
  [[nodiscard]] bool is_pinned(PairOf pair) const;

  /// An eligible pair with another way that is one too, and no pin of its own.
  [[nodiscard]] bool may_be_left_out(PairOf pair) const;

 private:
  const Problem& p_;
  std::vector<std::uint32_t> as_mentor_;  // by mentee: the same person among the mentors
  std::vector<std::uint32_t> as_mentee_;  // by mentor
};

}  // namespace mentor::matching
