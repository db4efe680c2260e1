// Days as a spreadsheet counts them, where its dates were exported as bare numbers.
#pragma once

#include <string>
#include <string_view>

#include "mentor/base/result.h"

namespace mentor::intake {

/// What is wrong with a cell that is no date: `error`; date-order-unclear (arg value) for numbers
/// with slashes of which none is sure to be the month; or date-serial (args value, day) where the
/// cell is a number that a spreadsheet would show as a day from 1954 to 2064. Never read as that
/// day: a number may be anything.
[[nodiscard]] Error no_date(std::string_view cell, const Error& error);

}  // namespace mentor::intake
