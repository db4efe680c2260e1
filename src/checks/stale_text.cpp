#include "stale_text.h"

#include <charconv>

#include "mentor/base/text.h"

namespace mentor::checks {
namespace {

struct Number {
  std::size_t from = 0;
  std::size_t to = 0;  ///< behind the last digit
  int value = 0;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Runs of digits; longer ones than an int holds count as its last nine digits, which no year has.
std::vector<Number> numbers_in(std::string_view text) {
  std::vector<Number> numbers;
  std::size_t i = 0;
  while (i < text.size()) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    Number number{i, i, 0};
    while (number.to < text.size() && is_digit(text[number.to]))
      ++number.to;
    const std::size_t from = std::max(number.from, number.to > 9 ? number.to - 9 : 0);
    std::from_chars(text.data() + from, text.data() + number.to, number.value);
    numbers.push_back(number);
    i = number.to;
  }
  return numbers;
}

bool is_year(const Number& number) {
  return number.to - number.from == 4 && number.value >= 1900 && number.value < 2100;
}

bool joins(std::string_view between) {
  const std::string folded = fold(between);
  return folded == "-" || folded == "/";
}

// A date such as 2023-09-01 has a third number glued on; it speaks of a day.
bool starts_a_date(std::string_view text, const Number& second) {
  return second.to + 1 < text.size() && (text[second.to] == '-' || text[second.to] == '.') &&
         is_digit(text[second.to + 1]);
}

}  // namespace

std::vector<WrittenYears> school_years_in(std::string_view text) {
  const std::vector<Number> numbers = numbers_in(text);
  std::vector<WrittenYears> found;
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    const Number& first = numbers[i - 1];
    const Number& second = numbers[i];
    const bool short_form = second.to - second.from == 2;
    if (!is_year(first) || (!short_form && !is_year(second))) continue;
    if (!joins(text.substr(first.to, second.from - first.to))) continue;
    const int last = short_form ? first.value / 100 * 100 + second.value : second.value;
    if (last <= first.value || starts_a_date(text, second)) continue;
    found.push_back(
        {first.value, last, std::string(text.substr(first.from, second.to - first.from))});
  }
  return found;
}

std::vector<std::string> impossible_years(std::string_view text) {
  std::vector<std::string> found;
  for (const Number& number : numbers_in(text)) {
    if (number.to - number.from < 5) continue;
    const std::string after = fold(text.substr(number.to));
    const bool year = after.starts_with("год") || after.starts_with("г.");
    if (year) found.emplace_back(text.substr(number.from, number.to - number.from));
  }
  return found;
}

}  // namespace mentor::checks
