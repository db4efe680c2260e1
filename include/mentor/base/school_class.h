// School classes as people write them.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "mentor/base/result.h"

namespace mentor {

/// A school class -> `7Б`, `7`, `10 (хим-био)`; `IX А` -> `9А`; a text without a number (a
/// kindergarten group, «Радуга») is kept, squeezed. Latin letters become the Cyrillic ones that
/// they look like; `B` becomes Б where `known` has that class and not the one with В.
/// Errors with arg `value`: class-unknown (no class 1 to 12, or more than one letter), class-letter
/// (a Latin `B` where both classes are known; a Latin letter that looks like no Cyrillic one).
[[nodiscard]] Result<std::string> read_class(std::string_view text,
                                             const std::set<std::string>& known = {});

}  // namespace mentor
