#include <algorithm>

#include "mentor/render/write.h"
#include "svg_parts.h"

namespace mentor::render {
namespace {

constexpr int label_width = 220;
constexpr int left = label_width + 12;
constexpr int value_room = 150;
constexpr int plot_width = figure_width - left - value_room;
constexpr int bar_height = 26;

}  // namespace

Drawing draw(const doc::Funnel& plot, std::string_view figure_id, Language language) {
  Drawing out;
  std::int64_t most = 1;
  for (const doc::FunnelStep& step : plot.steps)
    most = std::max(most, step.count);
  const std::int64_t all = plot.steps.empty() ? 0 : plot.steps.front().count;
  for (const doc::FunnelStep& step : plot.steps) {
    const std::vector<std::string> lines = label_lines(step.title, label_width);
    const int band = std::max(bar_height, static_cast<int>(lines.size()) * line_height) + 8;
    const int y = out.height + (band - bar_height) / 2;
    const int length = static_cast<int>(step.count * plot_width / most);
    const bool is_first = &step == plot.steps.data();
    const std::string value =
        is_first ? std::to_string(step.count) : shown(doc::Share{step.count, all}, language);
    out.body += label_at({label_width, out.height + band / 2}, lines);
    if (length > 0) {
      out.body +=
          bar({left, y, length, bar_height}, filling(figure_id, 0), step.title + ": " + value);
    }
    out.body += text_at({left + length + 8, y + bar_height / 2 + 4}, value, Anchor::start);
    out.height += band;
  }
  out.body += thin_line({left, 0}, {left, out.height});
  out.height += 4;
  return out;
}

}  // namespace mentor::render
