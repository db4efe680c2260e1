// Dates as people type them on a command line.
#pragma once

#include <string>

#include "mentor/base/date.h"
#include "mentor/base/result.h"
#include "mentor/model/programme.h"

namespace mentor::cli {

/// Reads a day or a range of days. Known: whatever parse_date reads, `12.01.24` (2024, as
/// in tables), today/сегодня, yesterday/вчера, tomorrow/завтра, `+3d`,
/// `-2w`, `+1m`, a weekday (`пн`, `monday`: the next one, today included), a month (`2023-10`,
/// `октябрь 2023`), a period's id (`q2`, `2022-2023/q1`; where there is a programme), a school year
/// (`2023-2024`, `2023/24`). Errors (exit 2): `date-unknown`, `date-impossible`, arg `value`;
/// `date-with-time` (value, time, day): what reads a day would lose the time.
[[nodiscard]] Result<DayRange> read_days(const std::string& text, Date today,
                                         const Programme* programme);

/// The same, when one day is wanted. Error `date-not-a-day` (args value, from, to) for a range.
[[nodiscard]] Result<Date> read_day(const std::string& text, Date today,
                                    const Programme* programme);

/// `2023-2024` for `2023-2024`, `2023/24`, `2023–2024`; empty for anything else.
[[nodiscard]] std::string school_year(const std::string& text);

}  // namespace mentor::cli
