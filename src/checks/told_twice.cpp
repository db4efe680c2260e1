// What two branches tell of one day in different words: after the merge both lines stand there.
#include <algorithm>
#include <map>
#include <string>

#include "mentor/base/text.h"
#include "mentor/model/repeats.h"
#include "mentor/model/same_day.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

// Calls `look` with every entry and each before it that nothing but its words puts before it: of
// one day, time, event and subject. Those stand side by side in fold order.
template <class Look>
void for_each_told_at_once(const State& state, Look look) {
  const auto entries = entries_until(state);
  for (std::size_t begin = 0, i = 1; i < entries.size(); ++i) {
    if (!told_at_once(entries[begin], entries[i])) begin = i;
    // Entries of the programme as a whole are ordered by their ids first: one neighbour is enough.
    const bool alike = std::holds_alternative<std::monostate>(entries[i].subject);
    for (std::size_t other = alike ? std::max(begin, i - 1) : begin; other < i; ++other)
      look(entries[other], entries[i]);
  }
}

bool has_same_keys(const Entry& a, const Entry& b) {
  return a.fields.size() == b.fields.size() &&
         std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(),
                    [](const Field& one, const Field& other) {
                      return one.key == other.key && one.value == other.value;
                    });
}

bool tells_a_key_otherwise(const Entry& a, const Entry& b) {
  return std::any_of(a.fields.begin(), a.fields.end(), [&](const Field& field) {
    const Value* other = find(b, field.key);
    return other != nullptr && !(*other == field.value);
  });
}

bool contradict(const Entry& a, const Entry& b) {
  if (!take_the_same_place(a, b)) return false;
  const bool key_by_key = a.event == EventKind::set || spec_of(a.event).has_id;
  return key_by_key ? tells_a_key_otherwise(a, b) : !has_same_keys(a, b);
}

// Papers of one kind add up where different people signed them.
bool is_one_consent(const Entry& a, const Entry& b) {
  return a.event == EventKind::consent && text_of(a, "kind") == text_of(b, "kind") &&
         texts_of(a, "signed_by") == texts_of(b, "signed_by") && !has_same_keys(a, b);
}

}  // namespace

void find_meetings_told_twice(const State& state, Warnings& warnings) {
  for_each_told_at_once(state, [&](const Entry& known, const Entry& entry) {
    if (!may_be_one_meeting(known, entry)) return;
    add_warning(warnings, at(state, entry.place), "meeting-told-twice",
                {{"first", line_of(state, known.place)}});
  });
}

void find_consents_told_twice(const State& state, Warnings& warnings) {
  for_each_told_at_once(state, [&](const Entry& known, const Entry& entry) {
    if (!is_one_consent(known, entry)) return;
    add_warning(warnings, at(state, entry.place), "consent-told-twice",
                {{"first", line_of(state, known.place)}});
  });
}

void find_days_without_last_word(const State& state, Warnings& warnings) {
  for_each_told_at_once(state, [&](const Entry& known, const Entry& entry) {
    if (!contradict(known, entry)) return;
    add_warning(warnings, at(state, entry.place), "day-without-last-word",
                {{"first", line_of(state, known.place)}});
  });
}

// Two branches that each added people to a training override each other once they are merged.
void find_dropped_attendance(const State& state, Warnings& warnings) {
  struct Told {
    std::vector<PersonId> people;
    Place place;
  };
  std::map<std::string, Told> newest;
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::training || find(entry, "attended") == nullptr) continue;
    const std::vector<PersonId> now = people_of(entry, "attended");
    Told& before = newest[text_of(entry, "id")];
    std::vector<std::string> dropped;
    for (const PersonId person : before.people) {
      if (std::find(now.begin(), now.end(), person) == now.end()) dropped.push_back(text(person));
    }
    // Where nobody is left it is another training, which find_shared_record_ids tells.
    if (!dropped.empty() && dropped.size() < before.people.size()) {
      add_warning(warnings, at(state, entry.place), "attendance-dropped",
                  {{"id", text_of(entry, "id")},
                   {"people", join(dropped, ", ")},
                   {"first", line_of(state, before.place)}});
    }
    before = {now, entry.place};
  }
}

}  // namespace mentor::checks
