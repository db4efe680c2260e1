#include "mentor/model/entry.h"

#include <algorithm>
#include <tuple>

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
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(Date value) const { return iso(value); }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const Values& value) const { return joined(value); }
  std::string operator()(const NamedValues& value) const { return joined(value); }
};

// Tells a list of two from a text with a comma, which plain_text does not.
std::string exact_text(const Value& value) {
  const auto* list = std::get_if<Values>(&value.is);
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
  if (const auto* step = std::get_if<StepId>(&subject)) return step->text;
  return {};
}

}  // namespace

const Value* find(const Entry& entry, std::string_view key) {
  for (const Field& field : entry.fields) {
    if (field.key == key) return &field.value;
  }
  return nullptr;
}

std::string text_of(const Entry& entry, std::string_view key) {
  const auto* value = as<std::string>(entry, key);
  return value == nullptr ? std::string() : *value;
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
  const auto* list = std::get_if<Values>(&value.is);
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
  const auto* value = as<std::string>(entry, key);
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
    entry.fields.insert(at, Field{known->name, std::move(value)});
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

std::string canonical_text(const Entry& entry) {
  std::string out = subject_text(entry.subject);
  for (const Field& field : entry.fields) {
    out += '\x1f';
    out += field.key;
    out += '=';
    out += exact_text(field.value);
  }
  if (entry.noted) out += "\x1fnoted=" + iso(*entry.noted);
  if (!entry.by.empty())
    out +=
        "\x1f"
        "by=" +
        entry.by;
  if (!entry.note.empty()) out += "\x1fnote=" + entry.note;
  return out;
}

namespace {

// What orders most entries, without a look at their texts.
struct SortKey {
  int day = 0;  // year, month and day as one number
  std::uint32_t index = 0;
  EventKind event = EventKind::enrolled;
};

SortKey sort_key(const Entry& entry, std::size_t index) {
  const int year = static_cast<int>(entry.date.year());
  const auto month = static_cast<int>(static_cast<unsigned>(entry.date.month()));
  const auto day = static_cast<int>(static_cast<unsigned>(entry.date.day()));
  return {(year * 100 + month) * 100 + day, static_cast<std::uint32_t>(index), entry.event};
}

using SortKeys = std::vector<SortKey>;

// Texts are made once an entry, and only for entries that nothing else puts in order.
void sort_by_text(const std::vector<Entry>& journal, SortKeys::iterator begin,
                  SortKeys::iterator end) {
  if (end - begin < 2) return;
  std::vector<std::pair<std::string, SortKey>> texts;
  for (auto each = begin; each != end; ++each)
    texts.emplace_back(canonical_text(journal[each->index]), *each);
  std::stable_sort(texts.begin(), texts.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(texts.begin(), texts.end(), begin, [](const auto& each) { return each.second; });
}

}  // namespace

void sort_journal(std::vector<Entry>& journal) {
  SortKeys keys;
  keys.reserve(journal.size());
  for (std::size_t i = 0; i < journal.size(); ++i)
    keys.push_back(sort_key(journal[i], i));
  const auto before = [&](const SortKey& a, const SortKey& b) {
    return std::tie(a.day, journal[a.index].at, a.event) <
           std::tie(b.day, journal[b.index].at, b.event);
  };
  std::stable_sort(keys.begin(), keys.end(), before);
  for (auto begin = keys.begin(); begin != keys.end();) {
    const auto end =
        std::find_if(begin, keys.end(), [&](const SortKey& each) { return before(*begin, each); });
    sort_by_text(journal, begin, end);
    begin = end;
  }
  std::vector<Entry> sorted;
  sorted.reserve(journal.size());
  for (const SortKey& key : keys)
    sorted.push_back(std::move(journal[key.index]));
  journal = std::move(sorted);
}

}  // namespace mentor
