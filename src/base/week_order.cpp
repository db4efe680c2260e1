#include "mentor/base/week_order.h"

#include <algorithm>
#include <array>

#include "mentor/base/text.h"

namespace mentor {
namespace {

// 0 for a text that begins otherwise.
int weekday_of(const std::string& text) {
  return weekday_by_name(std::string_view(text).substr(0, text.find_first_of(" ,:;("))).value_or(0);
}

}  // namespace

std::optional<int> weekday_by_name(std::string_view word) {
  static constexpr std::array<std::array<std::string_view, 4>, 7> names = {{
      {"пн", "понедельник", "mon", "monday"},
      {"вт", "вторник", "tue", "tuesday"},
      {"ср", "среда", "wed", "wednesday"},
      {"чт", "четверг", "thu", "thursday"},
      {"пт", "пятница", "fri", "friday"},
      {"сб", "суббота", "sat", "saturday"},
      {"вс", "воскресенье", "sun", "sunday"},
  }};
  const std::string folded = fold(word);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(names[i].begin(), names[i].end(), folded) != names[i].end()) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

std::vector<std::string> in_week_order(std::vector<std::string> texts) {
  const bool all_days = std::all_of(texts.begin(), texts.end(),
                                    [](const std::string& each) { return weekday_of(each) > 0; });
  if (!all_days) return texts;
  std::stable_sort(texts.begin(), texts.end(), [](const std::string& a, const std::string& b) {
    return weekday_of(a) < weekday_of(b);
  });
  return texts;
}

}  // namespace mentor
