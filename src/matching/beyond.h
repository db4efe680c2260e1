// What of a folder is more than the solver takes.
#pragma once

#include "mentor/base/result.h"
#include "mentor/matching/build.h"
#include "mentor/matching/problem.h"

namespace mentor::matching {

/// Which limit of the solver the folder goes beyond, and where.
[[nodiscard]] Finding beyond_limits(const State& state, const Built& built, const Faulty& faulty);

}  // namespace mentor::matching
