#include <algorithm>
#include <array>

#include "decode.h"
#include "formats.h"
#include "scalar_rules.h"
#include "shapes.h"

namespace mentor {
namespace {

// The nodes of an entry, sorted out; `fields[i]` belongs to the i-th key of the event.
struct Parts {
  const Node* date = nullptr;
  const Node* at = nullptr;
  const Node* event = nullptr;
  const Node* person = nullptr;
  const Node* pair = nullptr;
  const Node* step = nullptr;
  const Node* by = nullptr;
  const Node* note = nullptr;
  const Node* noted = nullptr;
};

constexpr std::size_t most_keys = 16;
using FieldNodes = std::array<const Node*, most_keys>;

struct CommonKey {
  std::string_view name;
  const Node* Parts::*part;
};

constexpr std::array common_keys{
    CommonKey{"date", &Parts::date},   CommonKey{"pair", &Parts::pair},
    CommonKey{"event", &Parts::event}, CommonKey{"person", &Parts::person},
    CommonKey{"by", &Parts::by},       CommonKey{"at", &Parts::at},
    CommonKey{"noted", &Parts::noted}, CommonKey{"note", &Parts::note},
    CommonKey{"step", &Parts::step},
};

// A place for each common key by its length and first letter: it is asked of every key there is.
constexpr std::size_t marks = 32;

constexpr std::size_t mark_of(std::string_view name) {
  return (name.size() * 3 + static_cast<unsigned char>(name.front())) % marks;
}

constexpr std::array<const CommonKey*, marks> common_by_mark() {
  std::array<const CommonKey*, marks> found{};
  for (const CommonKey& each : common_keys)
    found[mark_of(each.name)] = &each;
  return found;
}

constexpr std::array<const CommonKey*, marks> by_mark = common_by_mark();
static_assert(std::all_of(common_keys.begin(), common_keys.end(),
                          [](const CommonKey& each) {
                            return by_mark[mark_of(each.name)] == &each;
                          }),
              "two common keys share a mark");

// nullptr for a key that is none of these.
const CommonKey* common_key(std::string_view name) {
  if (name.empty()) return nullptr;
  const CommonKey* maybe = by_mark[mark_of(name)];
  return maybe != nullptr && maybe->name == name ? maybe : nullptr;
}

// `person`, `pair` and `step` may also be keys of an event, the other common ones never are.
bool may_be_subject(const CommonKey& key) {
  return key.part == &Parts::person || key.part == &Parts::pair || key.part == &Parts::step;
}

// What an entry consists of: its common parts, and what may be keys of its event.
struct Sorted {
  Parts parts;
  std::array<const MapEntry*, most_keys> others;
  std::size_t count = 0;
};

// False when there are more keys than any entry has.
bool sort_out(const Node& item, Sorted& sorted) {
  for (const MapEntry& each : item.entries()) {
    const CommonKey* common = common_key(each.key.text());
    if (common != nullptr && !each.value.is_nothing()) sorted.parts.*common->part = &each.value;
    if (common != nullptr && !may_be_subject(*common)) continue;
    if (sorted.count == sorted.others.size()) return false;
    sorted.others[sorted.count++] = &each;
  }
  return true;
}

// In the order of the cases of entry_shape(): what speaks of a pair may also name a person.
const EventSpec* spec_of_parts(const Parts& parts) {
  if (parts.event == nullptr || !parts.event->is_scalar()) return nullptr;
  const std::string_view name = parts.event->text();
  const EventSpec* spec = nullptr;
  if (parts.pair != nullptr) spec = find_event(name, SubjectKind::pair);
  if (spec == nullptr && parts.step != nullptr) spec = find_event(name, SubjectKind::step);
  if (spec == nullptr && parts.person != nullptr) spec = find_event(name, SubjectKind::person);
  if (spec == nullptr) spec = find_event(name, SubjectKind::programme);
  return spec;
}

bool is_subject(std::string_view key, SubjectKind subject) {
  if (key == "pair") return subject == SubjectKind::pair;
  if (key == "step") return subject == SubjectKind::step;
  return key == "person" && subject == SubjectKind::person;
}

// find_key(), of a key that likely stands right behind the last one found: most entries keep the
// order of the table.
const KeySpec* next_key(const EventSpec& spec, std::size_t& likely, std::string_view name) {
  const bool hit = likely < spec.keys.size() && spec.keys[likely].name == name;
  const KeySpec* key = hit ? &spec.keys[likely] : find_key(spec, name);
  if (key != nullptr) likely = static_cast<std::size_t>(key - spec.keys.data()) + 1;
  return key;
}

// False when a key is none of the event's.
bool sort_out_fields(const Sorted& sorted, const EventSpec& spec, FieldNodes& fields) {
  std::size_t likely = 0;
  for (std::size_t i = 0; i < sorted.count; ++i) {
    const MapEntry& each = *sorted.others[i];
    const KeySpec* key = next_key(spec, likely, each.key.text());
    if (key != nullptr) {
      const bool absent = each.value.is_nothing() && !key->required;
      fields.at(static_cast<std::size_t>(key - spec.keys.data())) = absent ? nullptr : &each.value;
    } else if (!is_subject(each.key.text(), spec.subject)) {
      return false;
    }
  }
  return true;
}

bool is_accepted(const Node& node, const KeySpec& key) {
  return validate(node, shape_of_key(key), {}).empty();
}

Values values_in(const Node& node, TextPool& texts) {
  Values values;
  if (node.is_scalar()) {
    values.push_back(Value{texts.share(node.text())});
  } else {
    values.reserve(node.items().size());
  }
  for (const Node& item : node.items())
    values.push_back(Value{texts.share(item.text())});
  return values;
}

Value value_in(const Node& node, const KeySpec& key, TextPool& texts);

NamedValues map_in(const Node& node, std::span<const KeySpec> keys, TextPool& texts) {
  NamedValues values;
  for (const KeySpec& key : keys) {
    if (const Node* found = node.find(key.name)) {
      values.emplace_back(key.name, value_in(*found, key, texts));
    }
  }
  return values;
}

Values maps_in(const Node& node, std::span<const KeySpec> keys, TextPool& texts) {
  Values values;
  for (const Node& item : node.items())
    values.push_back(Value{map_in(item, keys, texts)});
  return values;
}

// Of a node that the key's shape has accepted.
Value value_in(const Node& node, const KeySpec& key, TextPool& texts) {
  switch (key.type) {
    case KeyType::text:
    case KeyType::choice:
    case KeyType::person:
    case KeyType::pair:
    case KeyType::form:
      return {texts.share(node.text())};
    case KeyType::integer:
      return {integer_in(node)};
    case KeyType::date:
      return {date_in(node)};
    case KeyType::boolean:
      return {boolean_in(node)};
    case KeyType::texts:
    case KeyType::people:
    case KeyType::pairs:
    case KeyType::forms:
      return {values_in(node, texts)};
    case KeyType::fact:
      return node.is_list() ? Value{values_in(node, texts)} : Value{texts.share(node.text())};
    case KeyType::map:
      return {map_in(node, key.inside, texts)};
    case KeyType::maps:
      return {maps_in(node, key.inside, texts)};
  }
  return {};
}

bool is_plainly_right_list(const Node& node, KeyType type) {
  const auto is_right = [&](const Node& item) {
    if (!item.is_scalar() || item.is_nothing()) return false;
    return type != KeyType::people || person_code(item.text());
  };
  if (type != KeyType::texts && type != KeyType::people) return false;
  const std::span<const Node> items = node.items();
  return std::all_of(items.begin(), items.end(), is_right);
}

// What nearly every value of a journal is, told without building a shape.
bool is_plainly_right(const Node& node, const KeySpec& key) {
  if (node.is_list()) return is_plainly_right_list(node, key.type);
  if (!node.is_scalar() || node.is_nothing()) return false;
  const std::string_view text = node.text();
  switch (key.type) {
    case KeyType::text:
    case KeyType::texts:
      return true;
    case KeyType::integer: {
      const auto number = strict_integer(text);
      return node.style() == ScalarStyle::plain && number && *number >= key.min &&
             *number <= key.max;
    }
    case KeyType::boolean:
      return truth_value(text).has_value();
    case KeyType::form:
      return is_file_id(text);
    case KeyType::choice:
      return std::find(key.choices.begin(), key.choices.end(), text) != key.choices.end();
    case KeyType::person:
    case KeyType::people:
      return person_code(text).has_value();
    case KeyType::date:
      return node.style() == ScalarStyle::plain && parse_iso_date(text).has_value();
    default:
      return false;
  }
}

bool decode_fields(const FieldNodes& nodes, const EventSpec& spec, TextPool& texts, Entry& entry) {
  const auto present =
      std::count_if(nodes.begin(), nodes.end(), [](const Node* node) { return node != nullptr; });
  entry.fields.reserve(static_cast<std::size_t>(present));
  for (std::size_t i = 0; i < spec.keys.size(); ++i) {
    const KeySpec& key = spec.keys[i];
    const Node* node = nodes.at(i);
    if (node == nullptr && key.required) return false;
    if (node == nullptr) continue;
    if (!is_plainly_right(*node, key) && !is_accepted(*node, key)) return false;
    entry.fields.push_back({EventKey(key), value_in(*node, key, texts)});
  }
  return true;
}

constexpr KeySpec day_key{"date", KeyType::date, true};

bool decode_day(const Node* node, std::optional<Date>& day) {
  if (node == nullptr) return true;
  const bool plain = node->is_scalar() && node->style() == ScalarStyle::plain;
  if (plain && (day = parse_iso_date(node->text()))) return true;
  if (!is_accepted(*node, day_key)) return false;
  day = date_in(*node);
  return true;
}

bool decode_text(const Node* node, TextPool& texts, SharedText& text) {
  if (node == nullptr) return true;
  if (!node->is_scalar()) return false;
  text = texts.share(node->text());
  return true;
}

bool decode_time(const Node* node, TextPool& texts, SharedText& time) {
  static const Shape shape = time_of_day_shape();
  return decode_text(node, texts, time) && (node == nullptr || validate(*node, shape, {}).empty());
}

bool decode_subject(const Parts& parts, SubjectKind kind, Subject& subject) {
  if (kind == SubjectKind::pair) {
    const auto pair = pair_code(parts.pair->text());
    if (pair) subject = *pair;
    return pair.has_value();
  }
  if (kind == SubjectKind::person) {
    const auto person = person_code(parts.person->text());
    if (person) subject = *person;
    return person.has_value();
  }
  if (kind == SubjectKind::step) {
    subject = StepId{text_in(*parts.step)};
    return parts.step->is_scalar();
  }
  return true;
}

bool decode_common(const Parts& parts, const EventSpec& spec, TextPool& texts, Entry& entry) {
  std::optional<Date> date;
  if (!decode_day(parts.date, date) || !date) return false;
  entry.date = *date;
  entry.event = spec.kind;
  return decode_day(parts.noted, entry.noted) && decode_time(parts.at, texts, entry.at) &&
         decode_text(parts.by, texts, entry.by) && decode_text(parts.note, texts, entry.note) &&
         decode_subject(parts, spec.subject, entry.subject);
}

bool decode_right_entry(const Node& item, TextPool& texts, Entry& entry) {
  Sorted sorted;
  if (!sort_out(item, sorted)) return false;
  const EventSpec* spec = spec_of_parts(sorted.parts);
  FieldNodes fields{};
  return spec != nullptr && sort_out_fields(sorted, *spec, fields) &&
         decode_common(sorted.parts, *spec, texts, entry) &&
         decode_fields(fields, *spec, texts, entry);
}

bool is_subject_key(std::string_view key) {
  return key == "person" || key == "pair" || key == "step";
}

// The subject that the entry already has when `extra` is one too many.
std::string first_subject(const Node& item, std::string_view extra) {
  for (const MapEntry& each : item.entries()) {
    if (is_subject_key(each.key.text()) && each.key.text() != extra) return text_in(each.key);
  }
  return {};
}

// Says what a shape says, in the words of a journal.
void name_by_journal(Message& message, const Node& item) {
  const std::string key = arg(message, "key");
  if (message.id == "case-unknown") {
    message = {"event-unknown", {{"event", arg(message, "value")}, {"near", arg(message, "near")}}};
  } else if (message.id == "key-unknown" && is_subject_key(key)) {
    const std::string first = first_subject(item, key);
    if (!first.empty()) message = {"entry-two-subjects", {{"first", first}, {"second", key}}};
  }
}

}  // namespace

bool decode_entry(const Node& item, const SourceFile& file, TextPool& texts, Entry& entry,
                  Findings& findings) {
  entry.place = place_of(file, item);
  if (item.is_map() && decode_right_entry(item, texts, entry)) return true;
  static const Shape shape = entry_shape();
  Findings wrong = validate(item, shape, file.path);
  for (Finding& each : wrong) {
    name_by_journal(each.message, item);
    findings.push_back(std::move(each));
  }
  if (wrong.empty()) findings.push_back(error_at(where_of(file, item), "entry-undecoded", {}));
  return false;
}

}  // namespace mentor
