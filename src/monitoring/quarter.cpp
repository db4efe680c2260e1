#include "mentor/monitoring/quarter.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "mentor/monitoring/measures.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "quarter_parts.h"
#include "report_memo.h"

namespace mentor {
namespace {

std::vector<FormFigures> figures_by_form(const ReportDay& on) {
  std::vector<FormFigures> all;
  for (const FormId& id : forms_in_use(on)) {
    const Form* form = find_form(on.programme->card, id);
    all.push_back({id, form == nullptr ? id.text : form->title, measure_all(on, id)});
  }
  return all;
}

using FiguresById = std::map<std::string, Figure>;

FiguresById figures_on(const ReportDay& day, const std::vector<std::string>& ids) {
  FiguresById figures;
  for (const std::string& id : ids) {
    if (auto measured = measure(day, id)) figures.emplace(id, measured->figure);
  }
  return figures;
}

std::vector<FigureChange> changes_since(const FiguresById& before,
                                        const std::vector<Measured>& now) {
  std::vector<FigureChange> changes;
  for (const Measured& each : now) {
    const auto earlier = before.find(each.id);
    if (earlier == before.end() || !is_known(earlier->second) || !is_known(each.figure)) continue;
    if (earlier->second != each.figure) {
      changes.push_back({each.id, earlier->second, each.figure});
    }
  }
  return changes;
}

struct MeetingSum {
  int count = 0;
  int minutes = 0;
  int untimed = 0;
  std::vector<Place> places;
};

std::map<PairId, MeetingSum> meetings_by_pair(const ReportDay& on) {
  std::map<PairId, MeetingSum> sums;
  for (const HeldMeeting& meeting : on.meetings) {
    MeetingSum& sum = sums[meeting.pair->id];
    ++sum.count;
    sum.minutes += meeting.minutes;
    if (meeting.minutes == 0) ++sum.untimed;
    sum.places.push_back(meeting.place);
  }
  return sums;
}

Share tasks_of(const PairState& pair, Date day) {
  Share share;
  for (const Task& task : pair.tasks) {
    if (!task.due || *task.due > day) continue;
    ++share.den;
    if (task.done) ++share.num;
  }
  return share;
}

std::set<ExpectedVoice> heard(const ReportDay& on) {
  std::set<ExpectedVoice> found;
  for (const Voice& voice : on.voices) {
    if (!voice.person || !voice.answered_feedback) continue;
    if (voice.role == Respondent::mentee) found.insert({*voice.person, Role::mentee});
    if (voice.role == Respondent::mentor) found.insert({*voice.person, Role::mentor});
  }
  return found;
}

Share answered_of(const PairState& pair, const ReportDay& on, const std::set<ExpectedVoice>& all) {
  Share share;
  for (const ExpectedVoice& each : expected_voices(pair, {on.period.period.from, on.day})) {
    ++share.den;
    if (all.contains(each)) ++share.num;
  }
  return share;
}

PairRow row_of(const PairState& pair, const ReportDay& on) {
  PairRow row;
  row.id = pair.id;
  row.form = pair.card->form;
  const Date last = members_day(pair, on.day);
  row.mentors = mentors_on(pair, last);
  row.mentees = mentees_on(pair, last);
  row.from = pair.from;
  row.to = pair.to;
  row.tasks = tasks_of(pair, on.day);
  row.evidence = {pair.card->place};
  return row;
}

std::vector<PairRow> pair_rows(const ReportDay& on, const std::vector<PairHealth>& health) {
  auto sums = meetings_by_pair(on);
  const auto all_heard = heard(on);
  std::vector<PairRow> rows;
  for (const PairHealth& each : health) {
    const PairState& pair = *find_pair(on.state, each.pair);
    if (pair.closed && pair.closed->date < on.period.period.from) continue;
    PairRow row = row_of(pair, on);
    row.answered = answered_of(pair, on, all_heard);
    row.last_meeting = each.last_meeting;
    row.health = each;
    if (const auto sum = sums.find(each.pair); sum != sums.end()) {
      row.meetings = sum->second.count;
      row.untimed = sum->second.untimed;
      row.minutes = sum->second.minutes;
      if (row.untimed == row.meetings) row.minutes.reset();
      row.evidence = std::move(sum->second.places);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<HealthCount> health_counts(const std::vector<PairRow>& rows) {
  std::vector<HealthCount> counts;
  for (const Health health :
       {Health::stalled, Health::needs_call, Health::closing, Health::too_early, Health::on_track,
        Health::paused, Health::closed}) {
    const auto count = std::count_if(
        rows.begin(), rows.end(), [&](const PairRow& row) { return row.health.health == health; });
    counts.push_back({health, Count{count}});
  }
  return counts;
}

std::vector<WeekOfMeetings> weeks_of(const ReportDay& on) {
  std::map<Date, std::int64_t> counts;
  for (Date week = week_start(on.period.period.from); week <= on.day; week = add_days(week, 7)) {
    counts[week] = 0;
  }
  for (const HeldMeeting& meeting : on.meetings)
    ++counts[week_start(meeting.date)];
  std::vector<WeekOfMeetings> weeks;
  for (const auto& [week, count] : counts)
    weeks.push_back({week, count});
  return weeks;
}

void split_steps(QuarterReport& report, const std::vector<StepProgress>& steps) {
  for (const StepProgress& step : steps) {
    if (step.standing == StepStanding::late) report.late_steps.push_back(step);
    if (step.standing == StepStanding::due) report.due_steps.push_back(step);
  }
  const auto by_due = [](const StepProgress& a, const StepProgress& b) { return a.due < b.due; };
  std::stable_sort(report.late_steps.begin(), report.late_steps.end(), by_due);
  std::stable_sort(report.due_steps.begin(), report.due_steps.end(), by_due);
}

}  // namespace

QuarterReport quarter_report(const Programme& programme, const PeriodOfYear& period, Date as_of) {
  const ReportDay on = report_day(programme, period, as_of);
  const auto health = all_health(on.state, as_of);
  const auto& steps = steps_of(on);
  QuarterReport report;
  report.programme = &programme;
  report.period = period;
  report.as_of = as_of;
  report.day = on.day;
  for (const Appointment& each : on.state.appointments) {
    if (each.post == "curator") report.curators.push_back(each);
  }
  report.previous = period_before(programme, period);
  FiguresById before;
  if (report.previous) before = figures_on(*other_day(on, *report.previous), measure_ids(on));
  on.memo->others.last.reset();
  report.measures = measure_all(on);
  report.changes = changes_since(before, report.measures);
  report.by_form = figures_by_form(on);
  report.people = people_rows(on);
  report.pairs = pair_rows(on, health);
  report.health = health_counts(report.pairs);
  report.early_ends = early_ends(on.state, start_of_year(period));
  report.weeks = weeks_of(on);
  report.unmatched = unmatched_rows(on.state);
  split_steps(report, steps);
  report.records = record_rows(on);
  report.funnel = funnel_of(on);
  report.tasks = curator_tasks(on, health, steps);
  return report;
}

const Measured* find_measured(const std::vector<Measured>& measures, std::string_view id) {
  const auto found = std::find_if(measures.begin(), measures.end(),
                                  [&](const Measured& each) { return each.id == id; });
  return found == measures.end() ? nullptr : &*found;
}

}  // namespace mentor
