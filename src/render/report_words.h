// What measures, standings and reasons are called.
#pragma once

#include <string>
#include <string_view>

#include "mentor/render/health_words.h"
#include "mentor/render/reports.h"

namespace mentor {

/// Ids of closed sets as JSON and CSV print them.
[[nodiscard]] std::string_view id_of(SupportState state);
[[nodiscard]] std::string_view id_of(Role role);

[[nodiscard]] std::string measure_title(std::string_view id, const Words& words);

/// An axis of the questionnaires; the school's own words stay as they are.
[[nodiscard]] std::string axis_title(std::string_view axis, const Words& words);

/// A kind of consent; the school's own words stay as they are.
[[nodiscard]] std::string consent_title(std::string_view kind, const Words& words);

/// The post of an appointment; the school's own words stay as they are.
[[nodiscard]] std::string post_title(std::string_view post, const Words& words);

/// The title of `2023-2024/q1`; the id where there is none.
[[nodiscard]] std::string period_title(const Programme& programme, const std::string& id);
/// Its title, else its id.
[[nodiscard]] std::string period_title(const PeriodOfYear& period);

[[nodiscard]] std::string support_title(SupportState state, const Words& words);
[[nodiscard]] std::string record_title(EventKind kind, const Words& words);

/// What keeps a waiting mentee from a pair: `consent:processing` -> no consent (processing).
[[nodiscard]] std::string missing_text(const std::string& missing, const Words& words);

}  // namespace mentor
