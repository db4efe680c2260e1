#include "nodes.h"

#include <charconv>

namespace mentor {

std::uint32_t line_of(const Node& node) {
  return static_cast<std::uint32_t>(node.line());
}

Place place_of(const SourceFile& file, const Node& node) {
  return {file.index, line_of(node)};
}

Where where_of(const SourceFile& file, const Node& node) {
  return {file.path, node.line(), node.column()};
}

Finding error_at(Where where, std::string id, std::vector<Arg> args) {
  return {Severity::error, {std::move(id), std::move(args)}, std::move(where)};
}

std::string text_in(const Node& node) {
  return std::string(node.text());
}

std::vector<std::string> texts_in(const Node& node) {
  if (!node.is_list()) return {text_in(node)};
  std::vector<std::string> texts;
  texts.reserve(node.items().size());
  for (const Node& item : node.items())
    texts.push_back(text_in(item));
  return texts;
}

double number_in(const Node& node) {
  double number = 0;
  const std::string_view text = node.text();
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Date date_in(const Node& node) {
  return parse_iso_date(node.text()).value_or(Date{});
}

Fact fact_in(const Node& node) {
  return {texts_in(node), node.is_list()};
}

PersonId person_in(const Node& node) {
  return person_code(node.text()).value_or(PersonId{});
}

std::string text_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::string() : text_in(*node);
}

std::vector<std::string> texts_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::vector<std::string>() : texts_in(*node);
}

std::optional<Date> date_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::nullopt : std::optional(date_in(*node));
}

std::optional<int> integer_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::nullopt : std::optional(static_cast<int>(integer_in(*node)));
}

std::optional<double> number_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::nullopt : std::optional(number_in(*node));
}

std::optional<bool> boolean_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::nullopt : std::optional(boolean_in(*node));
}

std::optional<PersonId> person_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::nullopt : std::optional(person_in(*node));
}

std::vector<PersonId> people_at(const Node& map, std::string_view key) {
  std::vector<PersonId> people;
  for (const Node& item : items_at(map, key))
    people.push_back(person_in(item));
  return people;
}

std::span<const Node> items_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::span<const Node>() : node->items();
}

std::span<const MapEntry> entries_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::span<const MapEntry>() : node->entries();
}

}  // namespace mentor
