#include "number_format.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdint>

#include "cells.h"

namespace mentor::tables {
namespace {

using Kind = NumberFormat::Kind;

constexpr double last_serial = 2'958'465;  // 9999-12-31 counted from 1900
constexpr std::int64_t day_seconds = 86'400;

/// The first section of a format code with quoted, escaped and bracketed parts taken out.
struct Section {
  std::string letters;
  bool has_elapsed = false;
};

bool is_elapsed(std::string_view bracket) {
  return !bracket.empty() && bracket.find_first_not_of("hmsHMS") == std::string_view::npos;
}

Section read_section(std::string_view code) {
  Section section;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"' || c == '[') {
      const std::size_t end = code.find(c == '"' ? '"' : ']', i + 1);
      if (end == std::string_view::npos) break;
      if (c == '[' && is_elapsed(code.substr(i + 1, end - i - 1))) section.has_elapsed = true;
      i = end;
    } else {
      section.letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  return section;
}

std::string day_text(std::int64_t serial, Epoch epoch) {
  using std::chrono::days;
  using std::chrono::sys_days;
  using std::chrono::year_month_day;
  if (epoch == Epoch::year_1900 && serial == 0) return "1900-01-00";
  if (epoch == Epoch::year_1900 && serial == 60) return "1900-02-29";
  sys_days start = std::chrono::year{1904} / 1 / 1;
  if (epoch == Epoch::year_1900) {
    start = serial < 60 ? std::chrono::year{1899} / 12 / 31 : std::chrono::year{1899} / 12 / 30;
  }
  const year_month_day day{start + days{serial}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string clock_text(std::int64_t seconds) {
  const std::string minutes = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  return seconds % 60 == 0 ? minutes : fmt::format("{}:{:02}", minutes, seconds % 60);
}

std::string moment_text(std::int64_t day, std::int64_t second, Epoch epoch) {
  return fmt::format("{} {:02}:{:02}:{:02}", day_text(day, epoch), second / 3600, second / 60 % 60,
                     second % 60);
}

std::string show_moment(double value, Kind kind, Epoch epoch) {
  const double last = epoch == Epoch::year_1900 ? last_serial : last_serial - 1462;
  if (!(value >= 0 && value < last + 1)) return number_text(value);
  const auto seconds = static_cast<std::int64_t>(std::llround(value * 86'400.0));
  const std::int64_t day = seconds / day_seconds;
  if (static_cast<double>(day) > last) return number_text(value);
  const std::int64_t second = seconds % day_seconds;
  if (kind == Kind::elapsed) return clock_text(seconds);
  if (kind == Kind::time) return clock_text(second);
  if (kind == Kind::date) return day_text(static_cast<std::int64_t>(value), epoch);
  return moment_text(day, second, epoch);
}

std::string show_zeros(double value, int digits) {
  const bool is_whole = value >= 0 && value < 1e15 && value == std::trunc(value);
  if (!is_whole) return number_text(value);
  return fmt::format("{:0{}}", static_cast<std::int64_t>(value), digits);
}

}  // namespace

NumberFormat builtin_format(int id) {
  if (id == 9 || id == 10) return {Kind::percent, 0};
  if (id >= 14 && id <= 17) return {Kind::date, 0};
  if (id == 22) return {Kind::date_time, 0};
  if (id == 46) return {Kind::elapsed, 0};
  if ((id >= 18 && id <= 21) || id == 45 || id == 47) return {Kind::time, 0};
  return {};
}

NumberFormat parse_format(std::string_view code) {
  const Section section = read_section(code);
  const std::string& letters = section.letters;
  const auto has = [&](const char* any) { return letters.find_first_of(any) != std::string::npos; };
  if (letters.find("general") != std::string::npos) return {};
  if (section.has_elapsed) return {Kind::elapsed, 0};
  const bool has_time = has("hs");
  const bool has_day = has("dy") || (has("m") && !has_time);
  if (has_day) return {has_time ? Kind::date_time : Kind::date, 0};
  if (has_time) return {Kind::time, 0};
  if (has("%")) return {Kind::percent, 0};
  const bool is_zeros = letters.size() > 1 && letters.find_first_not_of('0') == std::string::npos;
  if (is_zeros && letters.size() <= 20) return {Kind::zeros, static_cast<int>(letters.size())};
  return {};
}

std::string show_number(double value, NumberFormat format, Epoch epoch) {
  switch (format.kind) {
    case Kind::general:
      return number_text(value);
    case Kind::percent:
      return number_text(value * 100) + "%";
    case Kind::zeros:
      return show_zeros(value, format.digits);
    default:
      return show_moment(value, format.kind, epoch);
  }
}

}  // namespace mentor::tables
