#include "report_cells.h"

#include <algorithm>

namespace mentor {
namespace {

struct ToCell {
  const Words& words;
  doc::Cell operator()(const NoFigure&) const { return {}; }
  doc::Cell operator()(const Count& count) const { return count.value; }
  doc::Cell operator()(const Share& share) const { return doc::Share{share.num, share.den}; }
  doc::Cell operator()(const Mean& mean) const {
    return doc::Mean{mean.sum.num, mean.sum.den, mean.n};
  }
  doc::Cell operator()(const Hidden&) const {
    return doc::Label{"hidden", words.tr("hidden: a small group")};
  }
};

const Measured* in_form(const FormFigures& form, const std::string& id) {
  return find_measured(form.measures, id);
}

bool is_shown(const QuarterPen& pen, const std::string& id) {
  const auto told = [](const Measured* measured) {
    return measured != nullptr && !std::holds_alternative<NoFigure>(measured->figure);
  };
  if (told(find_measured(pen.report.measures, id))) return true;
  return std::any_of(pen.report.by_form.begin(), pen.report.by_form.end(),
                     [&](const FormFigures& form) { return told(in_form(form, id)); });
}

doc::Cell cell_of(const ReportPen& pen, const Measured* measured) {
  if (measured == nullptr) return {};
  return pen.cell(measured->figure, measured->evidence);
}

}  // namespace

doc::Cell ReportPen::cell(const Figure& figure, const std::vector<Place>& places) const {
  return with_places(std::visit(ToCell{words}, figure), places);
}

doc::Cell ReportPen::with_places(doc::Cell cell, const std::vector<Place>& places) const {
  if (evidence == Evidence::hide) return cell;
  for (const Place& place : places)
    cell.evidence.push_back(where(programme, place));
  return cell;
}

doc::Reference ReportPen::person(PersonId id) const {
  doc::Reference reference{text(id), {}};
  if (names == nullptr || !sees_people(audience)) return reference;
  const auto known = names->find(id);
  if (known != names->end()) reference.text = known->second;
  return reference;
}

doc::References ReportPen::people(const std::vector<PersonId>& ids) const {
  doc::References references;
  for (const PersonId id : ids)
    references.push_back(person(id));
  return references;
}

doc::Reference ReportPen::pair(PairId id) const {
  return {text(id), {}};
}

doc::Label ReportPen::form(const FormId& id) const {
  if (id.empty()) return {"none", words.tr("no form yet")};
  const Form* known = find_form(programme.card, id);
  return {id.text, known == nullptr || known->title.empty() ? id.text : known->title};
}

doc::Cell text_or_missing(const std::string& text) {
  if (text.empty()) return {};
  return text;
}

doc::Cell date_or_missing(const std::optional<Date>& date) {
  if (!date) return {};
  return *date;
}

doc::Table figures_table(const QuarterPen& pen, std::string id, std::string title,
                         const std::vector<std::string>& measures) {
  doc::Table table{std::move(id), std::move(title), {}, {}, pen.words.tr("Nothing to count yet.")};
  table.columns = {{"measure", pen.words.tr("Figure")},
                   {"total", pen.words.tr("Total"), doc::Align::right}};
  const bool several = pen.report.by_form.size() > 1;
  for (const FormFigures& form : pen.report.by_form) {
    if (several) table.columns.push_back({form.form.text, form.title, doc::Align::right});
  }
  for (const std::string& each : measures) {
    if (!is_shown(pen, each)) continue;
    doc::Row row{each, {}, doc::RowKind::body};
    row.cells.emplace_back(doc::Label{each, measure_title(each, pen.words)});
    row.cells.push_back(cell_of(pen, find_measured(pen.report.measures, each)));
    for (const FormFigures& form : pen.report.by_form) {
      if (several) row.cells.push_back(cell_of(pen, in_form(form, each)));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<std::string> measures_from(const QuarterReport& report, std::string_view start) {
  std::vector<std::string> ids;
  for (const Measured& each : report.measures) {
    if (each.id.starts_with(start)) ids.push_back(each.id);
  }
  return ids;
}

}  // namespace mentor
