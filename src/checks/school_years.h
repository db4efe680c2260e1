// The days that belong to a school year of the programme.
#pragma once

#include <optional>

#include "mentor/state/state.h"

namespace mentor::checks {

/// From the day on which it is prepared (else 1 September) to 31 August; nullopt when the year's
/// name is not of two years that follow each other (`2023-2024`).
[[nodiscard]] std::optional<DayRange> days_of(const Year& year);

}  // namespace mentor::checks
