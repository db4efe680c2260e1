#include "mentor/state/pair_consents.h"

#include <algorithm>

#include "mentor/state/pairs.h"

namespace mentor {
namespace {

std::vector<PersonId> present(const PairState& pair, const Entry& meeting, Role role) {
  std::vector<PersonId> there =
      role == Role::mentor ? mentors_on(pair, meeting.date) : mentees_on(pair, meeting.date);
  const std::vector<PersonId> absent = people_of(meeting, "absent");
  std::erase_if(there, [&](PersonId id) {
    return std::find(absent.begin(), absent.end(), id) != absent.end();
  });
  return there;
}

std::vector<PersonId> present(const PairState& pair, const Entry& meeting) {
  std::vector<PersonId> there = present(pair, meeting, Role::mentor);
  const std::vector<PersonId> mentees = present(pair, meeting, Role::mentee);
  there.insert(there.end(), mentees.begin(), mentees.end());
  std::sort(there.begin(), there.end());
  return there;
}

}  // namespace

std::optional<LackingMember> lacking_member(const State& state, const Entry& meeting) {
  const auto id = subject_pair(meeting);
  const PairState* pair = id ? find_pair(state, *id) : nullptr;
  if (pair == nullptr) return std::nullopt;
  for (const PersonId each : present(*pair, meeting)) {
    const PersonState* person = find_person(state, each);
    if (person == nullptr) continue;
    for (const std::string& kind : required_consents(state, *person)) {
      const ConsentStatus then = consent_standing(state, *person, kind, meeting.date).status;
      const ConsentStatus now = consent_standing(state, *person, kind, state.day).status;
      if (now == ConsentStatus::withdrawn) return LackingMember{each, kind, now};
      if (then != ConsentStatus::valid) return LackingMember{each, kind, then};
    }
  }
  return std::nullopt;
}

std::optional<Role> side_not_there(const State& state, const Entry& meeting) {
  const auto id = subject_pair(meeting);
  const PairState* pair = id ? find_pair(state, *id) : nullptr;
  if (pair == nullptr) return std::nullopt;
  const bool no_mentor = present(*pair, meeting, Role::mentor).empty();
  const bool no_mentee = present(*pair, meeting, Role::mentee).empty();
  // The curator may consult one side alone.
  if (text_of(meeting, "kind") == "consultation" && !(no_mentor && no_mentee)) return std::nullopt;
  if (no_mentor) return Role::mentor;
  return no_mentee ? std::optional(Role::mentee) : std::nullopt;
}

}  // namespace mentor
