// What the standing of a pair and the reasons for it are called.
#pragma once

#include <string>
#include <string_view>

#include "mentor/monitoring/health.h"
#include "mentor/render/words.h"

namespace mentor {

/// `on-track`, `needs-call`: as JSON, CSV and options have it.
[[nodiscard]] std::string_view id_of(Health health);
[[nodiscard]] std::string_view id_of(HealthRule rule);

[[nodiscard]] std::string health_title(Health health, const Words& words);

/// Why a pair needs attention, in one phrase with its numbers; periods by the programme's titles.
[[nodiscard]] std::string reason_text(const Reason& reason, const Words& words,
                                      const Programme& programme);

}  // namespace mentor
