// How long something lasted, as people write it in a table.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mentor {

/// Whole minutes, 1 to 1440: `40`, `40 мин`, `час`, `1 ч 10 мин`, `1:10`, `полтора часа`, `1,5 ч`.
/// nullopt for anything else, also for a part of a minute: nothing is rounded.
[[nodiscard]] std::optional<std::int64_t> read_minutes(std::string_view cell);

}  // namespace mentor
