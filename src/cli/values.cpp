#include "values.h"

#include <charconv>

#include "choice_words.h"
#include "dates.h"
#include "event_words.h"
#include "mentor/base/text.h"
#include "mentor/model/period_words.h"
#include "mentor/state/preparation.h"
#include "mentor/store/yaml_tree.h"

namespace mentor::cli {
namespace {

std::vector<std::string> choices_of(const KeySpec& key) {
  return {key.choices.begin(), key.choices.end()};
}

tl::unexpected<Error> wrong(const KeySpec& key, const std::string& typed, const char* expected) {
  return fail(Exit::usage, "value-wrong",
              {{"key", std::string(key.name)}, {"value", typed}, {"expected", expected}});
}

Result<Value> integer_value(const KeySpec& key, const std::string& typed) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  const bool whole = error == std::errc{} && end == typed.data() + typed.size();
  if (!whole || number < key.min || number > key.max) {
    return fail(Exit::usage, "value-integer-range",
                {{"key", std::string(key.name)},
                 {"value", typed},
                 {"min", std::to_string(key.min)},
                 {"max", std::to_string(key.max)}});
  }
  return Value{number};
}

Result<Value> boolean_value(const KeySpec& key, const std::string& typed) {
  const std::string word = fold(typed);
  for (const char* yes : {"true", "yes", "да", "y", "1", "+"}) {
    if (word == yes) return Value{true};
  }
  for (const char* no : {"false", "no", "нет", "n", "0", "-"}) {
    if (word == no) return Value{false};
  }
  return wrong(key, typed, "boolean");
}

// The word itself, or what it means to people.
Result<Value> choice_value(const Words& words, const KeySpec& key, const std::string& typed) {
  const std::string meant = choice_meant(fold(typed), choices_of(key));
  for (const std::string_view word : key.choices) {
    if (meant == word || fold(choice_title(words, key, word)) == fold(typed)) {
      return Value{std::string(word)};
    }
  }
  return fail(Exit::usage, "value-unknown-word",
              {{"key", std::string(key.name)},
               {"value", typed},
               {"near", nearest(typed, choices_of(key))},
               {"choices", choices_in_words(words, key)}});
}

template <class Id>
Result<Value> code_value(const Result<Id>& found) {
  if (!found) return tl::unexpected<Error>(found.error());
  return Value{mentor::text(*found)};
}

Result<Value> form_value(Session& session, const std::string& typed) {
  const auto form = session.form(typed);
  if (!form) return tl::unexpected<Error>(form.error());
  return Value{form->text};
}

Result<Value> date_value(Session& session, const std::string& typed) {
  const auto date = read_day(typed, session.day(), &session.programme());
  if (!date) return tl::unexpected<Error>(date.error());
  return Value{*date};
}

// `[a, b]`, as a file would have it, is `a, b`.
std::string without_brackets(const std::string& typed) {
  const std::string_view bare = trim(typed);
  const bool listed = bare.size() >= 2 && bare.front() == '[' && bare.back() == ']';
  return std::string(listed ? bare.substr(1, bare.size() - 2) : bare);
}

// Every part of a list read by itself.
template <class Read>
Result<Value> list_value(const std::string& typed, const Read& read) {
  Values values;
  for (const std::string& part : split(without_brackets(typed), ",")) {
    auto value = read(part);
    if (!value) return tl::unexpected<Error>(value.error());
    values.push_back(std::move(*value));
  }
  return Value{std::move(values)};
}

Result<Value> fact_value(const std::string& typed) {
  const bool is_list =
      typed.find(',') != std::string::npos || without_brackets(typed) != trim(typed);
  if (!is_list) return Value{typed};
  return list_value(typed, [](const std::string& part) { return Result<Value>(Value{part}); });
}

Result<Value> nested_value(Session& session, const KeySpec& key, const Node& node);

Result<Value> record_value(Session& session, const KeySpec& key, const Node& node) {
  NamedValues named;
  for (const MapEntry& each : node.entries()) {
    const std::string name(each.key.text());
    const KeySpec* inside = nullptr;
    for (const KeySpec& spec : key.inside) {
      if (spec.name == name) inside = &spec;
    }
    if (inside == nullptr) {
      std::vector<std::string> keys;
      for (const KeySpec& spec : key.inside)
        keys.emplace_back(spec.name);
      return fail(Exit::usage, "event-key-unknown",
                  {{"event", std::string(key.name)},
                   {"key", name},
                   {"near", nearest(name, keys)},
                   {"keys", join(keys, ", ")}});
    }
    auto value = nested_value(session, *inside, each.value);
    if (!value) return value;
    named.emplace_back(name, std::move(*value));
  }
  return Value{std::move(named)};
}

Result<Value> nested_value(Session& session, const KeySpec& key, const Node& node) {
  if (node.is_scalar()) return typed_value(session, key, std::string(node.text()));
  if (key.type == KeyType::map) return record_value(session, key, node);
  Values values;
  for (const Node& item : node.items()) {
    if (item.is_map() != (key.type == KeyType::maps)) return wrong(key, "", "list");
    auto value = item.is_map() ? record_value(session, key, item)
                               : Result<Value>(Value{std::string(item.text())});
    if (!value) return value;
    values.push_back(std::move(*value));
  }
  return Value{std::move(values)};
}

Result<Value> yaml_value(Session& session, const KeySpec& key, const std::string& typed) {
  const YamlReading read = read_yaml(typed + "\n", std::string(key.name));
  if (!read.readable() || read.tree.root() == nullptr || read.tree.root()->is_scalar()) {
    return wrong(key, typed, key.type == KeyType::maps ? "yaml-list" : "yaml-map");
  }
  return nested_value(session, key, *read.tree.root());
}

// Files keep the words of programs, whatever the title by which somebody typed them.
std::string word_meant(const KeySpec& key, const std::string& typed) {
  if (key.name == "post") return post_meant(typed);
  return typed;
}

// In words a code tells whom they are of: of somebody forgotten nothing more is written, wherever
// the code stands.
Result<std::string> usable_text(const Session& session, const std::string& typed) {
  const auto person = person_code(typed);
  if (!person || !session.programme().people.contains(*person)) return typed;
  if (const auto found = session.person(typed); !found) return tl::unexpected<Error>(found.error());
  return typed;
}

Result<Value> text_value(const Session& session, const KeySpec& key, const std::string& typed) {
  const auto usable = usable_text(session, word_meant(key, typed));
  if (!usable) return tl::unexpected<Error>(usable.error());
  return Value{*usable};
}

// A goal may be set for a period ahead; anything else tells of one that has begun.
bool may_be_ahead(EventKind kind) {
  return kind == EventKind::goal;
}

Result<void> put_common(Session& session, Entry& entry, const std::string& key,
                        const std::string& typed) {
  const auto usable = usable_text(session, typed);
  if (!usable) return tl::unexpected<Error>(usable.error());
  if (key == "by") entry.by = typed;
  if (key == "note") entry.note = typed;
  if (key != "at") return {};
  const auto time = parse_time(typed);
  if (!time) {
    return fail(Exit::usage, "value-wrong", {{"key", key}, {"value", typed}, {"expected", "time"}});
  }
  entry.at = *time;
  return {};
}

}  // namespace

Result<Value> typed_value(Session& session, const KeySpec& key, const std::string& typed) {
  switch (key.type) {
    case KeyType::text:
      return text_value(session, key, typed);
    case KeyType::integer:
      return integer_value(key, typed);
    case KeyType::date:
      return date_value(session, typed);
    case KeyType::boolean:
      return boolean_value(key, typed);
    case KeyType::choice:
      return choice_value(session.words(), key, typed);
    case KeyType::texts:
      return list_value(typed,
                        [&](const std::string& part) { return text_value(session, key, part); });
    case KeyType::person:
      return code_value(session.person(typed));
    case KeyType::people:
      return list_value(typed,
                        [&](const std::string& part) { return code_value(session.person(part)); });
    case KeyType::pair:
      return code_value(session.pair(typed));
    case KeyType::pairs:
      return list_value(typed,
                        [&](const std::string& part) { return code_value(session.pair(part)); });
    case KeyType::form:
      return form_value(session, typed);
    case KeyType::forms:
      return list_value(typed, [&](const std::string& part) { return form_value(session, part); });
    case KeyType::fact:
      return fact_value(typed);
    case KeyType::map:
    case KeyType::maps:
      return yaml_value(session, key, typed);
  }
  return wrong(key, typed, "text");
}

Result<void> put_typed(Session& session, Entry& entry, const std::vector<std::string>& typed) {
  const EventSpec& spec = spec_of(entry.event);
  for (const std::string& each : typed) {
    const std::size_t equals = each.find('=');
    if (equals == std::string::npos || equals == 0) {
      return fail(Exit::usage, "key-value-expected", {{"value", each}});
    }
    const std::string name = each.substr(0, equals);
    const std::string text = each.substr(equals + 1);
    if (name == "at" || name == "by" || name == "note") {
      if (auto put = put_common(session, entry, name, text); !put) return put;
      continue;
    }
    const KeySpec* key = find_key(spec, name);
    if (key == nullptr) {
      std::vector<std::string> keys;
      for (const KeySpec& known : spec.keys)
        keys.emplace_back(known.name);
      return fail(Exit::usage, "event-key-unknown",
                  {{"event", std::string(spec.name)},
                   {"key", name},
                   {"near", nearest(name, keys)},
                   {"keys", join(keys, ", ")}});
    }
    auto value = typed_value(session, *key, text);
    if (!value) return tl::unexpected<Error>(value.error());
    put(entry, name, std::move(*value));
  }
  return put_period(session, entry);
}

Result<void> put_period(const Session& session, Entry& entry) {
  const std::string typed = text_of(entry, "period");
  const Programme& programme = session.programme();
  const auto period = typed_period(programme, typed, entry.date);
  if (!period) return {};
  if (!may_be_ahead(entry.event)) {
    if (auto begun = check_begun(programme, *period, entry.date); !begun) return begun;
  }
  put(entry, "period", {period->id()});
  return {};
}

Result<void> check_begun(const Programme& programme, const PeriodOfYear& period, Date day) {
  if (period.period.from <= day) return {};
  return fail(Exit::refused, "period-ahead",
              {{"period", period.id()},
               {"from", iso(period.period.from)},
               {"day", iso(day)},
               {"near", period_a_year_before(programme, period)}});
}

Result<void> check_needed_keys(const Entry& entry) {
  const EventSpec& spec = spec_of(entry.event);
  for (const KeySpec& key : spec.keys) {
    if (!key.required || find(entry, key.name) != nullptr) continue;
    return fail(Exit::usage, "event-key-missing",
                {{"event", std::string(spec.name)}, {"key", std::string(key.name)}});
  }
  return {};
}

}  // namespace mentor::cli
