// From which form and proposal an explanation speaks.
#pragma once

#include <vector>

#include "session.h"
#include "why_today.h"

namespace mentor::cli {

/// A form, and the proposal that is told; nullptr: as match would propose today.
struct Source {
  FormId form;
  const Proposal* proposal = nullptr;
};

/// Of one person, by the card's order: every form that the person takes part or has a pair in, else
/// the form of the newest proposal that speaks of them. The proposal is the newest that speaks of
/// them and neither a draft that was passed over nor overruled by the one that their pair of today
/// was made of, while there is such a one. Errors
/// `why-left`, `not-enrolled`.
[[nodiscard]] Result<std::vector<Source>> sources_of(Session& session, PersonId person);

/// Of two people: the form in which they have to do with each other, and its newest proposal that
/// speaks of the mentee and could speak of the mentor. Whoever is named first, unless each is the
/// other's mentor somewhere: then the first is the mentee.
[[nodiscard]] Result<Source> source_of(Session& session, PersonId a, PersonId b);

/// The proposal that would part a pair of today, where it is the one to be told; else nullptr.
[[nodiscard]] const Proposal* parting(Session& session, const Together& pair);

}  // namespace mentor::cli
