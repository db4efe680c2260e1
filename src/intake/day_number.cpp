#include "day_number.h"

#include <algorithm>
#include <string>

#include "mentor/base/date.h"
#include "mentor/base/text.h"

namespace mentor::intake {

Error no_date(std::string_view cell, const Error& error) {
  const std::string clean = squeeze(cell);
  const auto parts = split(clean.substr(0, clean.find(' ')), "/");
  if (parts.size() == 3 && error.message.id == "date-unknown") {
    Error unclear = error;
    unclear.message = {"date-order-unclear", {{"value", clean}}};
    return unclear;
  }
  const std::string digits = clean.substr(0, clean.find_first_of(".,"));
  const bool number = digits.size() == 5 && std::all_of(digits.begin(), digits.end(), [](char c) {
                        return c >= '0' && c <= '9';
                      });
  const bool tail_of_digits =
      clean.find_first_not_of("0123456789", digits.size() + 1) == std::string::npos;
  if (!number || !tail_of_digits || digits < "20000" || digits > "60000") return error;
  // Day 0 of spreadsheets, whose 1900 has a 29 February.
  const Date date = add_days(day(1899, 12, 30), std::stoi(digits));
  Error told = error;
  told.message = {"date-serial", {{"value", clean}, {"day", iso(date)}}};
  return told;
}

}  // namespace mentor::intake
