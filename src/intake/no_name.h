// What a cell for a name may hold that is no name.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mentor::intake {

/// The id of the message that tells why a squeezed text cannot be a name, or part of one:
/// name-not-a-name (digits, marks of addresses and forms, words of forms: «нет данных», «директор
/// школы»), name-of-several (two people in one cell); nothing when it may be one.
[[nodiscard]] std::optional<std::string> why_no_name(std::string_view text);

}  // namespace mentor::intake
