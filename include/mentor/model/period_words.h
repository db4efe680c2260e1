#pragma once

#include <optional>
#include <string_view>

#include "mentor/model/programme.h"

namespace mentor {

/// find_period for what somebody typed: also by the period's title («II четверть», `2022-2023/II
/// четверть`), in any case, where only one period of the year has it.
[[nodiscard]] std::optional<PeriodOfYear> typed_period(const Programme& programme,
                                                       std::string_view typed, Date day);

}  // namespace mentor
