#include <fmt/format.h>

#include "cells.h"
#include "mentor/render/words.h"
#include "mentor/render/write.h"

namespace mentor::render {
namespace {

using doc::Align;
using doc::Table;

struct TableOf {
  const Words& words;

  void operator()(const doc::BarsByWeek& plot, Table& out) const {
    out.columns = {{"week", words.tr("Week from"), Align::left},
                   {"count", words.tr("Count"), Align::right}};
    for (const doc::WeekCount& week : plot.weeks)
      out.rows.push_back({iso(week.week), {week.week, week.count}});
  }

  void operator()(const doc::BarsByAxis& plot, Table& out) const {
    out.columns = {{"axis", words.tr("Axis"), Align::left}};
    for (const doc::Series& series : plot.series)
      out.columns.push_back({series.id, series.title, Align::right});
    for (const doc::AxisMeans& axis : plot.axes) {
      doc::Row row{axis.id, {doc::Label{axis.id, axis.title}}};
      row.cells.insert(row.cells.end(), axis.means.begin(), axis.means.end());
      out.rows.push_back(std::move(row));
    }
  }

  void operator()(const doc::Funnel& plot, Table& out) const {
    out.columns = {{"step", words.tr("Stage of the way"), Align::left},
                   {"count", words.tr("Count"), Align::right}};
    for (const doc::FunnelStep& step : plot.steps)
      out.rows.push_back({step.id, {doc::Label{step.id, step.title}, step.count}});
  }
};

void prove(std::vector<Proof>& out, const doc::Cell& cell, std::string place) {
  if (!cell.evidence.empty()) out.push_back({std::move(place), cell.evidence});
}

void prove(std::vector<Proof>& out, const Table& table, Language language) {
  for (const doc::Row& row : table.rows) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      prove(out, cell_of(row, i),
            fmt::format("{} / {} / {}", table.title, shown(cell_of(row, 0), language),
                        table.columns[i].title));
    }
  }
}

}  // namespace

Table table_of(const doc::Figure& figure, Language language) {
  Table out;
  out.id = figure.id;
  out.title = figure.title;
  const Words words(language);
  std::visit([&](const auto& plot) { TableOf{words}(plot, out); }, figure.plot);
  return out;
}

std::vector<Proof> proofs(const Document& document) {
  std::vector<Proof> out;
  for (const doc::Fact& fact : document.facts)
    prove(out, fact.value, fact.label);
  for (const doc::Block& block : document.blocks) {
    if (const auto* table = std::get_if<Table>(&block)) prove(out, *table, document.language);
  }
  return out;
}

std::string places(const std::vector<Where>& where) {
  std::string out;
  for (const Where& each : where) {
    out += (out.empty() ? "" : ", ") + each.file;
    if (each.line > 0) out += ":" + std::to_string(each.line);
  }
  return out;
}

}  // namespace mentor::render
