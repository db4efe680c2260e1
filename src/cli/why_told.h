// What the file of a proposal says itself, whatever match would make of its day now.
#pragma once

#include <optional>
#include <string>

#include "mentor/matching/explain.h"
#include "session.h"

namespace mentor::cli {

/// Whether it names the one asked about, or gives somebody to a group that they lead.
[[nodiscard]] bool gets_anybody(const matching::Admission& admission, const Proposal& told,
                                PersonId about);

/// The first mentee whom it gives the mentor, as leading a group too.
[[nodiscard]] std::optional<PersonId> first_given(const matching::Admission& admission,
                                                  const Proposal& told, PersonId mentor);

/// What it gives the one asked about: a mentor, mentees (each with why that holds no more), nobody.
/// Empty where it does not speak of them. `admission`: of its day.
[[nodiscard]] std::string told_in_words(Session& session, const matching::Admission& admission,
                                        const Proposal& told, PersonId about);

/// The proposal without what it gives the mentor and holds no more: time has overtaken it, or its
/// day, as it is known now, would give something else. `now`: where it would be another, that one.
[[nodiscard]] Proposal told_still(Session& session, const matching::Admission& admission,
                                  const Proposal& told, const Proposal* now, PersonId mentor);

}  // namespace mentor::cli
