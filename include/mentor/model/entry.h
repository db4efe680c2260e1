// Entry: one line of the journal, one fact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "mentor/base/date.h"
#include "mentor/base/shared_text.h"
#include "mentor/model/boxed.h"
#include "mentor/model/events.h"
#include "mentor/model/ids.h"
#include "mentor/model/place.h"

namespace mentor {

struct Value;
using Values = std::vector<Value>;
using NamedValues = std::vector<std::pair<std::string, Value>>;

/// What a key of an entry holds. Codes of people and pairs, and words of a closed set, are texts.
struct Value {
  std::variant<SharedText, std::int64_t, Date, bool, Boxed<Values>, Boxed<NamedValues>> is;
  friend bool operator==(const Value&, const Value&) = default;
};

/// A key of the table of events, by its place there.
class EventKey {
 public:
  explicit EventKey(const KeySpec& of_table) : name_(&of_table.name) {}
  operator std::string_view() const { return *name_; }
  friend bool operator==(EventKey a, std::string_view b) { return *a.name_ == b; }

 private:
  const std::string_view* name_;
};

struct Field {
  EventKey key;
  Value value;
};

/// A step stands elsewhere: few entries speak of one.
using Subject = std::variant<std::monostate, PersonId, PairId, Boxed<StepId>>;

/// Kept small: a year has a hundred thousand.
struct Entry {
  Date date{};
  std::optional<Date> noted;  ///< the day of entry where it differs from `date`
  EventKind event = EventKind::enrolled;
  Place place;
  Subject subject;
  SharedText at;  ///< time of day, or empty
  SharedText by;  ///< a code, or a name of a post
  SharedText note;
  std::vector<Field> fields;  ///< in the order of the table of events
};

/// nullptr when the entry has no such key.
[[nodiscard]] const Value* find(const Entry& entry, std::string_view key);

/// The list or the map that a value is; nullptr when it is something else.
[[nodiscard]] const Values* list_in(const Value& value);
[[nodiscard]] const NamedValues* map_in(const Value& value);

/// The text under the key, or empty.
[[nodiscard]] std::string text_of(const Entry& entry, std::string_view key);
[[nodiscard]] std::string_view view_of(const Entry& entry, std::string_view key);  ///< in the entry
[[nodiscard]] std::optional<std::int64_t> integer_of(const Entry& entry, std::string_view key);
[[nodiscard]] std::optional<Date> date_of(const Entry& entry, std::string_view key);
[[nodiscard]] std::optional<bool> boolean_of(const Entry& entry, std::string_view key);

/// The texts of a list, or the one text, or none.
[[nodiscard]] std::vector<std::string> texts_of(const Entry& entry, std::string_view key);
[[nodiscard]] std::vector<std::string> texts_of(const Value& value);

/// The person under the key; nullopt when there is none.
[[nodiscard]] std::optional<PersonId> person_of(const Entry& entry, std::string_view key);
[[nodiscard]] std::vector<PersonId> people_of(const Entry& entry, std::string_view key);

/// The value as one line of text: lists joined by `, `, maps as `key: value`.
[[nodiscard]] std::string plain_text(const Value& value);

/// Puts the value under the key, keeping the order of the table. The key must be one of the event.
void put(Entry& entry, std::string_view key, Value value);

/// The person, pair or step that the entry speaks of.
[[nodiscard]] std::optional<PersonId> subject_person(const Entry& entry);
[[nodiscard]] std::optional<PairId> subject_pair(const Entry& entry);
[[nodiscard]] const StepId* subject_step(const Entry& entry);  ///< nullptr when none

/// An entry as a text that orders entries of one day and kind, and tells equal ones.
[[nodiscard]] std::string canonical_text(const Entry& entry);

/// Fold order: date, time (none first), rank of the kind, canonical text; never the place.
void sort_journal(std::vector<Entry>& journal);

}  // namespace mentor
