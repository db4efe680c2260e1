// Asking of proposals: what one says of a mentee, which of two is the newer.
#pragma once

#include <optional>

#include "mentor/model/proposal.h"

namespace mentor {

/// What the proposal says of the mentee's pair; nullptr where it gives them none.
[[nodiscard]] const ProposedMentee* proposed_of(const Proposal& proposal, PersonId mentee);

/// The mentor that the proposal gives the mentee; nullopt where it gives none.
[[nodiscard]] std::optional<PersonId> mentor_in(const Proposal& proposal, PersonId mentee);

/// What the proposal says of a mentee whom it leaves without a mentor; nullptr of anybody else.
[[nodiscard]] const Unmatched* unmatched_of(const Proposal& proposal, PersonId mentee);

/// True when the proposal says anything of the mentee: it gives them a mentor, or none.
[[nodiscard]] bool is_of_mentee(const Proposal& proposal, PersonId mentee);

/// True when the person is in one of its pairs, or left without a mentor.
[[nodiscard]] bool speaks_of(const Proposal& proposal, PersonId person);

/// True when `a` was made after `b`: by their days, then by the number behind the id, which the
/// second one of a form and day has.
[[nodiscard]] bool is_newer(const Proposal& a, const Proposal& b);

}  // namespace mentor
