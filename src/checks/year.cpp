#include <algorithm>
#include <map>
#include <set>

#include "mentor/base/text.h"
#include "mentor/state/answers.h"
#include "mentor/state/classes.h"
#include "mentor/state/preparation.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

std::vector<Arg> about(const std::string& year, const Period& period) {
  return {
      {"year", year}, {"period", period.id}, {"from", iso(period.from)}, {"to", iso(period.to)}};
}

std::vector<Period> by_start(std::vector<Period> periods) {
  std::sort(periods.begin(), periods.end(),
            [](const Period& a, const Period& b) { return a.from < b.from; });
  return periods;
}

// A period after the next one to begin: that of the next days may be told of early.
bool is_beyond_next(const Programme& programme, const PeriodOfYear& period, Date date) {
  if (period.period.from <= date) return false;
  const auto series = all_periods(programme, period.series);
  return std::any_of(series.begin(), series.end(), [&](const PeriodOfYear& each) {
    return date <= each.period.to && each.period.from < period.period.from;
  });
}

bool tells_of_work(const State& state, const Answer& answer) {
  const Questionnaire* asked = questionnaire_of(*state.programme, answer);
  return asked != nullptr &&
         (asked->purpose == Purpose::feedback || asked->purpose == Purpose::outcome);
}

}  // namespace

void find_missing_year(const State& state, Warnings& warnings) {
  if (year_on(*state.programme, state.day) != nullptr) return;
  for (const auto& [name, year] : state.programme->years) {
    const auto days = days_of(year);
    if (days && days->from <= state.day && state.day <= days->to) return;
  }
  const std::string year = school_year_of(state.day);
  add_warning(warnings, at_year(year), "year-missing", {{"year", year}, {"date", iso(state.day)}});
}

void find_wrong_periods(const State& state, Findings& findings) {
  for (const auto& [name, year] : state.programme->years) {
    const auto days = days_of(year);
    if (!days) {
      add_error(findings, at_year(name), "year-name", {{"year", year.year}});
      continue;
    }
    for (const auto& [series, periods] : year.periods) {
      for (const Period& period : periods) {
        if (period.to < period.from) {
          add_error(findings, at_year(name), "period-backwards", about(name, period));
        } else if (period.from < days->from || period.to > days->to) {
          add_error(findings, at_year(name), "period-outside-year", about(name, period));
        }
      }
    }
  }
}

void find_overlapping_periods(const State& state, Findings& findings) {
  for (const auto& [name, year] : state.programme->years) {
    for (const auto& [series, periods] : year.periods) {
      const std::vector<Period> sorted = by_start(periods);
      for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (sorted[i].from > sorted[i - 1].to) continue;
        std::vector<Arg> args = about(name, sorted[i]);
        args.push_back({"other", sorted[i - 1].id});
        args.push_back({"series", series});
        add_error(findings, at_year(name), "period-overlaps", std::move(args));
      }
    }
  }
}

// `q1` alone must name one period of the year, whatever its series.
void find_repeated_period_ids(const State& state, Findings& findings) {
  for (const auto& [name, year] : state.programme->years) {
    std::set<std::string> ids;
    for (const auto& [series, periods] : year.periods) {
      for (const Period& period : periods) {
        if (ids.insert(period.id).second) continue;
        add_error(findings, at_year(name), "period-twice", about(name, period));
      }
    }
  }
}

void find_wrong_holidays(const State& state, Findings& findings) {
  for (const auto& [name, year] : state.programme->years) {
    const auto days = days_of(year);
    for (const DayRange& holiday : year.holidays) {
      std::vector<Arg> args = {
          {"year", name}, {"from", iso(holiday.from)}, {"to", iso(holiday.to)}};
      if (holiday.to < holiday.from) {
        add_error(findings, at_year(name), "holiday-backwards", std::move(args));
      } else if (days && (holiday.from < days->from || holiday.to > days->to)) {
        add_warning(findings, at_year(name), "holiday-outside-year", std::move(args));
      }
    }
  }
}

void find_repeated_classes(const State& state, Warnings& warnings) {
  for (const auto& [name, year] : state.programme->years) {
    std::set<std::string> classes;
    for (const SchoolClass& each : year.classes) {
      if (classes.insert(fold(class_key(class_as_read(each.id, state.classes)))).second) continue;
      add_warning(warnings, at_year(name), "class-twice", {{"year", name}, {"class", each.id}});
    }
  }
}

// A slip of the school year: told in September of `q4`, which so means the one of next May.
void find_periods_ahead(const State& state, Warnings& warnings) {
  const auto expect = [&](const std::string& named, Date date, Place place) {
    const auto period = find_period(*state.programme, named, date);
    if (!period || !is_beyond_next(*state.programme, *period, date)) return;
    add_warning(warnings, at(state, place), "told-of-period-ahead",
                {{"period", period->id()}, {"from", iso(period->period.from)}});
  };
  for (const Answer& answer : state.programme->answers) {
    if (answer.period.empty() || answer.date > state.day) continue;
    if (tells_of_work(state, answer)) expect(answer.period, answer.date, answer.place);
  }
  for (const Entry& entry : entries_until(state)) {
    const bool tells = entry.event == EventKind::done || entry.event == EventKind::partly ||
                       entry.event == EventKind::quality;
    if (tells) expect(text_of(entry, "period"), entry.date, entry.place);
  }
}

}  // namespace mentor::checks
