// Classes of people: beside those that the year's card lists, and in the year to come.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/state/state.h"

namespace mentor {

/// Of a class that the year of the state's day does not list: the listed ones of the same grade,
/// joined by commas; of a class without a number the nearest one; empty when there is none. nullopt
/// when the class is listed, or the year lists none.
[[nodiscard]] std::optional<std::string> listed_beside(const State& state,
                                                       const std::string& school_class);

/// The classes in which people begin the school year that is prepared on the state's day, of those
/// whose way into it is written already; empty once that year has begun.
[[nodiscard]] std::map<PersonId, std::string> classes_to_come(const State& state);

/// Participants who were in the last class when the school year of the day, or the one prepared on
/// it, was opened, and of whom neither a leaving nor a new class has been told since its beginning;
/// by code. Empty while that year has no card.
[[nodiscard]] std::vector<PersonId> finished_school(const State& state);

}  // namespace mentor
