#include "slash_dates.h"

#include <algorithm>
#include <optional>
#include <string>

#include "mentor/base/text.h"

namespace mentor::intake {
namespace {

struct SlashDate {
  std::string first;
  std::string second;
  std::string year;
  std::string time;  ///< what follows, with its space
};

bool are_digits(const std::string& text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<SlashDate> slash_date(const Row& row, std::size_t column) {
  if (column >= row.cells.size()) return std::nullopt;
  const std::string clean = squeeze(row.cells[column]);
  const std::size_t space = std::min(clean.find(' '), clean.size());
  const auto parts = split(clean.substr(0, space), "/");
  const bool dated = parts.size() == 3 && are_digits(parts[0], 1, 2) &&
                     are_digits(parts[1], 1, 2) && are_digits(parts[2], 4, 4);
  if (!dated) return std::nullopt;
  return SlashDate{parts[0], parts[1], parts[2], clean.substr(space)};
}

bool no_month(const std::string& number) {
  return std::stoi(number) > 12;
}

std::string two_digits(const std::string& number) {
  return number.size() == 1 ? "0" + number : number;
}

// Only one of the two places of the column ever holds a number that no month has.
enum class Order { unclear, month_first, day_first };

Order order_of(const Table& table, std::size_t column) {
  bool first = false;
  bool second = false;
  for (const Row& row : table.rows) {
    const auto date = slash_date(row, column);
    if (!date) continue;
    first = first || no_month(date->first);
    second = second || no_month(date->second);
  }
  if (first == second) return Order::unclear;
  return second ? Order::month_first : Order::day_first;
}

}  // namespace

void settle_slash_dates(Table& table, const std::vector<std::size_t>& columns, Findings& notes) {
  for (const std::size_t column : columns) {
    const Order order = order_of(table, column);
    if (order == Order::unclear) continue;
    std::string example;
    std::string read_as;
    for (Row& row : table.rows) {
      const auto date = slash_date(row, column);
      if (!date) continue;
      const bool month_first = order == Order::month_first;
      const std::string& month = month_first ? date->first : date->second;
      const std::string& day = month_first ? date->second : date->first;
      const std::string iso = date->year + "-" + two_digits(month) + "-" + two_digits(day);
      if (example.empty()) {
        example = squeeze(row.cells[column]);
        read_as = iso;
      }
      row.cells[column] = iso + date->time;
    }
    notes.push_back(
        {Severity::note,
         {"dates-read-as",
          {{"column", squeeze(table.header[column])}, {"example", example}, {"day", read_as}}},
         {table.file, table.header_row, 0}});
  }
}

}  // namespace mentor::intake
