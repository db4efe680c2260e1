// Mentees without a mentor: who waits for a pair of a form on the day, and what keeps them from
// one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/state/state.h"

namespace mentor {

struct WaitingMentee {
  PersonId person;
  FormId form;
  int days = 0;    ///< since the later of enrolment and the end of the last pair, without pauses
  int urgent = 0;  ///< 3 first
  std::vector<std::string> missing;  ///< `consent:processing`, `baseline`; empty = ready
  Place place;                       ///< of the enrolment
};

/// Mentees enrolled for the form, not left or paused, in no unclosed pair of it (matching.md, «Who
/// takes part»); an empty form asks for all. By form, then urgency, then days (longest first), then
/// code.
[[nodiscard]] std::vector<WaitingMentee> waiting_mentees(const State& state, const FormId& form);

/// Participants on the day who have no form yet, by code.
[[nodiscard]] std::vector<PersonId> without_form(const State& state, Role role);

/// The newest answer to an outcome questionnaire of the phase `before` on or before `by`; nullptr
/// when there is none.
[[nodiscard]] const Answer* baseline_of(const State& state, const PersonState& person, Date by);

}  // namespace mentor
