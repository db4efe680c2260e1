#include "mentor/model/entry.h"

#include <algorithm>

#include "canonical.h"

namespace mentor {
namespace {

template <class T>
const T* as(const Entry& entry, std::string_view key) {
  const Value* value = find(entry, key);
  return value == nullptr ? nullptr : std::get_if<T>(&value->is);
}

std::string joined(const Values& values) {
  std::string out;
  for (const Value& each : values) {
    if (&each != values.data()) out += ", ";
    out += plain_text(each);
  }
  return out;
}

std::string joined(const NamedValues& values) {
  std::string out;
  for (const auto& [name, value] : values) {
    if (!out.empty()) out += ", ";
    out += name + ": " + plain_text(value);
  }
  return out;
}

struct ToText {
  std::string operator()(const SharedText& value) const { return value.text(); }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(Date value) const { return iso(value); }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const Boxed<Values>& value) const { return joined(*value); }
  std::string operator()(const Boxed<NamedValues>& value) const { return joined(*value); }
};

// Tells a list of two from a text with a comma, which plain_text does not.
std::string exact_text(const Value& value) {
  const auto* list = list_in(value);
  if (list == nullptr) return plain_text(value);
  std::string out;
  for (const Value& each : *list) {
    out += '\x1e';
    out += exact_text(each);
  }
  return out;
}

std::string subject_text(const Subject& subject) {
  if (const auto* person = std::get_if<PersonId>(&subject)) return text(*person);
  if (const auto* pair = std::get_if<PairId>(&subject)) return text(*pair);
  if (const auto* step = std::get_if<Boxed<StepId>>(&subject)) return (**step).text;
  return {};
}

}  // namespace

const Value* find(const Entry& entry, std::string_view key) {
  for (const Field& field : entry.fields) {
    const std::string_view name = field.key;
    if (name.size() == key.size() && name.front() == key.front() && name == key) {
      return &field.value;
    }
  }
  return nullptr;
}

const Values* list_in(const Value& value) {
  const auto* list = std::get_if<Boxed<Values>>(&value.is);
  return list == nullptr ? nullptr : &**list;
}

const NamedValues* map_in(const Value& value) {
  const auto* map = std::get_if<Boxed<NamedValues>>(&value.is);
  return map == nullptr ? nullptr : &**map;
}

std::string text_of(const Entry& entry, std::string_view key) {
  return std::string(view_of(entry, key));
}

std::string_view view_of(const Entry& entry, std::string_view key) {
  const auto* value = as<SharedText>(entry, key);
  return value == nullptr ? std::string_view() : value->view();
}

std::optional<std::int64_t> integer_of(const Entry& entry, std::string_view key) {
  const auto* value = as<std::int64_t>(entry, key);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<Date> date_of(const Entry& entry, std::string_view key) {
  const auto* value = as<Date>(entry, key);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<bool> boolean_of(const Entry& entry, std::string_view key) {
  const auto* value = as<bool>(entry, key);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::vector<std::string> texts_of(const Value& value) {
  const auto* list = list_in(value);
  if (list == nullptr) return {plain_text(value)};
  std::vector<std::string> texts;
  for (const Value& each : *list)
    texts.push_back(plain_text(each));
  return texts;
}

std::vector<std::string> texts_of(const Entry& entry, std::string_view key) {
  const Value* value = find(entry, key);
  if (value == nullptr) return {};
  return texts_of(*value);
}

std::optional<PersonId> person_of(const Entry& entry, std::string_view key) {
  const auto* value = as<SharedText>(entry, key);
  return value == nullptr ? std::nullopt : person_code(*value);
}

std::vector<PersonId> people_of(const Entry& entry, std::string_view key) {
  std::vector<PersonId> people;
  for (const std::string& code : texts_of(entry, key)) {
    if (const auto person = person_code(code)) people.push_back(*person);
  }
  return people;
}

std::string plain_text(const Value& value) {
  return std::visit(ToText{}, value.is);
}

void put(Entry& entry, std::string_view key, Value value) {
  const EventSpec& spec = spec_of(entry.event);
  const KeySpec* known = find_key(spec, key);
  if (known == nullptr) return;
  const auto rank = [&](std::string_view name) { return find_key(spec, name) - spec.keys.data(); };
  const auto at = std::find_if(entry.fields.begin(), entry.fields.end(), [&](const Field& field) {
    return rank(field.key) >= rank(known->name);
  });
  if (at != entry.fields.end() && at->key == known->name) {
    at->value = std::move(value);
  } else {
    entry.fields.insert(at, Field{EventKey(*known), std::move(value)});
  }
}

std::optional<PersonId> subject_person(const Entry& entry) {
  const auto* person = std::get_if<PersonId>(&entry.subject);
  return person == nullptr ? std::nullopt : std::optional(*person);
}

std::optional<PairId> subject_pair(const Entry& entry) {
  const auto* pair = std::get_if<PairId>(&entry.subject);
  return pair == nullptr ? std::nullopt : std::optional(*pair);
}

const StepId* subject_step(const Entry& entry) {
  const auto* step = std::get_if<Boxed<StepId>>(&entry.subject);
  return step == nullptr ? nullptr : &**step;
}

std::string canonical_text(const Entry& entry) {
  return subject_text(entry.subject) + canonical_rest(entry, 0);
}

std::string canonical_rest(const Entry& entry, std::size_t first_field) {
  std::string out;
  for (std::size_t i = first_field; i < entry.fields.size(); ++i) {
    out += '\x1f';
    out += entry.fields[i].key;
    out += '=';
    out += exact_text(entry.fields[i].value);
  }
  if (entry.noted) out += "\x1fnoted=" + iso(*entry.noted);
  if (!entry.by.empty()) {
    out +=
        "\x1f"
        "by=";
    out += entry.by;
  }
  if (!entry.note.empty()) {
    out += "\x1fnote=";
    out += entry.note;
  }
  return out;
}

}  // namespace mentor
