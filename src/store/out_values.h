// Values of the model as nodes to be written; what is empty or absent adds no key.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/model/ids.h"
#include "mentor/model/person.h"
#include "mentor/store/yaml_emit.h"

namespace mentor {

/// A number in its shortest decimal form without an exponent.
[[nodiscard]] OutNode out_number(double number);

/// One value of a fact: a number or truth value that is written in its usual form stays plain (and
/// so is one for other programs), anything else is a text.
[[nodiscard]] OutNode out_fact_value(const std::string& value);
[[nodiscard]] OutNode out_fact(const Fact& fact);

[[nodiscard]] OutNode out_texts(const std::vector<std::string>& texts);
[[nodiscard]] OutNode out_people(const std::vector<PersonId>& people);

void add_text(OutNode& map, std::string_view key, std::string_view text);
void add_texts(OutNode& map, std::string_view key, const std::vector<std::string>& texts);
void add_people(OutNode& map, std::string_view key, const std::vector<PersonId>& people);
void add_date(OutNode& map, std::string_view key, const std::optional<Date>& date);
/// Adds the node unless it is a list or map without items.
void add_filled(OutNode& map, std::string_view key, OutNode node);

template <class Id>
[[nodiscard]] std::vector<std::string> texts_of_names(const std::vector<Id>& names) {
  std::vector<std::string> texts;
  for (const Id& name : names)
    texts.push_back(name.text);
  return texts;
}

[[nodiscard]] OutNode out_facts(const std::map<std::string, Fact>& facts, Layout layout);

}  // namespace mentor
