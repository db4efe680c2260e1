// A proposal as a list to read and to print: made today, or written before.
#pragma once

#include "mentor/matching/admission.h"
#include "session.h"

namespace mentor::cli {

/// The school, the id and the day.
void add_proposal_facts(Session& session, const Proposal& proposal, Document& document);

/// Pairs with the reasons in words, and on the proposal's day, which is the admission's, who else
/// leads the group and which rules a pin beats; classes where anybody on that side has one.
[[nodiscard]] doc::Table pairs_table(Session& session, const matching::Admission& on_day,
                                     const Proposal& proposal);

/// With what mentees whom nobody fits have not answered on the admission's day.
[[nodiscard]] doc::Table unmatched_table(Session& session, const matching::Admission& admission,
                                         const Proposal& proposal);

/// What was reached, level by level, for formats without prose.
[[nodiscard]] doc::Table objective_for_programs(const Proposal& proposal);

[[nodiscard]] doc::Table fairness_table(Session& session, const Proposal& proposal);

/// With what keeps the mentors who have them from taking anybody but by a pin. `on_day`: of the
/// proposal's day, as it was then.
void add_free_places(Session& session, const matching::Admission& on_day, const Proposal& proposal,
                     Document& document);

}  // namespace mentor::cli
