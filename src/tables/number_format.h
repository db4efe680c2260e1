// Number formats of a workbook: which numbers are dates, and how a number is seen.
#pragma once

#include <string>
#include <string_view>

namespace mentor::tables {

enum class Epoch {
  year_1900,  ///< day 1 is 1900-01-01, and there is a 29 February 1900 that never was
  year_1904,  ///< day 0 is 1904-01-01
};

struct NumberFormat {
  enum class Kind { general, percent, zeros, date, date_time, time, elapsed };
  Kind kind = Kind::general;
  int digits = 0;  ///< of `zeros`: how many digits at least, as in a code `007`
};

/// The format of a built-in number (ECMA-376 part 1, 18.8.30): 9, 10 per cent, 14-17 dates, 18-21,
/// 45 and 47 times, 22 both, 46 elapsed hours; any other shows the plain number.
[[nodiscard]] NumberFormat builtin_format(int id);

/// The kind of a format code such as `dd.mm.yyyy h:mm`, by its first section without quoted and
/// escaped text: d, m, y are days, h, s are times and make m minutes, [h] is elapsed time.
[[nodiscard]] NumberFormat parse_format(std::string_view code);

/// The number as a person sees it, except that days are YYYY-MM-DD, with a time YYYY-MM-DD
/// HH:MM:SS, and times HH:MM (HH:MM:SS where seconds are not 0), rounded to a second. A day that
/// is none is shown as Excel does: 1900-01-00, 1900-02-29. What is no day up to 9999-12-31 stays a
/// number.
[[nodiscard]] std::string show_number(double value, NumberFormat format, Epoch epoch);

}  // namespace mentor::tables
