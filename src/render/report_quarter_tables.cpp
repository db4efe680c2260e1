#include "report_quarter_tables.h"

#include <algorithm>
#include <tuple>

#include "mentor/base/text.h"

namespace mentor {
namespace {

using doc::Align;

doc::Cell label(std::string_view id, std::string text) {
  return doc::Label{std::string(id), std::move(text)};
}

std::string role_title(Role role, const Words& words) {
  return role == Role::mentor ? words.tr("mentors") : words.tr("mentees");
}

std::string category_title(const ReportPen& pen, const CategoryId& id) {
  const Category* known = find_category(pen.programme.card, id);
  return known == nullptr || known->title.empty() ? id.text : known->title;
}

doc::Label reasons_label(const ReportPen& pen, const PairHealth& health) {
  std::vector<std::string> ids;
  std::vector<std::string> texts;
  for (const Reason& reason : health.reasons) {
    ids.emplace_back(id_of(reason.rule));
    texts.push_back(reason_text(reason, pen.words, pen.programme));
  }
  if (health.health == Health::closing) {
    const int days = *health.days_to_end;
    ids.emplace_back(days < 0 ? "over" : "closing");
    texts.push_back(days < 0 ? pen.words.tr("its term is over")
                             : pen.words.plural("{} day to its end", "{} days to its end", days));
  }
  return {join(ids, " "), join(texts, "; ")};
}

std::vector<Place> places_of(const PairHealth& health) {
  std::vector<Place> places;
  for (const Reason& reason : health.reasons) {
    places.insert(places.end(), reason.evidence.begin(), reason.evidence.end());
  }
  return places;
}

doc::Row pair_row(const ReportPen& pen, const PairRow& pair) {
  doc::Row row{text(pair.id), {}, doc::RowKind::body};
  row.cells = {pen.pair(pair.id),
               pen.people(pair.mentors),
               pen.people(pair.mentees),
               pen.form(pair.form),
               pen.with_places(pair.meetings, pair.evidence),
               pair.minutes ? doc::Cell(*pair.minutes) : doc::Cell(),
               date_or_missing(pair.last_meeting),
               doc::Share{pair.tasks.num, pair.tasks.den},
               doc::Share{pair.answered.num, pair.answered.den},
               label(id_of(pair.health.health), health_title(pair.health.health, pen.words))};
  return row;
}

doc::Row unmatched_row(const ReportPen& pen, const UnmatchedRow& each) {
  const Words& words = pen.words;
  std::vector<std::string> missing;
  for (const std::string& what : each.waiting.missing)
    missing.push_back(missing_text(what, words));
  const bool ready = missing.empty();
  doc::Row row{{}, {}, doc::RowKind::body};
  row.cells = {pen.person(each.waiting.person),
               pen.form(each.waiting.form),
               pen.with_places(each.waiting.days, {each.waiting.place}),
               label(ready ? "ready" : "not-ready",
                     ready ? words.tr("ready") : words.tr("not ready: {}", join(missing, ", "))),
               text_or_missing(each.next),
               each.responsible.empty()
                   ? doc::Cell()
                   : doc::Cell(label(each.responsible, post_title(each.responsible, words))),
               label(id_of(each.support), support_title(each.support, words))};
  return row;
}

}  // namespace

doc::Table changes_table(const QuarterPen& pen) {
  const Words& words = pen.words;
  doc::Table table{"changes",
                   words.tr("What has changed"),
                   {},
                   {},
                   words.tr("Nothing has changed since the period before.")};
  table.columns = {{"measure", words.tr("Figure")},
                   {"before", words.tr("Was"), Align::right},
                   {"now", words.tr("Is"), Align::right}};
  for (const FigureChange& each : pen.report.changes) {
    table.rows.push_back({each.measure,
                          {label(each.measure, measure_title(each.measure, words)),
                           pen.cell(each.before), pen.cell(each.now)},
                          doc::RowKind::body});
  }
  return table;
}

doc::Table people_table(const QuarterPen& pen) {
  const Words& words = pen.words;
  doc::Table table{"people",
                   words.tr("Participants by form and category"),
                   {},
                   {},
                   words.tr("Nobody is enrolled yet.")};
  table.columns = {{"role", words.tr("Role")},
                   {"form", words.tr("Form")},
                   {"category", words.tr("Category")},
                   {"count", words.tr("People"), Align::right}};
  for (const PeopleRow& each : pen.report.people) {
    table.rows.push_back(
        {{},
         {label(id_of(each.role), role_title(each.role, words)), pen.form(each.form),
          label(each.category.text, category_title(pen, each.category)),
          pen.cell(each.count, each.evidence)},
         doc::RowKind::body});
  }
  return table;
}

doc::Table pairs_table(const QuarterPen& pen) {
  const Words& words = pen.words;
  doc::Table table{"pairs", words.tr("Pairs and groups"), {}, {}, words.tr("No pairs yet.")};
  table.columns = {{"pair", words.tr("Pair")},
                   {"mentors", words.tr("Mentor")},
                   {"mentees", words.tr("Mentees")},
                   {"form", words.tr("Form")},
                   {"meetings", words.tr("Meetings"), Align::right},
                   {"minutes", words.tr("Minutes"), Align::right},
                   {"last", words.tr("Last meeting")},
                   {"tasks", words.tr("Plan"), Align::right},
                   {"feedback", words.tr("Feedback"), Align::right},
                   {"health", words.tr("Standing")}};
  for (const PairRow& pair : pen.report.pairs)
    table.rows.push_back(pair_row(pen, pair));
  return table;
}

std::vector<std::string> axes_of(const QuarterReport& report) {
  std::vector<std::string> axes;
  const std::string start = "feedback.axis.";
  for (const std::string& id : measures_from(report, start)) {
    if (id.ends_with(".mentees") || id.ends_with(".mentors")) continue;
    axes.push_back(id.substr(start.size()));
  }
  return axes;
}

doc::Table axes_table(const QuarterPen& pen) {
  const Words& words = pen.words;
  doc::Table table{"axes",
                   words.tr("Means by indicator, on a scale from 1 to 10"),
                   {},
                   {},
                   words.tr("No scores yet.")};
  table.columns = {{"axis", words.tr("Indicator")},
                   {"mentees", words.tr("Mentees"), Align::right},
                   {"mentors", words.tr("Mentors"), Align::right},
                   {"all", words.tr("All"), Align::right}};
  for (const std::string& axis : axes_of(pen.report)) {
    doc::Row row{axis, {label(axis, axis_title(axis, words))}, doc::RowKind::body};
    for (const char* end : {".mentees", ".mentors", ""}) {
      const Measured* mean = find_measured(pen.report.measures, "feedback.axis." + axis + end);
      row.cells.push_back(mean == nullptr ? doc::Cell{} : pen.cell(mean->figure, mean->evidence));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

doc::Table health_counts_table(const QuarterPen& pen) {
  const Words& words = pen.words;
  doc::Table table{
      "health_counts", words.tr("How the pairs stand"), {}, {}, words.tr("Nothing to count yet.")};
  table.columns = {{"health", words.tr("Standing")}, {"count", words.tr("Pairs"), Align::right}};
  for (const HealthCount& each : pen.report.health) {
    table.rows.push_back(
        {std::string(id_of(each.health)),
         {label(id_of(each.health), health_title(each.health, words)), pen.cell(each.count)},
         doc::RowKind::body});
  }
  return table;
}

std::vector<const PairRow*> pairs_for_attention(const QuarterReport& report) {
  std::vector<const PairRow*> pairs;
  for (const PairRow& pair : report.pairs) {
    const Health health = pair.health.health;
    const bool listed =
        health == Health::stalled || health == Health::needs_call || health == Health::closing;
    if (listed) pairs.push_back(&pair);
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const PairRow* a, const PairRow* b) {
    return a->health.health < b->health.health;
  });
  return pairs;
}

doc::Table attention_table(const QuarterPen& pen) {
  const Words& words = pen.words;
  doc::Table table{
      "attention", words.tr("Need attention"), {}, {}, words.tr("No pair needs attention.")};
  table.columns = {{"pair", words.tr("Pair")},
                   {"mentors", words.tr("Mentor")},
                   {"mentees", words.tr("Mentees")},
                   {"health", words.tr("Standing")},
                   {"reasons", words.tr("Why")}};
  for (const PairRow* pair : pairs_for_attention(pen.report)) {
    const PairHealth& health = pair->health;
    table.rows.push_back({text(pair->id),
                          {pen.pair(pair->id), pen.people(pair->mentors), pen.people(pair->mentees),
                           label(id_of(health.health), health_title(health.health, words)),
                           pen.with_places(reasons_label(pen, health), places_of(health))},
                          doc::RowKind::body});
  }
  return table;
}

doc::Table early_ends_table(const QuarterPen& pen) {
  const Words& words = pen.words;
  doc::Table table{"early_ends",
                   words.tr("Ended before their time"),
                   {},
                   {},
                   words.tr("No pair has ended before its time.")};
  table.columns = {{"pair", words.tr("Pair")},
                   {"form", words.tr("Form")},
                   {"closed", words.tr("Ended on")},
                   {"days", words.tr("Days together"), Align::right},
                   {"reason", words.tr("Reason")}};
  for (const EarlyEnd& end : pen.report.early_ends) {
    table.rows.push_back(
        {text(end.pair),
         {pen.pair(end.pair), pen.form(end.form), pen.with_places(end.closed, {end.place}),
          end.lived, text_or_missing(end.reason)},
         doc::RowKind::body});
  }
  return table;
}

doc::Table unmatched_table(const ReportPen& pen, const std::vector<UnmatchedRow>& rows) {
  const Words& words = pen.words;
  doc::Table table{
      "unmatched", words.tr("Without a pair"), {}, {}, words.tr("Everybody has a mentor.")};
  table.columns = {{"person", words.tr("Mentee")},
                   {"form", words.tr("Form")},
                   {"days", words.tr("Days waiting"), Align::right},
                   {"ready", words.tr("Readiness")},
                   {"next", words.tr("Next step of the search")},
                   {"responsible", words.tr("Responsible")},
                   {"support", words.tr("Support")}};
  for (const UnmatchedRow& each : rows)
    table.rows.push_back(unmatched_row(pen, each));
  return table;
}

doc::Table steps_table(const QuarterPen& pen, StepsShown which) {
  const Words& words = pen.words;
  const bool late = which == StepsShown::late;
  doc::Table table{late ? "steps_late" : "steps_due",
                   late ? words.tr("Late steps") : words.tr("Due next"),
                   {},
                   {},
                   late ? words.tr("No step is late.") : words.tr("Nothing is due soon.")};
  table.columns = {{"step", words.tr("Step")},
                   {"title", words.tr("What")},
                   {"due", words.tr("Due")},
                   {"responsible", words.tr("Responsible")},
                   {"measured", words.tr("Measured"), Align::right}};
  for (const StepProgress& step : late ? pen.report.late_steps : pen.report.due_steps) {
    table.rows.push_back(
        {{},
         {label(step.id.text, step.id.text), pen.with_places(step.title, step.evidence),
          date_or_missing(step.due), text_or_missing(join(step.responsible, ", ")),
          step.proof ? pen.cell(step.proof->figure, step.proof->evidence) : doc::Cell{}},
         doc::RowKind::body});
  }
  return table;
}

doc::Table records_table(const QuarterPen& pen) {
  const Words& words = pen.words;
  doc::Table table{"records",
                   words.tr("Events, training, publications, awards"),
                   {},
                   {},
                   words.tr("Nothing is recorded for the period.")};
  table.columns = {{"kind", words.tr("Kind")},
                   {"date", words.tr("Day")},
                   {"title", words.tr("What")},
                   {"people", words.tr("People"), Align::right}};
  for (const RecordRow& each : pen.report.records) {
    table.rows.push_back({{},
                          {label(spec_of(each.kind).name, record_title(each.kind, words)),
                           pen.with_places(each.date, each.evidence), text_or_missing(each.title),
                           each.people ? doc::Cell(*each.people) : doc::Cell{}},
                          doc::RowKind::body});
  }
  return table;
}

}  // namespace mentor
