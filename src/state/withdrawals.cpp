#include "mentor/state/withdrawals.h"

#include <algorithm>

#include "mentor/state/pairs.h"
#include "mentor/state/people.h"

namespace mentor {
namespace {

// What must stay possible: a new consent, and every end.
bool is_allowed_to_all(const Entry& entry) {
  switch (entry.event) {
    case EventKind::consent:
    case EventKind::withdrawn:
    case EventKind::left:
    case EventKind::person_paused:
    case EventKind::relieved:
    case EventKind::unpin:
    case EventKind::pair_left:
    case EventKind::closed:
    case EventKind::forgotten:
      return true;
    case EventKind::support:
      return text_of(entry, "state") == "closed";
    default:
      return false;
  }
}

bool tells_of_others(const KeySpec& key) {
  const bool names_people = key.type == KeyType::person || key.type == KeyType::people;
  return names_people && key.name != "instead_of" && key.name != "absent";
}

std::vector<PersonId> told_of(const Entry& entry) {
  std::vector<PersonId> people;
  if (const auto subject = subject_person(entry)) people.push_back(*subject);
  if (const auto by = person_code(entry.by)) people.push_back(*by);
  for (const KeySpec& key : spec_of(entry.event).keys) {
    if (!tells_of_others(key)) continue;
    const auto named = people_of(entry, key.name);
    people.insert(people.end(), named.begin(), named.end());
  }
  return people;
}

bool was_named(const State& state, const Entry& entry, PersonId id) {
  const Record* known = find_record(state, entry.event, text_of(entry, "id"));
  if (known == nullptr) return false;
  const auto before = told_of(known->entry);
  return std::find(before.begin(), before.end(), id) != before.end();
}

// Who comes instead, or beside the others, is told of by name; a pause is an end for a time; who
// may meet is told by lacking_member.
bool is_of_the_rest(const Entry& entry) {
  return entry.event == EventKind::mentor_changed || entry.event == EventKind::pair_joined ||
         entry.event == EventKind::pair_paused || entry.event == EventKind::meeting;
}

// A pair one side of which has withdrawn altogether: whatever is told of it is told of them.
std::optional<PersonId> withdrawn_side(const State& state, const Entry& entry) {
  const auto id = subject_pair(entry);
  const PairState* pair = id && !is_of_the_rest(entry) ? find_pair(state, *id) : nullptr;
  if (pair == nullptr) return std::nullopt;
  for (const auto& side : {mentors_on(*pair, state.day), mentees_on(*pair, state.day)}) {
    const bool all = std::all_of(side.begin(), side.end(),
                                 [&](PersonId each) { return has_withdrawn(state, each); });
    if (all && !side.empty()) return side.front();
  }
  return std::nullopt;
}

}  // namespace

bool has_withdrawn(const State& state, PersonId id) {
  const PersonState* person = find_person(state, id);
  return person != nullptr && !person->forgotten &&
         consent_standing(state, *person, "processing", state.day).status ==
             ConsentStatus::withdrawn;
}

std::optional<PersonId> told_after_withdrawal(const State& state, const Entry& entry) {
  if (is_allowed_to_all(entry)) return std::nullopt;
  for (const PersonId id : told_of(entry)) {
    if (has_withdrawn(state, id) && !was_named(state, entry, id)) return id;
  }
  return withdrawn_side(state, entry);
}

}  // namespace mentor
