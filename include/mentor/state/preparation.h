// Preparation: the months before a school year that already count as that year.
#pragma once

#include <optional>
#include <string>

#include "mentor/model/programme.h"

namespace mentor {

/// The days that belong to a school year: from the one on which it is prepared (else 1 September)
/// to 31 August; nullopt when its name is not of two years that follow each other (`2023-2024`).
[[nodiscard]] std::optional<DayRange> days_of(const Year& year);

/// 1 September of `2023-2024`.
[[nodiscard]] Date first_of_year(const std::string& year);

/// The last day of any of its periods; nullopt for a year without.
[[nodiscard]] std::optional<Date> last_period_end(const Year& year);

/// The day from which on what happens is of that year: the one from which it is prepared, but none
/// before the periods of the year before have ended. So opening the next year takes nothing away
/// from this one.
[[nodiscard]] Date begin_of_year(const Programme& programme, const std::string& year);

/// The school year after (`1`) or before (`-1`) that one.
[[nodiscard]] std::string year_beside(const std::string& year, int steps);

/// `2022-2023/q1` of the period `2023-2024/q1`: the one that somebody means who names a period that
/// has not begun; empty when there is none.
[[nodiscard]] std::string period_a_year_before(const Programme& programme,
                                               const PeriodOfYear& period);

/// `2023-2024` of a day: a year that is prepared from June (Year::prepared_from) begins there, any
/// other on 1 September.
[[nodiscard]] std::string prepared_year_of(const Programme& programme, Date day);

/// The card of that year; nullptr when the folder has none.
[[nodiscard]] const Year* prepared_year_on(const Programme& programme, Date day);

/// The school year before that one, from its 1 September to 31 August: in summer, once the next one
/// is prepared, the year that has just ended.
[[nodiscard]] DayRange year_before(const Programme& programme, Date date);

}  // namespace mentor
