// Preparation: the months before a school year that already count as that year.
#pragma once

#include <string>

#include "mentor/model/programme.h"

namespace mentor {

/// `2023-2024` of a day: a year that is prepared from June (Year::prepared_from) begins there, any
/// other on 1 September.
[[nodiscard]] std::string prepared_year_of(const Programme& programme, Date day);

/// The card of that year; nullptr when the folder has none.
[[nodiscard]] const Year* prepared_year_on(const Programme& programme, Date day);

/// The first day of that year's preparation, or its 1 September.
[[nodiscard]] Date prepared_year_start(const Programme& programme, Date day);

}  // namespace mentor
