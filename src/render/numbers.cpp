#include "numbers.h"

#include <fmt/format.h>

#include <array>

namespace mentor::render {

std::string tenths_text(std::int64_t tenths, Language language) {
  const std::uint64_t size =
      tenths < 0 ? 0 - static_cast<std::uint64_t>(tenths) : static_cast<std::uint64_t>(tenths);
  return fmt::format("{}{}{}{}", tenths < 0 ? "-" : "", size / 10,
                     language == Language::ru ? ',' : '.', size % 10);
}

std::string date_text(Date date, Language language) {
  return language == Language::ru ? dotted(date) : iso(date);
}

std::string short_date(Date date, Language language) {
  static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  if (language == Language::ru) return fmt::format("{:02}.{:02}", day, month);
  return fmt::format("{} {}", day, months.at(month - 1));
}

bool is_number(const doc::Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell.value) ||
         std::holds_alternative<doc::Decimal>(cell.value) ||
         std::holds_alternative<doc::Mean>(cell.value) ||
         std::holds_alternative<doc::Share>(cell.value);
}

}  // namespace mentor::render
