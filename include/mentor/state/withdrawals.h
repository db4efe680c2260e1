// What may no longer be written of whoever has taken the consent back.
#pragma once

#include <optional>

#include "mentor/state/state.h"

namespace mentor {

/// Whether on the day of the state the consent to processing is withdrawn, and no newer one given.
[[nodiscard]] bool has_withdrawn(const State& state, PersonId id);

/// The first person of whom the entry says something new although their consent is withdrawn: its
/// subject, or somebody whom its keys name. Nobody where the entry ends something (a consent, a
/// participation, a place in a pair, a support …) or gives a new consent; nor whoever is named as
/// replaced, as absent, or by the record before it was updated.
[[nodiscard]] std::optional<PersonId> told_after_withdrawal(const State& state, const Entry& entry);

}  // namespace mentor
