// Values out of nodes that their shape has accepted: absent keys give what is empty.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/model/ids.h"
#include "mentor/model/person.h"
#include "mentor/model/place.h"
#include "mentor/store/shape.h"
#include "words.h"

namespace mentor {

/// A file being decoded: `index` is its place in Programme::files.
struct SourceFile {
  std::string path;
  std::uint32_t index = 0;
};

[[nodiscard]] std::uint32_t line_of(const Node& node);
[[nodiscard]] Place place_of(const SourceFile& file, const Node& node);
[[nodiscard]] Where where_of(const SourceFile& file, const Node& node);

/// An error about the node, to be put into a list of findings.
[[nodiscard]] Finding error_at(Where where, std::string id, std::vector<Arg> args);

[[nodiscard]] std::string text_in(const Node& node);
[[nodiscard]] std::vector<std::string> texts_in(const Node& node);  ///< of a list, or the one text
[[nodiscard]] double number_in(const Node& node);
[[nodiscard]] Date date_in(const Node& node);
[[nodiscard]] Fact fact_in(const Node& node);
[[nodiscard]] PersonId person_in(const Node& node);

[[nodiscard]] std::string text_at(const Node& map, std::string_view key);
[[nodiscard]] std::vector<std::string> texts_at(const Node& map, std::string_view key);
[[nodiscard]] std::optional<Date> date_at(const Node& map, std::string_view key);
[[nodiscard]] std::optional<int> integer_at(const Node& map, std::string_view key);
[[nodiscard]] std::optional<double> number_at(const Node& map, std::string_view key);
[[nodiscard]] std::optional<bool> boolean_at(const Node& map, std::string_view key);
[[nodiscard]] std::optional<PersonId> person_at(const Node& map, std::string_view key);
[[nodiscard]] std::vector<PersonId> people_at(const Node& map, std::string_view key);

/// The items of the list under the key; none when it is absent.
[[nodiscard]] std::span<const Node> items_at(const Node& map, std::string_view key);
/// The entries of the map under the key; none when it is absent.
[[nodiscard]] std::span<const MapEntry> entries_at(const Node& map, std::string_view key);

template <class E, std::size_t N>
[[nodiscard]] std::optional<E> word_at(const Node& map, std::string_view key,
                                       const Words<E, N>& words) {
  const Node* node = map.find(key);
  if (node == nullptr) return std::nullopt;
  return value_of(words, node->text());
}

/// The words of the list under the key.
template <class E, std::size_t N>
[[nodiscard]] std::vector<E> words_at(const Node& map, std::string_view key,
                                      const Words<E, N>& words) {
  std::vector<E> values;
  for (const Node& item : items_at(map, key))
    values.push_back(value_of(words, item.text()));
  return values;
}

/// The texts of a list as ids.
template <class Id>
[[nodiscard]] std::vector<Id> names_at(const Node& map, std::string_view key) {
  std::vector<Id> names;
  for (std::string& text : texts_at(map, key))
    names.push_back(Id{std::move(text)});
  return names;
}

}  // namespace mentor
