// What mentees have not told and nobody can be found for them without.
#pragma once

#include <string>
#include <vector>

#include "mentor/state/waiting.h"

namespace mentor {

/// Facts of the mentee that a rule or a required criterion of the form asks for and that are not
/// known, each once, in the order of matching.yaml. Empty where the curator pinned the mentee to
/// somebody: a pin beats both.
[[nodiscard]] std::vector<std::string> unsaid(const State& state, const WaitingMentee& waiting);

}  // namespace mentor
