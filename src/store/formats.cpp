#include "formats.h"

#include <fmt/format.h>

#include <algorithm>

#include "mentor/base/date.h"
#include "mentor/model/ids.h"
#include "mentor/model/person.h"
#include "words.h"

namespace mentor {
namespace {

bool are_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return are_digits(text);
  return are_digits(text.substr(0, point)) && are_digits(text.substr(point + 1));
}

bool is_person_code(std::string_view text) {
  return person_code(text).has_value();
}

bool is_pair_code(std::string_view text) {
  return pair_code(text).has_value();
}

bool is_time_of_day(std::string_view text) {
  if (text.size() != 5 && text.size() != 8) return false;
  const auto pair_below = [&](std::size_t at, std::string_view limit) {
    return are_digits(text.substr(at, 2)) && text.substr(at, 2) < limit;
  };
  if (!pair_below(0, "24") || text[2] != ':' || !pair_below(3, "60")) return false;
  return text.size() == 5 || (text[5] == ':' && pair_below(6, "60"));
}

bool is_birth_month(std::string_view text) {
  if (!text.starts_with("19") && !text.starts_with("20")) return false;
  return birth_month(text).has_value();
}

bool is_school_year(std::string_view text) {
  if (text.size() != 9 || !text.starts_with("20") || !are_digits(text.substr(0, 4))) return false;
  const int first = (text[2] - '0') * 10 + (text[3] - '0');
  return text.substr(4) == fmt::format("-{}", 2000 + first + 1);
}

bool is_share(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  return is_decimal(text);
}

bool is_relation(std::string_view text) {
  if (text.starts_with("within ")) return is_decimal(text.substr(7));
  return std::any_of(relation_words.begin(), relation_words.end(), [&](const auto& word) {
    return word.value != Relation::within && word.text == text;
  });
}

bool is_whole(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return are_digits(text);
}

// A pattern cannot add one, so the years stand in it.
std::string school_year_pattern() {
  std::string years;
  for (int year = 2000; year < 2100; ++year) {
    years += fmt::format("{}{}-{}", year == 2000 ? "" : "|", year, year + 1);
  }
  return "^(" + years + ")$";
}

std::string relation_pattern() {
  std::string words;
  for (const auto& word : relation_words) {
    if (word.value != Relation::within) words += std::string(word.text) + "|";
  }
  return "^(" + words + R"(within [0-9]+(\.[0-9]+)?)$)";
}

Shape formatted(std::string id, std::string pattern, bool (*accepts)(std::string_view),
                TextFormat::Looks looks = TextFormat::Looks::text) {
  return text_as(TextFormat{std::move(id), std::move(pattern), accepts, looks});
}

}  // namespace

Shape person_code_shape() {
  return formatted("person-code", "^P-([0-9]{3}|[1-9][0-9]{3,8})$", is_person_code);
}

Shape pair_code_shape() {
  return formatted("pair-code", "^pair-([0-9]{3}|[1-9][0-9]{3,8})$", is_pair_code);
}

Shape file_id_shape() {
  const std::string refused =
      R"(\u0000-,/:-@\[-^`{-\u00a0\u00ad\u0300-\u036f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u1680\u17b4\u17b5)"
      R"(\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ud800-\uf8ff)"
      R"(\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff)";
  return formatted("file-id", R"(^(?!\.)[^)" + refused + "]{1,100}$", is_file_id,
                   TextFormat::Looks::number);
}

Shape time_of_day_shape() {
  return formatted("time-of-day", "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$", is_time_of_day);
}

Shape birth_month_shape() {
  return formatted("birth-month", "^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$", is_birth_month,
                   TextFormat::Looks::number);
}

Shape school_year_shape() {
  return formatted("school-year", school_year_pattern(), is_school_year);
}

Shape share_shape() {
  return formatted("share", R"(^[0-9]+(\.[0-9]+)?%?$)", is_share, TextFormat::Looks::number);
}

Shape relation_shape() {
  return formatted("relation", relation_pattern(), is_relation);
}

Shape whole_shape() {
  return formatted("whole", "^-?[0-9]+$", is_whole, TextFormat::Looks::number);
}

}  // namespace mentor
