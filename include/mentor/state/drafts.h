// Drafts: proposals that nothing came of, or whose year is over.
#pragma once

#include "mentor/model/proposal.h"
#include "mentor/state/state.h"

namespace mentor {

/// True when no order made pairs of the proposal up to the day, and one made pairs of another
/// proposal of its form after it: on a later day, or on its own of mentees whom it has as waiting.
[[nodiscard]] bool is_passed_over(const State& state, const Proposal& proposal);

/// True when the proposal's day belongs to a school year before the one that the state's day does,
/// as prepared_year_of says: what is matched now is matched anew.
[[nodiscard]] bool is_of_past_year(const State& state, const Proposal& proposal);

}  // namespace mentor
