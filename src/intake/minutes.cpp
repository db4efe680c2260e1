#include "mentor/intake/minutes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "mentor/base/text.h"

namespace mentor {
namespace {

constexpr std::int64_t minutes_of_hour = 60;
constexpr std::int64_t minutes_of_day = 1440;

constexpr std::array<std::string_view, 7> hour_words = {"ч", "час",  "часа", "часов",
                                                        "h", "hour", "hours"};
constexpr std::array<std::string_view, 9> minute_words = {
    "м", "мин", "минут", "минута", "минуту", "минуты", "min", "minute", "minutes"};

bool is_among(const std::string& word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ':';
}

// Numbers and words, also where nothing stands between them: `1ч10мин`.
std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  bool number = false;
  for (const char c : fold(cell)) {
    const bool part_of_number = is_number_part(c);
    if (parts.empty() || part_of_number != number || c == ' ') parts.emplace_back();
    number = part_of_number;
    if (c != ' ') parts.back() += c;
  }
  // The point of `ч.` and `мин.` goes.
  std::erase_if(parts, [](const std::string& part) { return part.empty() || part == "."; });
  return parts;
}

std::optional<std::int64_t> whole(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool all = error == std::errc{} && end == digits.data() + digits.size();
  if (!all || digits.size() > 4 || digits.front() == '-') return std::nullopt;
  return value;
}

// Minutes in `2`, `1,5`, `0.75` hours.
std::optional<std::int64_t> hours_in(const std::string& text) {
  const std::size_t point = text.find_first_of(".,");
  const auto full = whole(text.substr(0, point));
  if (!full) return std::nullopt;
  if (point == std::string::npos) return *full * minutes_of_hour;
  const std::string digits = text.substr(point + 1);
  const auto tail = whole(digits);
  std::int64_t scale = 1;
  for (std::size_t i = 0; i < digits.size() && i < 4; ++i)
    scale *= 10;
  if (!tail || *tail * minutes_of_hour % scale != 0) return std::nullopt;
  return *full * minutes_of_hour + *tail * minutes_of_hour / scale;
}

// `1:10`, `01:10:00`.
std::optional<std::int64_t> clock_in(const std::string& text) {
  const auto numbers = split(text, ":");
  const bool seconds = numbers.size() == 3 && numbers[2] == "00";
  if (numbers.size() != 2 && !seconds) return std::nullopt;
  const auto hours = whole(numbers[0]);
  const auto minutes = numbers[1].size() == 2 ? whole(numbers[1]) : std::nullopt;
  if (!hours || !minutes || *minutes >= minutes_of_hour) return std::nullopt;
  return *hours * minutes_of_hour + *minutes;
}

// Hours that stand first, and how many parts tell them; none for a text of minutes only.
struct Hours {
  std::int64_t minutes = 0;
  std::size_t parts = 0;
};

std::optional<Hours> leading_hours(const std::vector<std::string>& parts) {
  if (parts.front() == "полчаса") return Hours{minutes_of_hour / 2, 1};
  if (is_among(parts.front(), hour_words)) return Hours{minutes_of_hour, 1};
  const bool unit = parts.size() > 1 && is_among(parts[1], hour_words);
  if (!unit) return Hours{};
  if (parts.front() == "полтора") return Hours{minutes_of_hour * 3 / 2, 2};
  const auto hours = hours_in(parts.front());
  if (!hours) return std::nullopt;
  return Hours{*hours, 2};
}

}  // namespace

std::optional<std::int64_t> read_minutes(std::string_view cell) {
  const auto parts = parts_of(cell);
  if (parts.empty() || parts.size() > 4) return std::nullopt;
  const auto allowed = [](std::optional<std::int64_t> minutes) {
    const bool fits = minutes && *minutes >= 1 && *minutes <= minutes_of_day;
    return fits ? minutes : std::nullopt;
  };
  if (parts.size() == 1 && parts[0].find(':') != std::string::npos) {
    return allowed(clock_in(parts[0]));
  }
  const auto hours = leading_hours(parts);
  if (!hours) return std::nullopt;
  const std::size_t left = parts.size() - hours->parts;
  if (left == 0) return allowed(hours->minutes);
  const auto minutes = whole(parts[hours->parts]);
  const bool unit = left == 2 && is_among(parts.back(), minute_words);
  if (!minutes || (left != 1 && !unit)) return std::nullopt;
  return allowed(hours->minutes + *minutes);
}

}  // namespace mentor
