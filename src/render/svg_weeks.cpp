#include <fmt/format.h>

#include <algorithm>

#include "mentor/render/words.h"
#include "numbers.h"
#include "svg_parts.h"

namespace mentor::render {
namespace {

constexpr int left = 36;
constexpr int top = 18;
constexpr int plot_height = 150;
constexpr int plot_width = figure_width - left - 8;
constexpr int base = top + plot_height;
constexpr int label_room = 46;  // pixels that `05.10` needs with air around it

// 1, 2, 5, 10, 20, 50 …: the least that makes at most five lines.
std::int64_t step_of(std::int64_t most) {
  std::int64_t step = 1;
  for (int i = 0; most > step * 5; ++i)
    step = i % 3 == 1 ? step / 2 * 5 : step * 2;
  return step;
}

std::string grid(std::int64_t top_value, std::int64_t step) {
  std::string out;
  for (std::int64_t value = 0; value <= top_value; value += step) {
    const int y = base - static_cast<int>(value * plot_height / top_value);
    out += thin_line({left, y}, {left + plot_width, y});
    out += text_at({left - 6, y + 4}, std::to_string(value), Anchor::end, Ink::faint);
  }
  return out;
}

}  // namespace

Drawing draw(const doc::BarsByWeek& plot, std::string_view figure_id, Language language) {
  const Words words(language);
  std::int64_t most = 1;
  for (const doc::WeekCount& week : plot.weeks)
    most = std::max(most, week.count);
  const std::int64_t step = step_of(most);
  const std::int64_t top_value = (most + step - 1) / step * step;
  Drawing out{grid(top_value, step), base + 26};
  const int weeks = std::max(static_cast<int>(plot.weeks.size()), 1);
  const int slot = std::clamp(plot_width / weeks, 1, 79);
  const int every = (label_room + slot - 1) / slot;
  const int digits = static_cast<int>(std::to_string(most).size());
  const bool counts_fit = slot >= digits * 8 + 4;
  for (int i = 0; i < static_cast<int>(plot.weeks.size()); ++i) {
    const doc::WeekCount& week = plot.weeks[static_cast<std::size_t>(i)];
    const int height = static_cast<int>(week.count * plot_height / top_value);
    const int middle = left + slot * i + slot / 2;
    const int wide = std::max(slot * 7 / 10, 1);
    const std::string count = std::to_string(week.count);
    const std::string title = words.tr("week of {}", date_text(week.week, language)) + ": " + count;
    if (height > 0) {
      out.body +=
          bar({middle - wide / 2, base - height, wide, height}, filling(figure_id, 0), title);
    }
    if (counts_fit) out.body += text_at({middle, base - height - 5}, count, Anchor::middle);
    if (i % every == 0) {
      out.body +=
          text_at({middle, base + 17}, short_date(week.week, language), Anchor::middle, Ink::faint);
    }
  }
  return out;
}

}  // namespace mentor::render
