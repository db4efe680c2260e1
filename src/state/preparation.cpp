#include "mentor/state/preparation.h"

namespace mentor {

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
  const Date first = school_year_start(day);
  if (year == nullptr || !year->prepared_from) return first;
  return prepared_year_of(programme, day) == school_year_of(day)
             ? std::min(first, *year->prepared_from)
             : *year->prepared_from;
}

}  // namespace mentor
