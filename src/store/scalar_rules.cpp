#include "scalar_rules.h"

#include <algorithm>
#include <charconv>

namespace mentor {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_octal(char c) {
  return c >= '0' && c <= '7';
}
bool is_hexadecimal(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

template <class Test>
bool all_of(std::string_view text, Test test) {
  return !text.empty() && std::all_of(text.begin(), text.end(), test);
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) -
                                  text.begin());
}

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// [-+]? ( . [0-9]+ | [0-9]+ ( . [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?  of the YAML 1.2 core schema
bool is_core_decimal(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  text.remove_prefix(whole);
  std::size_t fraction = 0;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    fraction = count_digits(text);
    text.remove_prefix(fraction);
  }
  if (whole + fraction == 0) return false;
  if (!text.starts_with('e') && !text.starts_with('E')) return text.empty();
  text.remove_prefix(1);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return all_of(text, is_digit);
}

bool is_core_number(std::string_view text) {
  if (text.starts_with("0o")) return all_of(text.substr(2), is_octal);
  if (text.starts_with("0x")) return all_of(text.substr(2), is_hexadecimal);
  if (is_one_of(text, {".nan", ".NaN", ".NAN"})) return true;
  const std::string_view unsigned_text =
      text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
  return is_one_of(unsigned_text, {".inf", ".Inf", ".INF"}) || is_core_decimal(text);
}

}  // namespace

std::optional<std::int64_t> strict_integer(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (!all_of(digits, is_digit)) return std::nullopt;
  if ((digits.size() > 1 && digits[0] == '0') || text == "-0") return std::nullopt;
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

bool is_strict_number(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return strict_integer(text).has_value();
  const std::string_view whole = text.substr(0, point);
  return all_of(text.substr(point + 1), is_digit) &&
         (whole == "-0" || strict_integer(whole).has_value());
}

std::optional<bool> truth_value(std::string_view text) {
  const auto holds = [&](const auto& words) {
    return std::find(words.begin(), words.end(), text) != words.end();
  };
  if (holds(words_for_true)) return true;
  if (holds(words_for_false)) return false;
  return std::nullopt;
}

CoreType core_type(std::string_view plain) {
  if (plain.empty() || is_one_of(plain, {"~", "null", "Null", "NULL"})) return CoreType::nothing;
  if (is_one_of(plain, {"true", "True", "TRUE", "false", "False", "FALSE"})) {
    return CoreType::boolean;
  }
  return is_core_number(plain) ? CoreType::number : CoreType::text;
}

}  // namespace mentor
