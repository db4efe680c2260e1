// Days of the calendar and times of day: reading, writing, counting.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "mentor/base/result.h"

namespace mentor {

using Date = std::chrono::year_month_day;

/// A day made of numbers; the caller knows that it exists.
[[nodiscard]] constexpr Date day(int year, unsigned month, unsigned day_of_month) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day_of_month}};
}

/// `2023-10-05`, exactly; nullopt for anything else and for a day that does not exist.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

/// `2023-10-05`.
[[nodiscard]] std::string iso(Date date);

/// `05.10.2023`.
[[nodiscard]] std::string dotted(Date date);

/// Whole days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] int days_between(Date from, Date to);

[[nodiscard]] Date add_days(Date date, int days);

/// 1 for Monday to 7 for Sunday.
[[nodiscard]] int weekday_number(Date date);

/// The Monday of the day's week.
[[nodiscard]] Date week_start(Date date);

/// First day of the school year that the day falls in (1 September).
[[nodiscard]] Date school_year_start(Date date);

/// `2023-2024` for any day from 1 September 2023 to 31 August 2024.
[[nodiscard]] std::string school_year_of(Date date);

/// Full years lived on `on` by somebody born on `born`; a birthday of 29 February counts on 1 March
/// of common years.
[[nodiscard]] int age_on(Date born, Date on);

/// A moment as people and services write it.
struct Moment {
  Date date{};
  std::string time;  ///< `HH:MM` or `HH:MM:SS`, or empty
  friend auto operator<=>(const Moment&, const Moment&) = default;
};

/// Reads a day, with or without a time, as written by people, Yandex Forms, Google Forms and Excel:
/// `2023-10-05`, `05.10.2023`, `5.10.2023 9:04:00`, `2025/06/23 5:42:25 PM GMT+3`,
/// `2023-10-05T09:04:00Z` (the zone is dropped), `7 мая 2013 г.`, `5 октября 2023`. Errors:
/// `date-unknown` (no known form, also two-digit years and forms whose order of day and month
/// cannot be told), `date-impossible` (31 February), both with arg `value`.
[[nodiscard]] Result<Moment> parse_moment(std::string_view text);

/// parse_moment without a time; a time is accepted and dropped.
[[nodiscard]] Result<Date> parse_date(std::string_view text);

/// `9:04`, `09:04`, `09:04:11`, `5:42:25 PM` -> `HH:MM` or `HH:MM:SS`; nullopt otherwise.
[[nodiscard]] std::optional<std::string> parse_time(std::string_view text);

/// 1..12 for a Russian or English name of a month in any case form (`мая`, `октябрь`, `October`).
[[nodiscard]] std::optional<unsigned> month_by_name(std::string_view text);

}  // namespace mentor
