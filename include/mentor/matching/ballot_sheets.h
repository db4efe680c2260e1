// Ballot sheets: who ranked and who refused whom after the group meeting of a form.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "mentor/state/state.h"

namespace mentor::matching {

/// One person's newest ballot. Ranks count from 1 (best); tied people have one rank.
struct BallotSheet {
  std::map<PersonId, int> rank;
  std::set<PersonId> refused;
  Place place;
};

struct BallotSheets {
  std::map<PersonId, BallotSheet> of_mentees;
  std::map<PersonId, BallotSheet> of_mentors;
  /// Of another round: only what they refuse counts, until the person fills in a newer one of this.
  std::map<PersonId, BallotSheet> earlier_mentees;
  std::map<PersonId, BallotSheet> earlier_mentors;
  [[nodiscard]] bool any() const { return !of_mentees.empty() || !of_mentors.empty(); }
};

/// Counted answers to ballot questionnaires of the form by those who take part in it (of a
/// questionnaire for all forms only those that name somebody of its other side): of the school
/// year of the state's day (as prepared_year_of says) and the round of the latest period that any
/// of them bears, however late it came; those without a period join it from its first day on.
[[nodiscard]] BallotSheets ballot_sheets(const State& state, const FormId& form);

/// The refusal of either by the other; nullptr when there is none.
[[nodiscard]] const BallotSheet* refusal(const BallotSheets& sheets, PersonId mentee,
                                         PersonId mentor);

}  // namespace mentor::matching
