// The table of events: every kind of entry, its subject, its keys in order and their types. The
// reader, the schemas, `record add`, help and completion all read this one table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mentor {

// In fold order within a day: a person exists before what is said of them, things begin before they
// end. A kind's place in this list is its rank.
enum class EventKind : std::uint8_t {
  // of a person
  enrolled,
  form,
  joined_class,
  consent,
  withdrawn,
  nominated,
  selected,
  agreement,
  cleared,
  reference,
  fact,
  search,
  support,
  urgent,
  willing,
  achievement,
  // of the programme
  appointed,
  relieved,
  order,
  pin,
  ban,
  unpin,
  training,
  award,
  held,
  helper,
  outreach,
  partner,
  programme_material,
  publication,
  practice,
  document,
  decision,
  resource,
  quality,
  // of a pair
  programme_approved,
  pair_joined,
  mentor_changed,
  set,
  goal,
  task,
  meeting,
  task_done,
  fit,
  rating,
  material,
  risk,
  // of a step
  done,
  partly,
  moved,
  cancelled,
  // ends and pauses come last in their day
  person_paused,
  person_resumed,
  pair_paused,
  pair_resumed,
  pair_left,
  left,
  closed,
  reopened,
  forgotten,
};

enum class SubjectKind { person, pair, step, programme };

enum class KeyType {
  text,
  integer,
  date,
  boolean,
  choice,
  texts,
  person,
  people,
  pair,
  pairs,
  form,
  forms,
  fact,
  map,
  maps,
};

struct KeySpec {
  std::string_view name;
  KeyType type = KeyType::text;
  bool required = false;
  std::span<const std::string_view> choices = {};  ///< of `choice`
  std::int64_t min = 0;                            ///< of `integer`
  std::int64_t max = 1'000'000;
  std::span<const KeySpec> inside = {};  ///< keys of a `map` or of each of `maps`
};

struct EventSpec {
  EventKind kind = EventKind::enrolled;
  std::string_view name;  ///< the word in `event:`; `paused` is one word for people and pairs
  SubjectKind subject = SubjectKind::person;
  std::span<const KeySpec> keys;
  bool has_id = false;  ///< can be updated by a later entry with the same event and id
};

[[nodiscard]] std::span<const EventSpec> event_table();
[[nodiscard]] const EventSpec& spec_of(EventKind kind);

/// The event of that name and subject; nullptr when there is none.
[[nodiscard]] const EventSpec* find_event(std::string_view name, SubjectKind subject);
[[nodiscard]] const KeySpec* find_key(const EventSpec& spec, std::string_view key);

}  // namespace mentor
