// What stays of a person who is forgotten.
#pragma once

#include "mentor/model/person.h"
#include "mentor/model/programme.h"

namespace mentor {

/// What stays of the card when the person is forgotten: what counts are made of (category, class,
/// organisation, month of birth), the moment of entering, by which another copy of the folder knows
/// whose private card it has, and nothing that was said of the person.
[[nodiscard]] Person stub_of(const Person& person);

/// True when the card says no more than its stub.
[[nodiscard]] bool is_stub(const Person& person);

/// True when both cards tell one moment of entering: they are of one person. Where one of them
/// tells none, nobody can say.
[[nodiscard]] bool entered_together(const Person& person, const PrivateCard& card);

/// The first entry of the whole journal by which the person is forgotten; nullptr where there is
/// none.
[[nodiscard]] const Entry* forgotten_by(const Programme& programme, PersonId person);

}  // namespace mentor
