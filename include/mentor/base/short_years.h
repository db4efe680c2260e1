// Years written with two digits.
#pragma once

#include <string>

namespace mentor {

/// `2.10.23` and `2.10.23 10:00` with the year 2023: the day of a fact with points has no other
/// reading, as a day of birth would have. Any other text as it is.
[[nodiscard]] std::string with_century(const std::string& text);

}  // namespace mentor
