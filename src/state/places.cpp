#include "mentor/state/places.h"

#include <algorithm>

#include "mentor/state/pairs.h"
#include "mentor/state/people.h"

namespace mentor {

int mentees_now(const State& state, PersonId mentor, const FormId& form,
                const std::set<PersonId>& without) {
  std::size_t count = 0;
  for (const PairState* pair : unclosed_pairs(state, mentor, Role::mentor, form)) {
    for (const PersonId mentee : there_or_to_come(pair->mentees, state.day))
      if (!without.contains(mentee)) ++count;
  }
  return static_cast<int>(count);
}

int capacity_of(const State& state, PersonId mentor, const FormId& form) {
  const PersonState* person = find_person(state, mentor);
  const Form* card = find_form(state.programme->card, form);
  if (person == nullptr || card == nullptr) return 0;
  const Participation* participation = active_participation(state, *person, Role::mentor, form);
  if (participation == nullptr) return 0;
  return std::min(participation->capacity.value_or(card->group_max), card->group_max);
}

std::vector<PersonId> group_mates(const State& state, PersonId mentor, const FormId& form) {
  std::vector<PersonId> mates;
  for (const PairState* pair : unclosed_pairs(state, mentor, Role::mentor, form)) {
    for (const PersonId each : there_or_to_come(pair->mentors, state.day))
      if (each != mentor) mates.push_back(each);
  }
  std::sort(mates.begin(), mates.end());
  mates.erase(std::unique(mates.begin(), mates.end()), mates.end());
  return mates;
}

PersonId group_lead(const State& state, PersonId mentor, const FormId& form) {
  std::vector<PersonId> leaders{mentor};
  const PairState* oldest = nullptr;
  for (std::size_t i = 0; i < leaders.size(); ++i) {
    for (const PersonId mate : group_mates(state, leaders[i], form))
      if (std::find(leaders.begin(), leaders.end(), mate) == leaders.end()) leaders.push_back(mate);
    for (const PairState* pair : unclosed_pairs(state, leaders[i], Role::mentor, form))
      if (oldest == nullptr || pair->id < oldest->id) oldest = pair;
  }
  if (leaders.size() == 1) return mentor;
  return there_or_to_come(oldest->mentors, state.day).front();
}

int room_in_group(const State& state, PersonId mentor, const FormId& form,
                  const std::set<PersonId>& leaving) {
  const auto room_of = [&](PersonId leader) {
    return capacity_of(state, leader, form) - mentees_now(state, leader, form, leaving);
  };
  int room = room_of(mentor);
  for (const PersonId mate : group_mates(state, mentor, form))
    room = std::min(room, room_of(mate));
  return room;
}

int free_places(const State& state, PersonId mentor, const FormId& form) {
  return std::max(0, room_in_group(state, mentor, form, {}));
}

}  // namespace mentor
