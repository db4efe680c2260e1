// Who may be named in public, and which publications have to be taken down.
#pragma once

#include <vector>

#include "mentor/state/people.h"

namespace mentor {

/// The best standing of a consent to being named in public: the kinds `distribution` (152-ФЗ,
/// ст. 10.1) and `publication`. Consent to anything else does not allow it.
[[nodiscard]] ConsentStatus publication_consent(const State& state, const PersonState& person,
                                                Date day);

/// Somebody whom a publication names, as it stands now, without a consent on the day of the state.
struct PublishedPerson {
  const Record* publication = nullptr;
  PersonId person;
  ConsentStatus cause = ConsentStatus::missing;
};

/// Sorted by publication, then person.
[[nodiscard]] std::vector<PublishedPerson> to_take_down(const State& state);

}  // namespace mentor
