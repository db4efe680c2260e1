// How long the data of a person may be kept, and when a consent has to be asked for anew.
#pragma once

#include <optional>

#include "mentor/state/people.h"

namespace mentor {

/// Why data have to be destroyed: the consent to processing was withdrawn, or its term ended and
/// the person no longer takes part.
struct Destruction {
  ConsentStatus cause = ConsentStatus::withdrawn;
  Date since{};  ///< the first day without a ground for keeping them
  Date due{};    ///< the last day for destroying them: 30 days later (152-ФЗ, ст. 21)
  Place place;   ///< of the withdrawal, or of the consent that ended
};

/// nullopt when the data may be kept on the day of the state, or are destroyed already.
[[nodiscard]] std::optional<Destruction> destruction_due(const State& state,
                                                         const PersonState& person);

/// 14 or 18: the age that the person may have reached since the newest valid consent of the kind
/// was given, so that a new one is due; 14 only while one who has to sign then has not signed yet.
/// nullopt when none was reached.
[[nodiscard]] std::optional<int> age_reached_since_consent(const State& state,
                                                           const PersonState& person,
                                                           const std::string& kind);

}  // namespace mentor
