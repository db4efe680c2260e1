#include "mentor/state/preparation.h"

#include <algorithm>

namespace mentor {

std::optional<DayRange> days_of(const Year& year) {
  const auto start = parse_iso_date(year.year.substr(0, 4) + "-09-01");
  if (!start || school_year_of(*start) != year.year) return std::nullopt;
  const Date end = day(static_cast<int>(start->year()) + 1, 8, 31);
  return DayRange{std::min(*start, year.prepared_from.value_or(*start)), end};
}

std::string prepared_year_of(const Programme& programme, Date day) {
  for (const auto& [name, year] : programme.years)
    if (year.prepared_from && *year.prepared_from <= day && school_year_of(day) < name) return name;
  return school_year_of(day);
}

const Year* prepared_year_on(const Programme& programme, Date day) {
  const auto found = programme.years.find(prepared_year_of(programme, day));
  return found == programme.years.end() ? nullptr : &found->second;
}

Date prepared_year_start(const Programme& programme, Date day) {
  const Year* year = prepared_year_on(programme, day);
  const auto days = year == nullptr ? std::nullopt : days_of(*year);
  return days ? days->from : school_year_start(day);
}

}  // namespace mentor
