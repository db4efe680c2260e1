// Levels of the objective in words: what has changed in them.
#pragma once

#include <string>
#include <vector>

#include "mentor/matching/explain.h"
#include "session.h"

namespace mentor::cli {

/// `points`, `worst-off`, `served-2` as people say it.
[[nodiscard]] std::string level_name(const Words& words, const std::string& level);

/// The same among those that change: who is not urgent is told apart only where others are.
[[nodiscard]] std::string level_name(const Words& words,
                                     const std::vector<matching::LevelChange>& all,
                                     const std::string& level);

/// `sum of points: 70 instead of 85`.
[[nodiscard]] std::string level_line(const Words& words,
                                     const std::vector<matching::LevelChange>& all,
                                     const matching::LevelChange& level);

/// False for the worth where it says no more than the points: without exchange rates.
[[nodiscard]] bool says_more(const std::vector<matching::LevelChange>& all,
                             const matching::LevelChange& level);

/// `[{level, before, after}]`.
[[nodiscard]] Json levels_json(const std::vector<matching::LevelChange>& levels);

}  // namespace mentor::cli
