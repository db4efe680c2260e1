// Texts with rules of their own: codes, months, times, ids. Each is known to the reader as a
// function and to editors as a pattern that says the same.
#pragma once

#include "mentor/store/shape.h"

namespace mentor {

[[nodiscard]] Shape person_code_shape();
[[nodiscard]] Shape pair_code_shape();
[[nodiscard]] Shape file_id_shape();      ///< an id that may stand in a file's name
[[nodiscard]] Shape time_of_day_shape();  ///< `10:02`, `10:02:33`
[[nodiscard]] Shape birth_month_shape();  ///< `2010`, `2010-05`; 1900 to 2099
[[nodiscard]] Shape school_year_shape();  ///< `2023-2024`; 2000 to 2099
[[nodiscard]] Shape share_shape();        ///< `100%`, `80`, `0.5`
[[nodiscard]] Shape relation_shape();     ///< a relation of matching.yaml: `greater`, `within 2`
[[nodiscard]] Shape whole_shape();        ///< decimal digits of any length, perhaps with a minus

}  // namespace mentor
