#include "day_number.h"

#include <algorithm>
#include <string>

#include "mentor/base/date.h"
#include "mentor/base/text.h"

namespace mentor::intake {
namespace {

bool are_digits(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string with_century(const std::string& text) {
  const std::string written = text.substr(0, text.find_first_of(" ,"));
  const auto parts = split(written, ".");
  const bool short_year = parts.size() == 3 && parts[2].size() == 2 &&
                          std::all_of(parts.begin(), parts.end(), are_digits);
  if (!short_year) return text;
  return parts[0] + "." + parts[1] + ".20" + parts[2] + text.substr(written.size());
}

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
