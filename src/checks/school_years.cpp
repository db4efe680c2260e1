#include "school_years.h"

#include <algorithm>

namespace mentor::checks {

std::optional<DayRange> days_of(const Year& year) {
  const auto start = parse_iso_date(year.year.substr(0, 4) + "-09-01");
  if (!start || school_year_of(*start) != year.year) return std::nullopt;
  const Date end = day(static_cast<int>(start->year()) + 1, 8, 31);
  return DayRange{std::min(*start, year.prepared_from.value_or(*start)), end};
}

}  // namespace mentor::checks
