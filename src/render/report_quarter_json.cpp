#include "mentor/render/json.h"
#include "mentor/render/reports.h"
#include "report_words.h"

namespace mentor {
namespace {

struct ToJson {
  Json operator()(const NoFigure&) const { return {}; }
  Json operator()(const Hidden&) const { return Json::object().set("hidden", true); }
  Json operator()(const Count& count) const { return Json::object().set("value", count.value); }
  Json operator()(const Share& share) const {
    if (share.den == 0) return {};
    return Json::object().set("num", share.num).set("den", share.den);
  }
  Json operator()(const Mean& mean) const {
    const auto tenths = doc::tenths(doc::Mean{mean.sum.num, mean.sum.den, mean.n});
    if (!tenths) return {};
    return Json::object().set("mean", Json::tenths(*tenths)).set("n", mean.n);
  }
};

Json json_of(const Figure& figure) {
  return std::visit(ToJson{}, figure);
}

Json json_of(const std::vector<Measured>& measures) {
  Json object = Json::object();
  for (const Measured& each : measures)
    object.set(each.id, json_of(each.figure));
  return object;
}

Json json_of(const std::optional<Date>& date) {
  return date ? Json(*date) : Json();
}

Json json_of(const std::vector<PersonId>& people) {
  Json list = Json::array();
  for (const PersonId id : people)
    list.push(text(id));
  return list;
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json json_of(const Reason& reason) {
  Json object = Json::object();
  object.set("rule", id_of(reason.rule)).set("value", reason.value).set("limit", reason.limit);
  if (!reason.what.empty()) object.set("what", reason.what);
  if (reason.date) object.set("date", *reason.date);
  if (!reason.people.empty()) object.set("people", json_of(reason.people));
  return object;
}

Json json_of(const PairHealth& health) {
  Json reasons = Json::array();
  for (const Reason& reason : health.reasons)
    reasons.push(json_of(reason));
  return Json::object()
      .set("pair", text(health.pair))
      .set("form", health.form.text)
      .set("health", id_of(health.health))
      .set("reasons", std::move(reasons));
}

Json share_json(const Share& share) {
  return ToJson{}(share);
}

Json json_of(const PairRow& pair) {
  return Json::object()
      .set("pair", text(pair.id))
      .set("form", pair.form.text)
      .set("mentors", json_of(pair.mentors))
      .set("mentees", json_of(pair.mentees))
      .set("from", pair.from)
      .set("to", json_of(pair.to))
      .set("meetings", pair.meetings)
      .set("minutes", pair.minutes ? Json(*pair.minutes) : Json())
      .set("untimed", pair.untimed)
      .set("last_meeting", json_of(pair.last_meeting))
      .set("tasks", share_json(pair.tasks))
      .set("feedback", share_json(pair.answered))
      .set("health", id_of(pair.health.health));
}

Json json_of(const UnmatchedRow& row) {
  Json missing = Json::array();
  for (const std::string& each : row.waiting.missing)
    missing.push(each);
  return Json::object()
      .set("person", text(row.waiting.person))
      .set("form", row.waiting.form.text)
      .set("days", row.waiting.days)
      .set("urgent", row.waiting.urgent)
      .set("missing", std::move(missing))
      .set("next", text_or_null(row.next))
      .set("responsible", text_or_null(row.responsible))
      .set("support", id_of(row.support));
}

Json json_of(const CuratorTask& task) {
  Json object = Json::object();
  object.set("id", id_of(task.kind)).set("people", json_of(task.people));
  if (task.pair) object.set("pair", text(*task.pair));
  if (!task.form.empty()) object.set("form", task.form.text);
  if (!task.what.empty()) object.set("what", task.what);
  object.set("days", task.days).set("due", json_of(task.due)).set("command", task.command);
  return object;
}

Json json_of(const PeriodOfYear& period) {
  return Json::object()
      .set("id", period.id())
      .set("from", period.period.from)
      .set("to", period.period.to);
}

Json json_of(const FigureChange& change) {
  return Json::object()
      .set("measure", change.measure)
      .set("before", json_of(change.before))
      .set("now", json_of(change.now));
}

Json json_of(const StepProgress& step) {
  return Json::object()
      .set("step", step.id.text)
      .set("period", text_or_null(step.period))
      .set("due", json_of(step.due));
}

Json json_of(const RecordRow& row) {
  return Json::object()
      .set("event", spec_of(row.kind).name)
      .set("id", row.id)
      .set("date", row.date)
      .set("people", row.people ? Json(*row.people) : Json());
}

template <class T>
Json list_of(const std::vector<T>& all) {
  Json list = Json::array();
  for (const T& each : all)
    list.push(json_of(each));
  return list;
}

Json health_list(const QuarterReport& report) {
  Json list = Json::array();
  for (const PairRow& pair : report.pairs)
    list.push(json_of(pair.health));
  return list;
}

Json counts_of(const QuarterReport& report) {
  Json counts = Json::object();
  for (const HealthCount& each : report.health)
    counts.set(std::string(id_of(each.health)), json_of(each.count));
  return counts;
}

Json forms_of(const QuarterReport& report) {
  Json forms = Json::object();
  for (const FormFigures& form : report.by_form)
    forms.set(form.form.text, json_of(form.measures));
  return forms;
}

Json weeks_of(const QuarterReport& report) {
  Json weeks = Json::array();
  for (const WeekOfMeetings& week : report.weeks)
    weeks.push(Json::object().set("week", week.week).set("meetings", week.count));
  return weeks;
}

Json funnel_of(const QuarterReport& report) {
  Json funnel = Json::object();
  for (const FunnelStep& step : report.funnel)
    funnel.set(step.id, step.count);
  return funnel;
}

}  // namespace

std::string quarter_json(const QuarterReport& report) {
  Json json = json_document("quarter", report.as_of);
  json.set("period", json_of(report.period))
      .set("day", report.day)
      .set("measures", json_of(report.measures))
      .set("by_form", forms_of(report))
      .set("changes", list_of(report.changes))
      .set("pairs", list_of(report.pairs))
      .set("unmatched", list_of(report.unmatched))
      .set("health", health_list(report))
      .set("health_counts", counts_of(report))
      .set("weeks", weeks_of(report))
      .set("funnel", funnel_of(report))
      .set("steps_late", list_of(report.late_steps))
      .set("steps_due", list_of(report.due_steps))
      .set("records", list_of(report.records))
      .set("tasks", list_of(report.tasks));
  return json.text() + "\n";
}

}  // namespace mentor
