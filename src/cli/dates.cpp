#include "dates.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "mentor/base/short_years.h"
#include "mentor/base/text.h"
#include "mentor/base/week_order.h"
#include "mentor/model/period_words.h"

namespace mentor::cli {
namespace {

DayRange one_day(Date date) {
  return {date, date};
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

Date last_of_month(int year, unsigned month) {
  return Date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::last};
}

Date add_months(Date date, int months) {
  const auto month = date.year() / date.month() + std::chrono::months{months};
  const Date last{month / std::chrono::last};
  return date.day() > last.day() ? last : Date{month / date.day()};
}

std::optional<DayRange> by_word(const std::string& word, Date today) {
  if (word == "today" || word == "сегодня") return one_day(today);
  if (word == "yesterday" || word == "вчера") return one_day(add_days(today, -1));
  if (word == "tomorrow" || word == "завтра") return one_day(add_days(today, 1));
  return std::nullopt;
}

// `+3d`, `-2w`, `+1m`; in Russian `+3д`, `-2н`, `+1м`.
std::optional<DayRange> by_distance(const std::string& word, Date today) {
  if (word.size() < 3 || (word[0] != '+' && word[0] != '-')) return std::nullopt;
  const std::size_t end = word.find_first_not_of("0123456789", 1);
  if (end == std::string::npos) return std::nullopt;
  auto count = number(std::string_view(word).substr(1, end - 1));
  if (!count || *count > 10'000) return std::nullopt;
  if (word[0] == '-') count = -*count;
  const std::string unit = word.substr(end);
  if (unit == "d" || unit == "д") return one_day(add_days(today, *count));
  if (unit == "w" || unit == "н") return one_day(add_days(today, *count * 7));
  if (unit == "m" || unit == "м") return one_day(add_months(today, *count));
  return std::nullopt;
}

std::optional<DayRange> by_weekday(const std::string& word, Date today) {
  const auto weekday = weekday_by_name(word);
  if (!weekday) return std::nullopt;
  return one_day(add_days(today, (*weekday - weekday_number(today) + 7) % 7));
}

std::optional<DayRange> by_month(const std::string& word) {
  if (word.size() == 7 && word[4] == '-') {
    const auto first = parse_iso_date(word + "-01");
    if (!first) return std::nullopt;
    return DayRange{*first, last_of_month(static_cast<int>(first->year()),
                                          static_cast<unsigned>(first->month()))};
  }
  const auto parts = split(word, " ");
  if (parts.size() != 2) return std::nullopt;
  const auto month = month_by_name(parts[0]);
  const auto year = number(parts[1]);
  if (!month || !year || *year < 1900 || *year > 2999) return std::nullopt;
  return DayRange{day(*year, *month, 1), last_of_month(*year, *month)};
}

std::optional<DayRange> by_year(const std::string& word) {
  const std::string year = school_year(word);
  if (year.empty()) return std::nullopt;
  const int first = *number(std::string_view(year).substr(0, 4));
  return DayRange{day(first, 9, 1), day(first + 1, 8, 31)};
}

std::optional<DayRange> by_name(const std::string& text, Date today, const Programme* programme) {
  const std::string word = fold(text);
  if (const auto found = by_word(word, today)) return found;
  if (const auto found = by_distance(word, today)) return found;
  if (const auto found = by_weekday(word, today)) return found;
  if (const auto found = by_month(word)) return found;
  if (const auto found = by_year(word)) return found;
  if (programme == nullptr) return std::nullopt;
  const auto period = typed_period(*programme, text, today);
  if (!period) return std::nullopt;
  return DayRange{period->period.from, period->period.to};
}

}  // namespace

std::string school_year(const std::string& text) {
  const std::string word = fold(text);
  if (word.size() < 7 || (word[4] != '-' && word[4] != '/')) return {};
  const auto first = number(std::string_view(word).substr(0, 4));
  const auto second = number(std::string_view(word).substr(5));
  if (!first || !second || *first < 1900) return {};
  const bool next = word.size() == 9 ? *second == *first + 1 : *second == (*first + 1) % 100;
  if (!next || (word.size() != 7 && word.size() != 9)) return {};
  // 2023-10 is a month of 2023; only a slash makes two digits a year.
  if (word.size() == 7 && word[4] == '-') return {};
  return fmt::format("{}-{}", *first, *first + 1);
}

Result<DayRange> read_days(const std::string& text, Date today, const Programme* programme) {
  if (const auto found = by_name(text, today, programme)) return *found;
  const auto moment = parse_moment(with_century(text));
  if (!moment) return tl::unexpected<Error>(moment.error());
  if (!moment->time.empty()) {
    return fail(Exit::usage, "date-with-time",
                {{"value", text}, {"time", moment->time}, {"day", dotted(moment->date)}});
  }
  return one_day(moment->date);
}

Result<Date> read_day(const std::string& text, Date today, const Programme* programme) {
  const auto days = read_days(text, today, programme);
  if (!days) return tl::unexpected<Error>(days.error());
  if (days->from != days->to) {
    return fail(Exit::usage, "date-not-a-day",
                {{"value", text}, {"from", iso(days->from)}, {"to", iso(days->to)}});
  }
  return days->from;
}

}  // namespace mentor::cli
