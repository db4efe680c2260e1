// Whether two people work together.
#pragma once

#include "mentor/state/state.h"

namespace mentor {

/// The unclosed pair of the form, empty = of any, in which the two are mentee and mentor on the
/// day, or will be, without pairs to come; nullptr where there is none.
[[nodiscard]] const PairState* pair_together(const State& state, PersonId mentee, PersonId mentor,
                                             const FormId& form = {});

}  // namespace mentor
