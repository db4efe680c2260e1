// Numbers as people of a language write them.
#pragma once

#include <cstdint>
#include <string>

#include "mentor/model/document.h"

namespace mentor::render {

/// 74 -> `7,4` in Russian, `7.4` in English; also the form of JSON and CSV.
[[nodiscard]] std::string tenths_text(std::int64_t tenths, Language language);

/// `05.10.2023` in Russian, `2023-10-05` in English.
[[nodiscard]] std::string date_text(Date date, Language language);

/// `05.10` in Russian, `5 Oct` in English: for narrow places where the year is known.
[[nodiscard]] std::string short_date(Date date, Language language);

/// True for values that line up on the right: counts, decimals, means, shares.
[[nodiscard]] bool is_number(const doc::Cell& cell);

}  // namespace mentor::render
