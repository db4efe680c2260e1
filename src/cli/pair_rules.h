// Refusing a pair that a rule forbids: for pairs made by hand, changed, and approved.
#pragma once

#include <optional>
#include <vector>

#include "mentor/matching/admission.h"
#include "session.h"

namespace mentor::cli {

/// Mentees whom a mentor would get.
struct PairToMake {
  FormId form;
  PersonId mentor;
  std::vector<PersonId> mentees;
  std::optional<PairId> within =
      {};  ///< members of this pair already are no obstacle to each other
};

/// Every rule that forbids it on the state's day, as errors at the place of the fact: messages
/// `admission-<rule>` with args person, role, mentor, mentee, form, detail, on; an early end of
/// `within` itself does not count.
[[nodiscard]] Findings forbidding(Session& session, const State& on_day,
                                  const PairToMake& proposed);

/// Prints all findings, in order and those that say the same once; error `pair-refused` (exit 4,
/// arg count) when there are any.
[[nodiscard]] Result<void> refuse_forbidden(Session& session, Findings findings);

}  // namespace mentor::cli
