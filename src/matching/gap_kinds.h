// The kinds of mentors that one may look for, and what one of each would give.
#pragma once

#include <vector>

#include "augmenter.h"
#include "mentor/matching/gaps.h"

namespace mentor::matching {

/// As `gaps` promises; only kinds with a gain, at most `top`.
[[nodiscard]] std::vector<Kind> kinds_to_look_for(const Admission& admission, const Built& built,
                                                  const Scoring& scoring,
                                                  const Augmenter& augmenter, int places,
                                                  std::size_t top);

/// The smallest sets of needs that no mentor meets, at most `top`.
[[nodiscard]] std::vector<Uncovered> uncovered_needs(const Admission& admission, const Built& built,
                                                     const Scoring& scoring, std::size_t top);

}  // namespace mentor::matching
