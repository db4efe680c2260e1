// Papers that a mentor must have besides consents, as a certificate of no criminal record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/state/state.h"

namespace mentor {

/// The newest paper of that kind; nullptr when there is none.
[[nodiscard]] const Cleared* clearance_of(const PersonState& person, const std::string& kind);

/// Kinds that the form asks of a mentor and of which the newest paper is missing or ended by `day`.
[[nodiscard]] std::vector<std::string> lacking_clearances(const PersonState& mentor,
                                                          const Form& form, Date day);

}  // namespace mentor
