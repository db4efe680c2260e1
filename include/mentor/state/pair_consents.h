// Whether a pair may meet: somebody of both sides, and the consents of those who would be there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/state/people.h"

namespace mentor {

struct LackingMember {
  PersonId person;
  std::string kind;
  ConsentStatus cause = ConsentStatus::missing;
};

/// The first member (by code) at a meeting of that entry who has not every required consent on its
/// day, or has withdrawn one by the day of the state: then nothing more is written down. Those
/// `absent` do not count. nullopt when the meeting may be recorded.
[[nodiscard]] std::optional<LackingMember> lacking_member(const State& state, const Entry& meeting);

/// The role of which nobody was at a meeting of that entry: all of them are `absent`, or the pair
/// had none on that day. Then nobody met, and there is no meeting to record. Of a consultation only
/// when neither side was there.
[[nodiscard]] std::optional<Role> side_not_there(const State& state, const Entry& meeting);

}  // namespace mentor
