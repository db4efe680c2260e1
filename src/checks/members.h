// Members of pairs as the rules walk them: one person in one role of one pair from a day on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/state/state.h"

namespace mentor::checks {

struct Membership {
  const PairState* pair = nullptr;
  const PersonState* person = nullptr;
  Role role = Role::mentee;
  Span span;
};

/// Everybody who became a member of any pair on or before the day of the state, also former ones,
/// by pair, mentors first; people of whom nothing is known are left out.
[[nodiscard]] std::vector<Membership> memberships(const State& state);

/// Those of unclosed pairs who are still members on the day.
[[nodiscard]] std::vector<Membership> present_memberships(const State& state);

/// The pair's line where the membership began: its card, or the entry `joined` or `mentor`.
[[nodiscard]] Place place_of(const Membership& membership);

/// Places of the mentor in the form that no unclosed pair takes; below 0 where there are too many.
[[nodiscard]] int free_places(const State& state, PersonId mentor, const Form& form);

}  // namespace mentor::checks
