// Classes of people: beside those that the year's card lists, and in the year to come.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mentor/state/state.h"

namespace mentor {

/// A class as tables and options give it, whatever way a card by hand says it (`05А`, `7 «Б»`, `IX
/// А`); what cannot be read stays, and so does a profile. `known` decides of a Latin `B`.
[[nodiscard]] std::string class_as_read(const std::string& school_class,
                                        const std::set<std::string>& known = {});

/// A class as read by what it is compared by: without its profile where it has a letter.
[[nodiscard]] std::string class_key(const std::string& as_read);
[[nodiscard]] bool is_same_class(const std::string& a, const std::string& b);

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

/// Participants known before the school year of the day began, when others went up a class, of whom
/// neither a leaving nor a new class has been told since: they had taken the consent back then, or
/// had left and have come again; by code.
[[nodiscard]] std::vector<PersonId> left_behind(const State& state);

}  // namespace mentor
