#include "mentor/state/preparation.h"

#include <algorithm>

namespace mentor {

std::optional<DayRange> days_of(const Year& year) {
  const auto start = parse_iso_date(year.year.substr(0, 4) + "-09-01");
  if (!start || school_year_of(*start) != year.year) return std::nullopt;
  const Date end = day(static_cast<int>(start->year()) + 1, 8, 31);
  return DayRange{std::min(*start, year.prepared_from.value_or(*start)), end};
}

Date first_of_year(const std::string& year) {
  return parse_iso_date(year.substr(0, 4) + "-09-01").value_or(Date{});
}

std::optional<Date> last_period_end(const Year& year) {
  std::optional<Date> last;
  for (const auto& [series, periods] : year.periods) {
    for (const Period& period : periods)
      last = std::max(last.value_or(period.to), period.to);
  }
  return last;
}

std::string year_beside(const std::string& year, int steps) {
  return school_year_of(day(static_cast<int>(first_of_year(year).year()) + steps, 9, 1));
}

std::string period_a_year_before(const Programme& programme, const PeriodOfYear& period) {
  const std::string before = year_beside(period.year, -1) + "/" + period.period.id;
  return find_period(programme, before, period.period.from) ? before : std::string();
}

Date begin_of_year(const Programme& programme, const std::string& year) {
  const Date first = first_of_year(year);
  const auto card = programme.years.find(year);
  const auto days = card == programme.years.end() ? std::nullopt : days_of(card->second);
  if (!days) return first;
  const auto before = programme.years.find(year_beside(year, -1));
  const auto ended =
      before == programme.years.end() ? std::nullopt : last_period_end(before->second);
  if (!ended || *ended < days->from) return days->from;
  return std::min(first, add_days(*ended, 1));
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

DayRange year_before(const Programme& programme, Date date) {
  const std::string prepared = prepared_year_of(programme, date);
  return {first_of_year(year_beside(prepared, -1)), add_days(first_of_year(prepared), -1)};
}

}  // namespace mentor
