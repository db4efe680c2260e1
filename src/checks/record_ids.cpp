// Ids and numbers that entries give and name.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <tuple>

#include "mentor/base/text.h"
#include "mentor/model/event_set.h"
#include "mentor/model/ids.h"
#include "mentor/state/order_numbers.h"
#include "mentor/state/record_index.h"
#include "name_forms.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

// Signs that stand in numbers of papers (`112/1-о`, `№ 5 (а)`) are no matter; what cannot be seen
// is. The part of a path that a number never is may be in no id.
enum class Signs { of_id, of_number };

bool is_safe(const std::string& typed, Signs signs) {
  if (!is_utf8(typed)) return false;
  std::string bare = nfc(typed);
  for (char& c : bare) {
    const bool printed = c >= 0x20 && c < 0x7F;
    const bool of_path = c == '/' || c == '\\' || c == '.';
    if (printed && (!of_path || signs == Signs::of_number)) c = 'x';
  }
  return is_file_id(bare);
}

struct NamedKey {
  std::string_view key;
  Signs signs = Signs::of_number;
};
constexpr std::array named_keys = {NamedKey{"id", Signs::of_id}, NamedKey{"number"},
                                   NamedKey{"order"}, NamedKey{"amends"}, NamedKey{"supersedes"}};

void look_at(const State& state, std::string_view value, NamedKey key, Place place,
             Findings& findings) {
  if (value.empty() || is_safe(std::string(value), key.signs)) return;
  add_error(findings, at(state, place), "id-unsafe",
            {{"key", std::string(key.key)}, {"value", terminal_safe(value)}});
}

// Events that speak of one thing and so share its id.
EventKind family_of(EventKind kind) {
  switch (kind) {
    case EventKind::relieved:
      return EventKind::appointed;
    case EventKind::ban:
    case EventKind::unpin:
      return EventKind::pin;
    default:
      return kind;
  }
}

bool is_record(const Entry& entry) {
  return std::holds_alternative<std::monostate>(entry.subject) && spec_of(entry.event).has_id;
}

using Keys = std::span<const std::string_view>;

bool is_told_of(Keys keys, const Field& field) {
  return std::find(keys.begin(), keys.end(), field.key) != keys.end();
}

// What tells one record from another: its people, or its title.
enum class Likeness { nothing, same, different };

Likeness likeness(const Entry& one, const Entry& other, Keys keys) {
  Likeness found = Likeness::nothing;
  for (const Field& field : one.fields) {
    if (!is_told_of(keys, field) || find(other, field.key) == nullptr) continue;
    const auto ours = texts_of(field.value);
    const auto theirs = texts_of(*find(other, field.key));
    const bool shares = std::any_of(ours.begin(), ours.end(), [&](const std::string& each) {
      return std::any_of(theirs.begin(), theirs.end(),
                         [&](const std::string& text) { return fold(text) == fold(each); });
    });
    if (shares) return Likeness::same;
    if (ours.empty() || theirs.empty()) continue;  // somebody was taken off, or added
    found = Likeness::different;
  }
  return found;
}

// Every key of the one is told again by the other; where no title tells them apart, none as it was.
bool tells_all_again(const Entry& one, const Entry& other, Likeness title) {
  std::size_t told = 0;
  for (const Field& field : one.fields) {
    if (field.key == "id") continue;
    const Value* value = find(other, field.key);
    if (value == nullptr) return false;
    const bool as_it_was = texts_of(*value) == texts_of(field.value);
    if (as_it_was && title == Likeness::nothing) return false;
    ++told;
  }
  return told >= 2;
}

// The beginnings of the words, without their endings; short words are in every text.
std::set<std::u32string> roots_of(const std::string& text) {
  constexpr std::size_t shortest = 4;
  constexpr std::size_t root = 5;
  std::set<std::u32string> roots;
  std::u32string word;
  for (const char32_t c : decoded(text + " ")) {
    if (const char32_t letter = word_letter(c); letter != 0) {
      word.push_back(letter);
    } else {
      if (word.size() >= shortest) roots.insert(word.substr(0, root));
      word.clear();
    }
  }
  return roots;
}

// A text that was corrected keeps a word, or nearly all its letters. Addresses differ in their last
// signs, and lead elsewhere.
bool is_corrected_text(const Field& field, const Value& anew) {
  if (field.key == "url") return false;
  const std::string before = fold(join(texts_of(field.value), " "));
  const std::string after = fold(join(texts_of(anew), " "));
  const auto known = roots_of(before);
  const auto told = roots_of(after);
  // Numbers and days say nothing of what they are of.
  if (known.empty() || told.empty()) return true;
  const bool shares = std::any_of(told.begin(), told.end(),
                                  [&](const std::u32string& word) { return known.contains(word); });
  return shares || distance(before, after) * 3 <= std::max(length(before), length(after));
}

constexpr std::array<std::string_view, 7> title_keys = {"title", "name", "text",   "number",
                                                        "url",   "who",  "problem"};
constexpr std::array<std::string_view, 3> people_keys = {"attended", "people", "mentors"};
// What every entry of an appointment or a pin repeats.
constexpr std::array<std::string_view, 4> member_keys = {"post", "person", "mentee", "mentor"};

// A correction tells one key, or repeats a word of the text; where both tell but one key, that one.
bool tells_another_text(const Entry& one, const Entry& other) {
  const bool both_short = one.fields.size() == 2 && other.fields.size() == 2;  // the id, and it
  const bool only_changed = one.fields.size() > 2 && other.fields.size() == 2;
  if (only_changed) return false;
  return std::any_of(one.fields.begin(), one.fields.end(), [&](const Field& field) {
    if (field.key == "id" || (!both_short && !is_told_of(title_keys, field))) return false;
    const Value* anew = find(other, field.key);
    return anew != nullptr && !(*anew == field.value) && !is_corrected_text(field, *anew);
  });
}

bool tells_other_members(const Entry& one, const Entry& other) {
  return std::any_of(one.fields.begin(), one.fields.end(), [&](const Field& field) {
    const Value* anew = is_told_of(member_keys, field) ? find(other, field.key) : nullptr;
    return anew != nullptr && !(*anew == field.value);
  });
}

// A correction repeats the people or the title, or tells only what it changes; of two records that
// two clones gave one id each tells its own. On one day whoever corrects a slip may tell all anew.
bool is_another_record(const Entry& one, const Entry& other) {
  const bool on_one_day = one.date == other.date;
  if (!on_one_day && tells_other_members(one, other)) return true;
  const Likeness title = likeness(one, other, title_keys);
  if (title == Likeness::same) return false;
  const Likeness people = likeness(one, other, people_keys);
  if (people == Likeness::same) return false;
  if (people == Likeness::different || tells_all_again(one, other, title)) return true;
  return !on_one_day && tells_another_text(one, other);
}

// Orders have rules of their own.
bool may_be_told_over(const Entry& entry) {
  return (is_record(entry) && entry.event != EventKind::order) || entry.event == EventKind::task;
}

}  // namespace

// Also in entries of later days: they stand in the files already.
void find_unsafe_ids(const State& state, Findings& findings) {
  for (const auto& [id, pair] : state.programme->pairs)
    look_at(state, pair.order, {"order"}, pair.place, findings);
  for (const NamedKey& key : named_keys) {
    const EventSet named = events_with({key.key});
    for (const Entry& entry : state.programme->journal) {
      if (named.has(entry.event))
        look_at(state, view_of(entry, key.key), key, entry.place, findings);
    }
  }
}

void find_shared_record_ids(const State& state, Warnings& warnings) {
  std::map<std::string, const Entry*> first;
  std::set<std::pair<std::string, EventKind>> told;
  for (const Entry& entry : entries_until(state)) {
    if (!is_record(entry)) continue;
    const std::string id = text_of(entry, "id");
    const auto [known, fresh] = first.try_emplace(id, &entry);
    const EventKind family = family_of(entry.event);
    if (fresh || family_of(known->second->event) == family) continue;
    if (!told.emplace(id, family).second) continue;
    add_warning(warnings, at(state, entry.place), "record-id-shared",
                {{"id", id},
                 {"event", std::string(spec_of(entry.event).name)},
                 {"other", std::string(spec_of(known->second->event).name)}});
  }
}

// `mentor train` in two clones gives both trainings one id; after the merge the later one would
// count as a correction of the other, and what only the first tells would be lost.
void find_records_told_over(const State& state, Warnings& warnings) {
  using Record = std::tuple<EventKind, std::optional<PairId>, std::string>;
  std::map<Record, const Entry*> first;
  for (const Entry& entry : entries_until(state)) {
    if (!may_be_told_over(entry)) continue;
    const std::string id = text_of(entry, "id");
    const auto [known, fresh] = first.try_emplace({entry.event, subject_pair(entry), id}, &entry);
    if (fresh || !is_another_record(*known->second, entry)) continue;
    add_warning(warnings, at(state, entry.place), "record-told-over",
                {{"id", id}, {"first", line_of(state, known->second->place)}});
  }
}

// The order of pairs and their members is asked for by find_unrecorded_orders.
void find_unknown_orders(const State& state, Warnings& warnings) {
  const std::set<std::string> known = recorded_orders(*state.programme);
  for (const Entry& entry : entries_until(state)) {
    if (!std::holds_alternative<std::monostate>(entry.subject)) continue;
    for (const std::string_view key : {"amends", "supersedes", "order"}) {
      if (key == "order" && entry.event != EventKind::award) continue;
      const std::string order = text_of(entry, key);
      if (order.empty() || known.contains(order_key(order))) continue;
      add_warning(warnings, at(state, entry.place), "order-unknown",
                  {{"key", std::string(key)}, {"order", order}});
    }
  }
}

void find_unknown_materials(const State& state, Findings& findings) {
  const RecordIndex materials(state, EventKind::programme_material);
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::material) continue;
    const std::string id = text_of(entry, "id");
    if (materials.find(id) != nullptr) continue;
    std::vector<std::string> ids;
    for (const Record& record : records_of(state, EventKind::programme_material))
      ids.push_back(record.id);
    add_error(findings, at(state, entry.place), "material-unknown",
              {{"id", id}, {"nearest", nearest(id, ids)}});
  }
}

}  // namespace mentor::checks
