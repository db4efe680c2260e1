// The rules of health, one function each.
#pragma once

#include <vector>

#include "mentor/monitoring/health.h"

namespace mentor {

/// The rules that hold of a pair that is neither closed nor paused, in the order of HealthRule.
[[nodiscard]] std::vector<Reason> reasons_of(const HealthGround& ground, const PairState& pair);

}  // namespace mentor
