// Classes of people beside those that the year's card lists.
#pragma once

#include <optional>
#include <string>

#include "mentor/state/state.h"

namespace mentor {

/// Of a class that the year of the state's day does not list: the listed ones of the same grade,
/// joined by commas; of a class without a number the nearest one; empty when there is none. nullopt
/// when the class is listed, or the year lists none.
[[nodiscard]] std::optional<std::string> listed_beside(const State& state,
                                                       const std::string& school_class);

}  // namespace mentor
