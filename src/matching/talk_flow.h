// TalkFlow: which mentees and mentors talk at all, before the talks are put into rounds.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/problem.h"

namespace mentor::matching {

struct TalkPlan {
  std::vector<std::size_t> pairs;  ///< of the problem, ascending
  std::int64_t unevenness = 0;     ///< sum over mentees of 1 + 2 + … + their talks
};

/// What timetable() promises, without rounds: at most `talks` talks, at most `rounds` of a mentee,
/// at most `most` of a mentor.
[[nodiscard]] TalkPlan plan_talks(const Problem& problem, int rounds, int talks, int most);

}  // namespace mentor::matching
