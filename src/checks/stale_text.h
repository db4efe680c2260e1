// Years that a plan's words speak of: `2022–23 учебный год` left over from an older plan, and slips
// such as `20213 года`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentor::checks {

struct WrittenYears {
  int first = 0;
  int last = 0;         ///< later than `first`
  std::string written;  ///< as it stands in the text
};

/// Spans of years in the text: two years joined by a dash or a slash, the second in four digits or
/// two. A single year is not one: laws and orders are full of them.
[[nodiscard]] std::vector<WrittenYears> school_years_in(std::string_view text);

/// Numbers of five digits or more followed by «год», «года», «году», «г.».
[[nodiscard]] std::vector<std::string> impossible_years(std::string_view text);

}  // namespace mentor::checks
