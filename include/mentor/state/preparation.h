// Preparation: the months before a school year that already count as that year.
#pragma once

#include <optional>
#include <string>

#include "mentor/model/programme.h"

namespace mentor {

/// The days that belong to a school year: from the one on which it is prepared (else 1 September)
/// to 31 August; nullopt when its name is not of two years that follow each other (`2023-2024`).
[[nodiscard]] std::optional<DayRange> days_of(const Year& year);

/// `2023-2024` of a day: a year that is prepared from June (Year::prepared_from) begins there, any
/// other on 1 September.
[[nodiscard]] std::string prepared_year_of(const Programme& programme, Date day);

/// The card of that year; nullptr when the folder has none.
[[nodiscard]] const Year* prepared_year_on(const Programme& programme, Date day);

/// The first of that year's days; without a card the 1 September before the day.
[[nodiscard]] Date prepared_year_start(const Programme& programme, Date day);

}  // namespace mentor
