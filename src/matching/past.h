// What the curator's bans, and pairs of before and of today, put between two people.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "mentor/matching/admission.h"

namespace mentor::matching {

/// (mentee, mentor) -> `ban`, `ended-early` and `both-ways`. A ban and an early end are between two
/// people, whichever of them would be the mentor: both ways are there. A later pin of just that way
/// takes a ban back for it, and a pair that a re-match ended did not fail.
[[nodiscard]] std::map<std::pair<PersonId, PersonId>, std::vector<Obstacle>> told_between(
    const State& state);

}  // namespace mentor::matching
