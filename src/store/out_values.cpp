#include "out_values.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace mentor {
namespace {

bool are_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A number that every reader gives back in these very characters: no leading or trailing zeros, no
// more digits than a double keeps.
bool is_usual_number(std::string_view text) {
  constexpr std::size_t kept_digits = 15;
  if (text.size() > kept_digits || text == "-0") return false;
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  if (!are_digits(whole) || (whole.size() > 1 && whole[0] == '0')) return false;
  if (point == std::string_view::npos) return true;
  const std::string_view part = text.substr(point + 1);
  return are_digits(part) && part.back() != '0';
}

OutNode out_plain(std::string text) {
  OutNode node;
  node.kind = OutNode::Kind::plain;
  node.text = std::move(text);
  return node;
}

}  // namespace

OutNode out_number(double number) {
  std::array<char, 400> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  return out_plain(std::string(digits.data(), error == std::errc{} ? end : digits.data()));
}

OutNode out_fact_value(const std::string& value) {
  if (value == "true" || value == "false" || is_usual_number(value)) return out_plain(value);
  return out_text(value);
}

OutNode out_fact(const Fact& fact) {
  if (!fact.is_list) return out_fact_value(fact.values.empty() ? std::string() : fact.values[0]);
  return out_texts(fact.values);
}

OutNode out_texts(const std::vector<std::string>& texts) {
  OutNode list = out_list();
  for (const std::string& text : texts)
    list.add(out_text(text));
  return list;
}

OutNode out_people(const std::vector<PersonId>& people) {
  OutNode list = out_list();
  for (const PersonId id : people)
    list.add(out_text(text(id)));
  return list;
}

void add_text(OutNode& map, std::string_view key, std::string_view text) {
  if (!text.empty()) map.add(std::string(key), out_text(std::string(text)));
}

void add_texts(OutNode& map, std::string_view key, const std::vector<std::string>& texts) {
  add_filled(map, key, out_texts(texts));
}

void add_people(OutNode& map, std::string_view key, const std::vector<PersonId>& people) {
  add_filled(map, key, out_people(people));
}

void add_date(OutNode& map, std::string_view key, const std::optional<Date>& date) {
  if (date) map.add(std::string(key), out_date(*date));
}

void add_filled(OutNode& map, std::string_view key, OutNode node) {
  if (!node.items.empty()) map.add(std::string(key), std::move(node));
}

OutNode out_facts(const std::map<std::string, Fact>& facts, Layout layout) {
  OutNode map = out_map(layout);
  for (const auto& [key, fact] : facts)
    map.add(key, out_fact(fact));
  return map;
}

}  // namespace mentor
