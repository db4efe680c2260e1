#include "mentor/base/date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "mentor/base/text.h"

namespace mentor {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::optional<int> digits(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text[0] == '-') {
    return std::nullopt;
  }
  return value;
}

struct Parts {
  std::optional<int> year;
  std::optional<int> month;
  std::optional<int> day;
  [[nodiscard]] bool complete() const { return year && month && day; }
};

std::vector<std::string> pieces(std::string_view text, char separator) {
  std::vector<std::string> found;
  std::size_t from = 0;
  while (true) {
    const std::size_t at = text.find(separator, from);
    found.emplace_back(text.substr(from, at - from));
    if (at == std::string_view::npos) return found;
    from = at + 1;
  }
}

Parts year_first(const std::vector<std::string>& p) {
  return {digits(p[0], 4, 4), digits(p[1], 1, 2), digits(p[2], 1, 2)};
}

Parts day_first(const std::vector<std::string>& p) {
  return {digits(p[2], 4, 4), digits(p[1], 1, 2), digits(p[0], 1, 2)};
}

// Numbers with one separator. With slashes only the year-first form is sure: 7/5/2010 may be the
// seventh of May or the fifth of July.
Parts numeric_parts(std::string_view text) {
  for (const char separator : {'-', '.', '/'}) {
    const auto p = pieces(text, separator);
    if (p.size() != 3) continue;
    if (const Parts parts = year_first(p); parts.complete()) return parts;
    if (separator == '/') continue;
    if (const Parts parts = day_first(p); parts.complete()) return parts;
  }
  return {};
}

// «7 мая 2013 г.», «7 мая 2013», «7 мая 2013 года».
Parts worded_parts(std::string_view text) {
  std::vector<std::string> words = split(text, " ");
  if (!words.empty()) {
    const std::string last = fold(words.back());
    if (last == "г." || last == "г" || last == "года") words.pop_back();
  }
  if (words.size() != 3) return {};
  std::string_view year = words[2];
  for (const std::string_view suffix : {"г.", "г"}) {
    if (year.ends_with(suffix)) year.remove_suffix(suffix.size());
  }
  const auto month = month_by_name(words[1]);
  if (!month) return {};
  return {digits(year, 4, 4), static_cast<int>(*month), digits(words[0], 1, 2)};
}

// The day's part and the time's part of a moment.
struct Halves {
  std::string day;
  std::string time;
};

Halves halves(const std::string& text) {
  const std::size_t t = text.find('T');
  if (t == 10 && text.size() > 15) return {text.substr(0, t), text.substr(t + 1)};
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return {text, {}};
  const std::size_t space = text.rfind(' ', colon);
  if (space == std::string::npos) return {text, {}};
  std::string before = text.substr(0, space);
  if (before.ends_with(',')) before.pop_back();
  return {std::string(trim(before)), text.substr(space + 1)};
}

std::string without_zone(std::string time) {
  for (const std::string_view zone : {" GMT", " UTC", " MSK", "Z", "+", "-", " МСК"}) {
    if (const std::size_t at = time.find(zone); at != std::string::npos) time.resize(at);
  }
  if (const std::size_t dot = time.find('.'); dot != std::string::npos) time.resize(dot);
  return time;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  unsigned number = 0;
  for (const std::size_t at : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(text[at] - '0');
  }
  const Date date = day(static_cast<int>(number / 10'000), number / 100 % 100, number % 100);
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string dotted(Date date) {
  return fmt::format("{:02}.{:02}.{:04}", static_cast<unsigned>(date.day()),
                     static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

int days_between(Date from, Date to) {
  return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

Date add_days(Date date, int count) {
  return Date{sys_days{date} + days{count}};
}

int weekday_number(Date date) {
  return static_cast<int>(std::chrono::weekday{sys_days{date}}.iso_encoding());
}

Date week_start(Date date) {
  return add_days(date, 1 - weekday_number(date));
}

Date school_year_start(Date date) {
  const int year = static_cast<int>(date.year());
  return day(static_cast<unsigned>(date.month()) >= 9 ? year : year - 1, 9, 1);
}

std::string school_year_of(Date date) {
  const int year = static_cast<int>(school_year_start(date).year());
  return fmt::format("{}-{}", year, year + 1);
}

int age_on(Date born, Date on) {
  const int years = static_cast<int>(on.year()) - static_cast<int>(born.year());
  const bool had_birthday =
      on.month() > born.month() || (on.month() == born.month() && on.day() >= born.day());
  return had_birthday ? years : years - 1;
}

Result<Moment> parse_moment(std::string_view text) {
  const std::string clean = squeeze(text);
  const auto unknown = [&] { return fail(Exit::usage, "date-unknown", {{"value", clean}}); };
  const Halves parts = halves(clean);
  Parts found = numeric_parts(parts.day);
  if (!found.complete()) found = worded_parts(parts.day);
  if (!found.complete()) return unknown();
  const Date date =
      day(*found.year, static_cast<unsigned>(*found.month), static_cast<unsigned>(*found.day));
  if (!date.ok()) return fail(Exit::usage, "date-impossible", {{"value", clean}});
  Moment moment{date, {}};
  if (!parts.time.empty()) {
    const auto time = parse_time(parts.time);
    if (!time) return unknown();
    moment.time = *time;
  }
  return moment;
}

Result<Date> parse_date(std::string_view text) {
  auto moment = parse_moment(text);
  if (!moment) return tl::unexpected<Error>(moment.error());
  return moment->date;
}

std::optional<std::string> parse_time(std::string_view text) {
  std::string time = without_zone(squeeze(text));
  int shift = 0;
  bool half_day = false;
  for (const auto& [suffix, hours] :
       {std::pair{" AM", 0}, std::pair{" PM", 12}, std::pair{" am", 0}, std::pair{" pm", 12}}) {
    if (!time.ends_with(suffix)) continue;
    time.resize(time.size() - 3);
    shift = hours;
    half_day = true;
  }
  const auto p = pieces(trim(time), ':');
  if (p.size() < 2 || p.size() > 3) return std::nullopt;
  const auto hour = digits(p[0], 1, 2);
  const auto minute = digits(p[1], 2, 2);
  const auto second = p.size() == 3 ? digits(p[2], 2, 2) : std::optional<int>{0};
  if (!hour || !minute || !second) return std::nullopt;
  if (half_day && (*hour < 1 || *hour > 12)) return std::nullopt;
  const int full = half_day ? *hour % 12 + shift : *hour;
  if (full > 23 || *minute > 59 || *second > 59) return std::nullopt;
  if (p.size() == 3) return fmt::format("{:02}:{:02}:{:02}", full, *minute, *second);
  return fmt::format("{:02}:{:02}", full, *minute);
}

std::optional<unsigned> month_by_name(std::string_view text) {
  static constexpr std::array<std::string_view, 12> russian = {
      "январ", "феврал", "март",    "апрел",  "ма",    "июн",
      "июл",   "август", "сентябр", "октябр", "ноябр", "декабр"};
  static constexpr std::array<std::string_view, 12> english = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  static constexpr std::array<std::string_view, 6> endings = {"", "ь", "я", "е", "а", "й"};
  const std::string word = fold(text);
  for (unsigned i = 0; i < 12; ++i) {
    if (word == english[i] || (word.size() == 3 && english[i].starts_with(word))) return i + 1;
    for (const std::string_view ending : endings) {
      if (word == std::string(russian[i]) + std::string(ending) && word != "ма") return i + 1;
    }
  }
  return std::nullopt;
}

}  // namespace mentor
