// How many mentees a mentor takes, has, and may still get.
#pragma once

#include <set>
#include <vector>

#include "mentor/state/state.h"

namespace mentor {

/// How many mentees the mentor takes in the form: min(capacity, group_max); 0 for somebody who does
/// not mentor in it.
[[nodiscard]] int capacity_of(const State& state, PersonId mentor, const FormId& form);

/// Mentees of the mentor's unclosed pairs of the form; those `without` are not counted.
[[nodiscard]] int mentees_now(const State& state, PersonId mentor, const FormId& form,
                              const std::set<PersonId>& without = {});

/// Who leads a group of the form together with the mentor on the state's day; by code. Whoever
/// joins the group becomes a mentee of theirs too.
[[nodiscard]] std::vector<PersonId> group_mates(const State& state, PersonId mentor,
                                                const FormId& form);

/// Who stands for the group of the form that the mentor leads with others: the first mentor of its
/// oldest card who is still there; one who leads alone stands for themselves. Groups with a mentor
/// in common are one.
[[nodiscard]] PersonId group_lead(const State& state, PersonId mentor, const FormId& form);

/// How many more mentees the mentor's group takes once `leaving` of them have gone: the least of
/// what the mentor and those who lead it too can take; below 0 where a capacity was lowered since.
[[nodiscard]] int room_in_group(const State& state, PersonId mentor, const FormId& form,
                                const std::set<PersonId>& leaving);

/// The same as it is now, never below 0.
[[nodiscard]] int free_places(const State& state, PersonId mentor, const FormId& form);

}  // namespace mentor
