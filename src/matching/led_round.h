// Two ways round a group: whoever comes into a group is a mentee of everybody who leads it.
#pragma once

#include <cstddef>
#include <vector>

#include "mentor/matching/admission.h"
#include "mentor/matching/problem.h"

namespace mentor::matching {

/// Pairs of the draft, ascending, without which no matching makes two people each other's mentors
/// through a group that several lead; two who are so without any group are the solver's affair. Of
/// two pairs that would, the one goes whose mentee has more other pairs left; then the one of fewer
/// points; then the one of the greater lot. What a pin binds stays, and what is kept if it can.
[[nodiscard]] std::vector<std::size_t> led_round(const Admission& admission,
                                                 const std::vector<PersonId>& mentees,
                                                 const std::vector<PersonId>& mentors,
                                                 const std::vector<EligiblePair>& pairs);

}  // namespace mentor::matching
