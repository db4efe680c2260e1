// TalkFlow: which mentees and mentors talk at all, before the talks are put into rounds.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/problem.h"

namespace mentor::matching {

/// What timetable() promises, without rounds: pairs of the problem, ascending; at most `talks` of
/// them, at most `rounds` of anybody.
[[nodiscard]] std::vector<std::size_t> plan_talks(const Problem& problem, int rounds, int talks);

}  // namespace mentor::matching
