// Days and times as people type them: what is read exists, and reads back from every way of
// writing.
#include "dates.h"
#include "law.h"
#include "mentor/base/date.h"
#include "mentor/base/text.h"

using namespace mentor;
using fuzz::law;

namespace {

void read_by_files(std::string_view text) {
  const auto date = parse_iso_date(text);
  if (!date) return;
  law(date->ok() && iso(*date) == text, "a day of a file is written as it is read");
}

void read_by_people(std::string_view text) {
  const auto moment = parse_moment(text);
  const auto date = parse_date(text);
  law(moment.has_value() == date.has_value(), "a moment is read exactly where a day is");
  if (!moment) return fuzz::law_of(moment.error());
  law(moment->date.ok() && moment->date == *date, "a day exists");
  law(parse_iso_date(iso(*date)) == *date && parse_date(dotted(*date)).value() == *date,
      "a day reads back from both ways of writing");
  if (moment->time.empty()) return;
  law(parse_time(moment->time) == moment->time, "a time reads back");
  law(parse_moment(iso(*date) + " " + moment->time).value() == *moment, "a moment reads back");
}

void read_by_commands(const std::string& text) {
  const auto days = cli::read_days(text, day(2024, 2, 29), nullptr);
  if (!days) return fuzz::law_of(days.error());
  law(days->from.ok() && days->to.ok() && days->from <= days->to, "a range goes forward");
  const auto one = cli::read_day(text, day(2024, 2, 29), nullptr);
  law(one.has_value() == (days->from == days->to), "one day is a range of one day");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  read_by_files(text);
  read_by_people(text);
  const auto time = parse_time(text);
  law(!time || parse_time(*time) == time, "a time of day reads back");
  const auto month = month_by_name(text);
  law(!month || (*month >= 1 && *month <= 12), "a month is one of twelve");
  if (is_utf8(text)) read_by_commands(std::string(text));
  return 0;
}
