#include <fmt/format.h>

#include <algorithm>

#include "cells.h"
#include "layout.h"
#include "mentor/base/text.h"
#include "mentor/render/words.h"
#include "mentor/render/write.h"
#include "numbers.h"

namespace mentor {
namespace {

constexpr std::size_t bar_columns = 30;

class TextWriter {
 public:
  TextWriter(const Document& document, const WriteStyle& style)
      : document_(document), style_(style), words_(document.language) {}

  std::string write() {
    headline(document_.title, "═");
    for (const doc::Fact& fact : document_.facts)
      lines(fact.label + ": " + shown(fact.value, document_.language), "", "  ");
    for (const doc::Block& block : document_.blocks) {
      out_ += '\n';
      std::visit([&](const auto& each) { add(each); }, block);
    }
    if (style_.evidence == Evidence::show) evidence();
    return std::move(out_);
  }

 private:
  static std::string safe(std::string_view text) { return terminal_safe(squeeze_lines(text)); }

  // Line breaks of a cell are spaces here: a table's row stays one row.
  static std::string squeeze_lines(std::string_view text) {
    std::string out(text);
    std::replace(out.begin(), out.end(), '\n', ' ');
    return out;
  }

  std::string painted(const std::string& text, std::string_view code) const {
    return style_.colour == Colour::on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
  }

  void lines(std::string_view text, const std::string& first, const std::string& rest) {
    const std::size_t margin = std::max(width(first), width(rest));
    const std::size_t room = style_.columns > margin + 1 ? style_.columns - margin : 1;
    bool at_first = true;
    for (const std::string& line : render::wrapped(safe(text), room)) {
      out_ += (at_first ? first : rest) + line + "\n";
      at_first = false;
    }
  }

  void headline(std::string_view text, std::string_view underline) {
    std::size_t widest = 0;
    for (const std::string& line : render::wrapped(safe(text), style_.columns)) {
      out_ += painted(line, "1") + "\n";
      widest = std::max(widest, width(line));
    }
    for (std::size_t i = 0; i < widest && !underline.empty(); ++i)
      out_ += underline;
    out_ += underline.empty() ? "" : "\n";
  }

  void add(const doc::Heading& heading) { headline(heading.text, heading.level <= 2 ? "─" : ""); }
  void add(const doc::Paragraph& paragraph) { lines(paragraph.text, "", ""); }
  void add(const doc::Note& note) { lines(note.text, "* ", "  "); }

  void add(const doc::List& list) {
    int number = 0;
    for (const std::string& item : list.items) {
      const std::string mark =
          list.kind == doc::ListKind::numbers ? fmt::format("{}. ", ++number) : "- ";
      lines(item, mark, std::string(mark.size(), ' '));
    }
  }

  // Several people or pairs: where they do not stand on one line, each begins one.
  std::string cell_text(const doc::Cell& cell) const {
    const auto* several = std::get_if<doc::References>(&cell.value);
    if (several == nullptr || several->size() < 2) return safe(shown(cell, document_.language));
    std::vector<std::string> parts;
    for (const doc::Reference& each : *several)
      parts.push_back(safe(shown(each, document_.language)));
    return join(parts, ",\n");
  }

  void add(const doc::Table& table) {
    if (!table.title.empty()) headline(table.title, "");
    if (table.rows.empty()) return lines(table.empty_text, "", "");
    render::Sheet sheet;
    for (const doc::Column& column : table.columns) {
      sheet.header.push_back(safe(column.title));
      sheet.align.push_back(column.align);
    }
    for (const doc::Row& row : table.rows) {
      sheet.rows.emplace_back();
      for (std::size_t i = 0; i < table.columns.size(); ++i)
        sheet.rows.back().push_back(cell_text(render::cell_of(row, i)));
      sheet.kinds.push_back(row.kind);
    }
    for (const std::string& line : render::laid_out(sheet, style_.columns))
      out_ += line + "\n";
  }

  void add(const doc::Tasks& list) {
    if (!list.title.empty()) headline(list.title, "");
    if (list.tasks.empty()) return lines(list.empty_text, "", "");
    for (const doc::Task& task : list.tasks) {
      std::string text = task.text;
      if (task.due)
        text += " — " + words_.tr("due {}", render::date_text(*task.due, document_.language));
      lines(text, "[ ] ", "    ");
    }
  }

  void add(const doc::Figure& figure) {
    headline(figure.title, "");
    std::visit([&](const auto& plot) { draw(plot); }, figure.plot);
  }

  struct Bar {
    std::string label;
    std::int64_t part = 0;  ///< of `whole`
    std::int64_t whole = 0;
    std::string value;
  };

  void draw(const doc::BarsByWeek& plot) {
    std::int64_t most = 0;
    for (const doc::WeekCount& week : plot.weeks)
      most = std::max(most, week.count);
    std::vector<Bar> bars;
    for (const doc::WeekCount& week : plot.weeks)
      bars.push_back({render::date_text(week.week, document_.language), week.count, most,
                      std::to_string(week.count)});
    draw_bars(bars);
  }

  void draw(const doc::BarsByAxis& plot) {
    std::vector<Bar> bars;
    for (const doc::AxisMeans& axis : plot.axes) {
      for (std::size_t i = 0; i < axis.means.size(); ++i) {
        const std::string series =
            plot.series.size() > 1 ? ", " + plot.series.at(i).title : std::string();
        const auto tenths = doc::tenths(axis.means[i]);
        bars.push_back({axis.title + series, tenths ? *tenths - plot.low * 10 : 0,
                        (plot.high - plot.low) * 10, shown(axis.means[i], document_.language)});
      }
    }
    draw_bars(bars);
  }

  void draw(const doc::Funnel& plot) {
    std::vector<Bar> bars;
    const std::int64_t all = plot.steps.empty() ? 0 : plot.steps.front().count;
    for (const doc::FunnelStep& step : plot.steps)
      bars.push_back(
          {step.title, step.count, all, shown(doc::Share{step.count, all}, document_.language)});
    draw_bars(bars);
  }

  void draw_bars(const std::vector<Bar>& bars) {
    std::size_t label = 0;
    std::size_t value = 0;
    for (const Bar& bar : bars) {
      label = std::max(label, width(safe(bar.label)));
      value = std::max(value, width(bar.value));
    }
    label = std::min(label, style_.columns / 2);
    const std::size_t taken = label + value + 4;
    const std::size_t room =
        style_.columns > taken ? std::min(bar_columns, style_.columns - taken) : 0;
    for (const Bar& bar : bars) {
      const auto parts = render::wrapped(safe(bar.label), std::max<std::size_t>(label, 1));
      for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        out_ += parts[i] + "\n";
      out_ += render::padded(parts.back(), label, doc::Align::left) + "  " + drawn(bar, room) +
              bar.value + "\n";
    }
  }

  static std::string drawn(const Bar& bar, std::size_t room) {
    if (room == 0 || bar.part <= 0 || bar.whole <= 0) return {};
    const auto columns = static_cast<std::int64_t>(room);
    const std::int64_t blocks =
        std::clamp<std::int64_t>(bar.part * columns / bar.whole, 1, columns);
    std::string out;
    for (std::int64_t i = 0; i < blocks; ++i)
      out += "█";
    return out + " ";
  }

  void evidence() {
    const auto all = render::proofs(document_);
    if (all.empty()) return;
    out_ += '\n';
    headline(words_.tr("What the figures were counted from"), "─");
    for (const render::Proof& proof : all)
      lines(proof.place + ": " + render::places(proof.where), "", "  ");
  }

  const Document& document_;
  const WriteStyle& style_;
  Words words_;
  std::string out_;
};

}  // namespace

std::string write_text(const Document& document, const WriteStyle& style) {
  return TextWriter(document, style).write();
}

}  // namespace mentor
