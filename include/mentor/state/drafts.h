// Drafts: proposals that nothing came of.
#pragma once

#include "mentor/model/proposal.h"
#include "mentor/state/state.h"

namespace mentor {

/// True when no order made pairs of the proposal up to the day, and one made pairs of another
/// proposal of its form after it: on a later day, or on its own of mentees whom it has as waiting.
[[nodiscard]] bool is_passed_over(const State& state, const Proposal& proposal);

}  // namespace mentor
