#include "mentor/model/events.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "mentor/model/event_set.h"

namespace mentor {
namespace {

TEST_CASE("a kind's place in the table is its rank") {
  int rank = 0;
  for (const EventSpec& spec : event_table()) {
    CHECK(static_cast<int>(spec.kind) == rank++);
    CHECK(&spec_of(spec.kind) == &spec);
  }
}

TEST_CASE("an event is known by its name and subject") {
  std::set<std::pair<std::string, SubjectKind>> names;
  for (const EventSpec& spec : event_table()) {
    CHECK(names.emplace(std::string(spec.name), spec.subject).second);
    CHECK(find_event(spec.name, spec.subject) == &spec);
  }
  CHECK(find_event("paused", SubjectKind::person)->kind == EventKind::person_paused);
  CHECK(find_event("paused", SubjectKind::pair)->kind == EventKind::pair_paused);
  CHECK(find_event("material", SubjectKind::programme)->kind == EventKind::programme_material);
  CHECK(find_event("meeting", SubjectKind::person) == nullptr);
  CHECK(find_event("Meeting", SubjectKind::pair) == nullptr);
}

TEST_CASE("keys are unique, choices have words, records of the programme have an id") {
  for (const EventSpec& spec : event_table()) {
    CAPTURE(std::string(spec.name));
    std::set<std::string> keys;
    for (const KeySpec& key : spec.keys) {
      CAPTURE(std::string(key.name));
      CHECK(keys.insert(std::string(key.name)).second);
      CHECK(find_key(spec, key.name) == &key);
      CHECK((key.type == KeyType::choice) == !key.choices.empty());
      CHECK((key.type == KeyType::map || key.type == KeyType::maps) == !key.inside.empty());
      if (key.type == KeyType::integer) CHECK(key.min < key.max);
    }
    CHECK((spec.subject == SubjectKind::programme ? spec.has_id : true));
    if (spec.has_id) CHECK(find_key(spec, "id")->required);
  }
}

TEST_CASE("keys that entries of every kind may have are in no event's own list") {
  for (const EventSpec& spec : event_table()) {
    for (const char* common :
         {"date", "at", "by", "note", "noted", "event", "person", "pair", "step"}) {
      const bool own_subject =
          std::string_view(common) == "person" || std::string_view(common) == "step";
      if (own_subject && spec.subject != SubjectKind::person) continue;
      CAPTURE(std::string(spec.name));
      CHECK(find_key(spec, common) == nullptr);
    }
  }
}

TEST_CASE("within a day things begin before they end") {
  CHECK(EventKind::enrolled < EventKind::consent);
  CHECK(EventKind::consent < EventKind::withdrawn);
  CHECK(EventKind::task < EventKind::meeting);
  CHECK(EventKind::task < EventKind::task_done);
  CHECK(EventKind::pair_joined < EventKind::meeting);
  CHECK(EventKind::meeting < EventKind::closed);
  CHECK(EventKind::closed < EventKind::reopened);
  CHECK(EventKind::left < EventKind::forgotten);
}

TEST_CASE("a set of kinds by key has those, and only those, whose entries may have the key") {
  for (const EventSpec& key_of : event_table()) {
    for (const KeySpec& key : key_of.keys) {
      const EventSet by_name = events_with({key.name});
      const EventSet by_type = events_with({key.type});
      for (const EventSpec& spec : event_table()) {
        CHECK(by_name.has(spec.kind) == (find_key(spec, key.name) != nullptr));
        const bool has_type =
            std::any_of(spec.keys.begin(), spec.keys.end(),
                        [&](const KeySpec& each) { return each.type == key.type; });
        CHECK(by_type.has(spec.kind) == has_type);
      }
    }
  }
  CHECK(events_with({"number", "post"}).has(EventKind::order));
  CHECK(events_with({"number", "post"}).has(EventKind::relieved));
  CHECK(!events_with({"number", "post"}).has(EventKind::meeting));
}

}  // namespace
}  // namespace mentor
