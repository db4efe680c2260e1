#include "mentor/monitoring/roadmap_progress.h"

#include <algorithm>
#include <cmath>

#include "measure_parts.h"
#include "mentor/state/preparation.h"
#include "report_memo.h"

namespace mentor {
namespace {

constexpr int due_soon_days = 30;
constexpr int days_of_summer = 92;

// When a step is to be done. One that comes once has no period: words of an earlier school year, or
// of an earlier day than `told_from`, do not speak of it.
struct Occurrence {
  std::string period;
  std::optional<Date> from;
  std::optional<Date> due;
  std::string year{};
  Date told_from{};
};

const Year* year_of(const ReportDay& on) {
  const auto found = on.programme->years.find(on.period.year);
  return found == on.programme->years.end() ? nullptr : &found->second;
}

Date year_end(const ReportDay& on) {
  const Year* year = year_of(on);
  const auto last = year == nullptr ? std::nullopt : last_period_end(*year);
  return last.value_or(add_days(first_of_year(year_beside(on.period.year, 1)), -1));
}

bool in_months(const StepTime& time, unsigned month) {
  return time.months.empty() || std::find(time.months.begin(), time.months.end(),
                                          static_cast<int>(month)) != time.months.end();
}

void add_months(std::vector<Occurrence>& found, const StepTime& time, const ReportDay& on) {
  const Date start = first_of_year(on.period.year);
  for (int i = 0; i < 12; ++i) {
    const auto month = start.year() / start.month() + std::chrono::months{i};
    if (!in_months(time, static_cast<unsigned>(month.month()))) continue;
    const Date first{month / std::chrono::day{1}};
    found.push_back({iso(first).substr(0, 7), first, Date{month / std::chrono::last}});
  }
}

void add_repeated(std::vector<Occurrence>& found, const StepTime& time, const ReportDay& on) {
  if (time.every == "month" || (time.every == "year" && !time.months.empty())) {
    add_months(found, time, on);
    return;
  }
  if (time.every == "year") {
    found.push_back({on.period.year, first_of_year(on.period.year), year_end(on)});
    return;
  }
  const Year* year = year_of(on);
  if (year == nullptr || !year->periods.contains(time.every)) return;
  for (const Period& period : year->periods.at(time.every)) {
    found.push_back({on.period.year + "/" + period.id, period.from, period.to});
  }
}

// Days and ranges of one step are one time that runs from the first to the last of them.
void add_days_of(std::vector<Occurrence>& found, const StepTime& time) {
  for (Occurrence& each : found) {
    if (!each.period.empty() || !each.from) continue;
    each.from = std::min(*each.from, time.from);
    each.due = std::max(*each.due, time.to);
    return;
  }
  found.push_back({{}, time.from, time.to});
}

// In the folder's first school year nothing was done for an earlier one.
bool is_first_year(const Programme& programme, const std::string& year) {
  return !programme.years.contains(year_beside(year, -1));
}

// A step without days of its own, or at the end of every year: each year has to do it anew.
Occurrence once_a_year(const ReportDay& on) {
  const std::string& year = on.period.year;
  const bool first = is_first_year(*on.programme, year);
  return {{}, std::nullopt, std::nullopt, year, first ? Date{} : first_of_year(year)};
}

// A step of days is of the year in which it is due, and may be done while that year is prepared.
// What was done in the summer before is not what is due in the summer after.
void put_year(Occurrence& time, const Programme& programme) {
  const std::string year = school_year_of(*time.due);
  Date begin = begin_of_year(programme, year);
  const bool year_later = days_between(begin, *time.from) > 365;
  if (year_later) begin = first_of_year(year);
  const bool from_summer = days_between(*time.from, first_of_year(year)) <= days_of_summer;
  time.year = from_summer ? year : school_year_of(*time.from);
  if (year_later || !is_first_year(programme, year)) time.told_from = std::min(begin, *time.from);
}

std::vector<Occurrence> occurrences_of(const Step& step, const ReportDay& on) {
  std::vector<Occurrence> found;
  for (const StepTime& time : step.when) {
    switch (time.kind) {
      case StepTime::Kind::days:
        add_days_of(found, time);
        break;
      case StepTime::Kind::every:
        add_repeated(found, time, on);
        break;
      case StepTime::Kind::at_end:
        found.push_back(once_a_year(on));
        found.back().from = found.back().due = year_end(on);
        break;
      case StepTime::Kind::all_year:
      case StepTime::Kind::as_needed:
        break;
    }
  }
  if (found.empty()) found.push_back(once_a_year(on));
  for (Occurrence& each : found) {
    if (each.period.empty() && each.year.empty()) put_year(each, *on.programme);
  }
  return found;
}

// `q1` is one of the school year of the entry; a month and a year stand for themselves.
std::string period_of(const Programme& programme, const Entry& entry) {
  const std::string named = text_of(entry, "period");
  const auto period = find_period(programme, named, entry.date);
  return period ? period->id() : named;
}

// `2023-2024` of `2023-2024/q1`, of `2023-10` and of itself.
std::string year_in(const std::string& period) {
  const auto month = parse_iso_date(period + "-01");
  return month ? school_year_of(*month) : period.substr(0, period.find('/'));
}

// An entry without a period speaks of the time that it falls into, or of the last one before it.
bool speaks_of(const Entry& entry, const Occurrence& time, const std::vector<Occurrence>& all,
               const Programme& programme) {
  const std::string named = period_of(programme, entry);
  if (time.period.empty()) {
    return named.empty() ? entry.date >= time.told_from : year_in(named) >= time.year;
  }
  if (!named.empty()) return named == time.period;
  const Occurrence* spoken = nullptr;
  for (const Occurrence& each : all) {
    if (each.from && *each.from <= entry.date) spoken = &each;
  }
  return spoken != nullptr && spoken->period == time.period;
}

bool proves(const Proof& proof, const Measured& measured) {
  if (!is_known(measured.figure)) return false;
  return as_number(measured.figure) >= nearest_thousandth(proof.at_least);
}

void apply(StepProgress& progress, const Entry& entry) {
  progress.evidence.push_back(entry.place);
  switch (entry.event) {
    case EventKind::done:
      progress.standing = StepStanding::done;
      break;
    case EventKind::partly:
      progress.partly = true;
      break;
    case EventKind::cancelled:
      progress.standing = StepStanding::cancelled;
      break;
    default:
      if (const auto to = date_of(entry, "to")) progress.due = to;
      break;
  }
}

StepStanding standing_by_time(const StepProgress& progress, Date day) {
  if (!progress.due) return StepStanding::undated;
  if (*progress.due < day) return StepStanding::late;
  const bool near = !progress.from || days_between(day, *progress.from) <= due_soon_days;
  return near ? StepStanding::due : StepStanding::ahead;
}

// A proof may be any measure but the roadmap's own.
bool may_be_proved(const Step& step, const StepProgress& progress, Date day) {
  const bool begun = !progress.from || *progress.from <= day;
  return step.proof && !step.proof->measure.starts_with("roadmap.") && begun &&
         progress.standing != StepStanding::cancelled;
}

// The measures of a period that has passed are taken on its own last day; nullopt = on the
// report's.
std::optional<PeriodOfYear> period_passed(const Occurrence& time, const ReportDay& on) {
  if (time.period.empty() || time.period == on.period.id()) return std::nullopt;
  if (!time.due || *time.due >= on.day) return std::nullopt;
  return find_period(*on.programme, time.period, on.day);
}

std::shared_ptr<const Measured> measured_on(const ReportDay& on, const std::string& id) {
  const auto [known, is_new] = on.memo->proofs->try_emplace(id);
  if (!is_new) return known->second;
  if (auto measured = measure(on, id))
    known->second = std::make_shared<const Measured>(std::move(*measured));
  return known->second;
}

// Of the day of another period, which is made only for what is not known yet.
std::shared_ptr<const Measured> measured_on(const ReportDay& on, const PeriodOfYear& period,
                                            const std::string& id) {
  const auto& proofs = others_of(on).proofs;
  if (const auto of_period = proofs.find(period.id()); of_period != proofs.end()) {
    const auto known = of_period->second->find(id);
    if (known != of_period->second->end()) return known->second;
  }
  return measured_on(*other_day(on, period), id);
}

struct ToProve {
  std::size_t progress = 0;
  const Step* step = nullptr;
  std::optional<PeriodOfYear> period;  // that has passed
};

// Period by period: the day of each is made once. The one before the report's comes last, and the
// report asks for it next.
void order_by_period(std::vector<ToProve>& all) {
  const auto from = [](const ToProve& each) {
    return each.period ? each.period->period.from : Date{};
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const ToProve& a, const ToProve& b) { return from(a) < from(b); });
}

void prove(StepProgress& progress, const ToProve& which, const ReportDay& on) {
  const Proof& proof = *which.step->proof;
  progress.proof =
      which.period ? measured_on(on, *which.period, proof.measure) : measured_on(on, proof.measure);
  const bool open = progress.standing != StepStanding::done;
  if (open && progress.proof && proves(proof, *progress.proof)) {
    progress.standing = StepStanding::proved;
  }
}

StepProgress progress_of(const Step& step, const Occurrence& time,
                         const std::vector<Occurrence>& all, const ReportDay& on) {
  StepProgress progress;
  progress.id = step.id;
  progress.title = step.title;
  progress.responsible = step.responsible;
  progress.period = time.period;
  progress.from = time.from;
  progress.due = time.due;
  const auto state = on.state.steps.find(step.id);
  if (state != on.state.steps.end()) {
    for (const Entry* entry : state->second.entries) {
      if (speaks_of(*entry, time, all, *on.programme)) apply(progress, *entry);
    }
  }
  const bool told = progress.standing != StepStanding::undated;
  if (!told) progress.standing = standing_by_time(progress, on.day);
  if (progress.evidence.empty()) progress.evidence.push_back(step.place);
  return progress;
}

}  // namespace

std::vector<StepProgress> roadmap_progress(const ReportDay& on) {
  std::vector<StepProgress> all;
  std::vector<ToProve> to_prove;
  for (const Stage& stage : on.programme->roadmap.stages) {
    for (const Step& step : stage.steps) {
      const auto times = occurrences_of(step, on);
      for (const Occurrence& time : times) {
        all.push_back(progress_of(step, time, times, on));
        all.back().stage = stage.title;
        if (may_be_proved(step, all.back(), on.day))
          to_prove.push_back({all.size() - 1, &step, period_passed(time, on)});
      }
    }
  }
  order_by_period(to_prove);
  for (const ToProve& each : to_prove)
    prove(all[each.progress], each, on);
  return all;
}

const std::vector<StepProgress>& steps_of(const ReportDay& on) {
  if (!on.memo->steps) on.memo->steps = roadmap_progress(on);
  return *on.memo->steps;
}

namespace measures {

Measured roadmap(const MeasureAsk& ask, Steps which) {
  Measured measured;
  Share share;
  std::int64_t late = 0;
  for (const StepProgress& step : steps_of(ask.on)) {
    const bool is_late = step.standing == StepStanding::late;
    const bool done = step.standing == StepStanding::done || step.standing == StepStanding::proved;
    const bool due = step.due && *step.due <= ask.on.day;
    if (step.standing == StepStanding::cancelled || !due) continue;
    ++share.den;
    if (done) ++share.num;
    if (is_late) ++late;
    if (which == Steps::done ? done : is_late) {
      measured.evidence.insert(measured.evidence.end(), step.evidence.begin(), step.evidence.end());
    }
  }
  measured.figure = which == Steps::done ? Figure(share) : Figure(Count{late});
  if (share.den == 0 && ask.on.programme->roadmap.stages.empty()) measured.figure = NoFigure{};
  return measured;
}

}  // namespace measures
}  // namespace mentor
