// Days of the week in their order.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// 1 for Monday to 7, by a whole name or its short form (`пн`, `mon`), in any case; nullopt for any
/// other word.
[[nodiscard]] std::optional<int> weekday_by_name(std::string_view word);

/// Texts that all begin with a day of the week («вторник», «пн 15:00», `Monday`) in the order of
/// the week, those of one day as they stood; any others as they are.
[[nodiscard]] std::vector<std::string> in_week_order(std::vector<std::string> texts);

}  // namespace mentor
