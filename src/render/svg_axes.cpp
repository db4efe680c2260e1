#include <fmt/format.h>

#include <algorithm>

#include "cells.h"
#include "layout.h"
#include "mentor/base/text.h"
#include "mentor/render/write.h"
#include "svg_parts.h"

namespace mentor::render {
namespace {

constexpr int label_width = 220;
constexpr int left = label_width + 12;
constexpr int value_room = 110;
constexpr int plot_width = figure_width - left - value_room;
constexpr int bar_height = 14;
constexpr int bar_step = 18;

Drawing legend(const doc::BarsByAxis& plot, std::string_view figure_id) {
  Drawing out;
  if (plot.series.size() < 2) return out;
  int x = left;
  for (std::size_t i = 0; i < plot.series.size(); ++i) {
    const std::string title = terminal_safe(plot.series[i].title);
    const int wide = 30 + static_cast<int>(width(title)) * letter_width;
    if (x > left && x + wide > figure_width) {
      x = left;
      out.height += bar_step;
    }
    out.body += bar({x, out.height + 4, 16, 10}, filling(figure_id, i), title);
    out.body += text_at({x + 22, out.height + 13}, title, Anchor::start);
    x += wide;
  }
  out.height += bar_step + 6;
  return out;
}

int length_of(const doc::BarsByAxis& plot, std::int64_t tenths) {
  const std::int64_t low = std::int64_t{plot.low} * 10;
  const std::int64_t high = std::int64_t{plot.high} * 10;
  if (high <= low) return 0;
  const std::int64_t inside = std::clamp(tenths, low, high) - low;
  return static_cast<int>(inside * plot_width / (high - low));
}

int band_of(const doc::AxisMeans& axis, const std::vector<std::string>& lines) {
  const int bars = std::max(static_cast<int>(axis.means.size()), 1) * bar_step;
  return std::max(bars, static_cast<int>(lines.size()) * line_height) + 10;
}

std::string bars_of(const doc::BarsByAxis& plot, const doc::AxisMeans& axis, Point start,
                    std::string_view figure_id, Language language) {
  std::string out;
  for (std::size_t i = 0; i < axis.means.size(); ++i) {
    const int y = start.y + static_cast<int>(i) * bar_step;
    const std::string value = shown(axis.means[i], language);
    const auto tenths = doc::tenths(axis.means[i]);
    const int length = tenths ? length_of(plot, *tenths) : 0;
    const std::string series = i < plot.series.size() ? ", " + plot.series[i].title : "";
    if (length > 0) {
      out += bar({start.x, y, length, bar_height}, filling(figure_id, i),
                 axis.title + series + ": " + value);
    }
    out += text_at({start.x + length + 6, y + 11}, value, Anchor::start);
  }
  return out;
}

std::string scale(const doc::BarsByAxis& plot, int from, int to) {
  std::string out;
  for (int mark = plot.low; mark <= plot.high; ++mark) {
    const int x = left + length_of(plot, std::int64_t{mark} * 10);
    out += thin_line({x, from}, {x, to});
    out += text_at({x, to + 14}, std::to_string(mark), Anchor::middle, Ink::faint);
  }
  return out;
}

}  // namespace

Drawing draw(const doc::BarsByAxis& plot, std::string_view figure_id, Language language) {
  Drawing out = legend(plot, figure_id);
  const int start = out.height;
  int y = start;
  std::string bars;
  for (const doc::AxisMeans& axis : plot.axes) {
    const std::vector<std::string> lines = label_lines(axis.title, label_width);
    const int band = band_of(axis, lines);
    bars += label_at({label_width, y + band / 2}, lines);
    const int used = static_cast<int>(axis.means.size()) * bar_step;
    bars += bars_of(plot, axis, {left, y + (band - used) / 2 + 2}, figure_id, language);
    y += band;
  }
  out.body += scale(plot, start, y) + bars;
  out.height = y + 22;
  return out;
}

}  // namespace mentor::render
