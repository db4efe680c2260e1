#include "members.h"

#include <algorithm>

#include "mentor/state/pairs.h"
#include "report.h"

namespace mentor::checks {
namespace {

template <class Wanted>
std::vector<Membership> collect(const State& state, Wanted wanted) {
  std::vector<Membership> found;
  for (const auto& [id, pair] : state.pairs) {
    for (const Role role : both_roles()) {
      for (const Member& member : members(pair, role)) {
        const PersonState* person = find_person(state, member.person);
        if (person == nullptr || member.span.from > state.day) continue;
        const Membership each{&pair, person, role, member.span};
        if (wanted(each)) found.push_back(each);
      }
    }
  }
  return found;
}

}  // namespace

std::vector<Membership> memberships(const State& state) {
  return collect(state, [](const Membership&) { return true; });
}

std::vector<Membership> present_memberships(const State& state) {
  return collect(state, [&](const Membership& each) {
    return !is_closed(*each.pair, state.day) && covers(each.span, state.day);
  });
}

Place place_of(const Membership& membership) {
  for (const Entry* entry : membership.pair->entries) {
    const bool brings =
        entry->event == EventKind::pair_joined || entry->event == EventKind::mentor_changed;
    if (brings && entry->date == membership.span.from &&
        person_of(*entry, "person") == membership.person->id) {
      return entry->place;
    }
  }
  return membership.pair->card->place;
}

}  // namespace mentor::checks
