// Every rule about a folder that can be read: references, dates, consents, capacity, order of
// things. One named rule each; the words are in render.
#pragma once

#include "mentor/model/finding.h"
#include "mentor/state/state.h"

namespace mentor {

/// What is wrong in the programme on the day of the state, sorted by place. `message.id` is the
/// rule. Errors are contradictions; warnings are what a curator should look at.
[[nodiscard]] Findings check_programme(const State& state);

}  // namespace mentor
