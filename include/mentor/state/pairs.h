// Questions about one pair on a day: members, ages, pauses.
#pragma once

#include <optional>
#include <vector>

#include "mentor/state/state.h"

namespace mentor {

[[nodiscard]] bool is_closed(const PairState& pair, Date day);

/// Known of on the day and not closed by then, whatever its `from` and `to`.
[[nodiscard]] bool is_unclosed(const PairState& pair, Date day);

/// The closing that is in force on the day and was made before it, also one that a later reopening
/// took back; nullptr when the pair was open then.
[[nodiscard]] const Entry* closing_before(const PairState& pair, Date day);

/// from <= day and not closed.
[[nodiscard]] bool is_active(const PairState& pair, Date day);

[[nodiscard]] bool is_paused(const PairState& pair, Date day);

/// The day whose members are those of the pair as it stands on `day`: that day; of a closed one the
/// day before its closing, or its first where it was closed on that.
[[nodiscard]] Date members_day(const PairState& pair, Date day);

/// The member is one on the day: came by then and has not left by then.
[[nodiscard]] bool is_there_now(const Member& member, Date day);

/// The member has not left by the day: there now, or to come.
[[nodiscard]] bool is_there_or_to_come(const Member& member, Date day);

/// Who is there on the day or to come, as they stand in the pair.
[[nodiscard]] std::vector<PersonId> there_or_to_come(const std::vector<Member>& members, Date day);

/// Members on the day, by code.
[[nodiscard]] std::vector<PersonId> mentors_on(const PairState& pair, Date day);
[[nodiscard]] std::vector<PersonId> mentees_on(const PairState& pair, Date day);

[[nodiscard]] bool is_member(const PairState& pair, PersonId person, Role role, Date day);

/// Days of [from, to], both included, on which the pair works: its pauses, the time between a
/// closing and its reopening, and the holidays of the programme's years do not count.
[[nodiscard]] int working_days(const State& state, const PairState& pair, Date from, Date to);

/// Days of [from, to], both included, on which the pair was active: pauses included, the time
/// between a closing and its reopening not.
[[nodiscard]] int active_days(const PairState& pair, Date from, Date to);

}  // namespace mentor
