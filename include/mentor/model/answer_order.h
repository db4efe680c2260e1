// The order of answers: by what they say, never by where they stand, so that lines may stand in any
// order and a merge changes no figure.
#pragma once

#include <vector>

#include "mentor/model/questionnaire.h"

namespace mentor {

/// Whether of two answers of one person to one questionnaire the first counts rather than the
/// second: by day, time and source; where these are the same, by the answers themselves. Of two
/// that say different things exactly one is the newer.
[[nodiscard]] bool is_newer(const Answer& a, const Answer& b);

/// By questionnaire, day, time, person and source, then by all that they say.
void sort_answers(std::vector<Answer>& answers);

}  // namespace mentor
