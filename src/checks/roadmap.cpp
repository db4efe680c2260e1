#include <algorithm>
#include <map>
#include <set>

#include "mentor/base/text.h"
#include "mentor/state/preparation.h"
#include "report.h"
#include "rules.h"
#include "stale_text.h"

namespace mentor::checks {
namespace {

const Where roadmap_file{"roadmap.yaml", 0, 0};

// Depth first along `after`; a step met again while it is still open closes a cycle.
class CycleSearch {
 public:
  explicit CycleSearch(const State& state) {
    for (const Step* step : all_steps(state))
      steps_.try_emplace(step->id, step);
  }

  [[nodiscard]] std::vector<std::vector<const Step*>> cycles() {
    for (const auto& [id, step] : steps_)
      search_from(step);
    return found_;
  }

 private:
  struct Frame {
    const Step* step = nullptr;
    std::size_t next = 0;
  };

  void search_from(const Step* start) {
    if (done_.contains(start)) return;
    path_ = {{start, 0}};
    while (!path_.empty()) {
      Frame& top = path_.back();
      if (top.next == top.step->after.size()) {
        done_.insert(top.step);
        path_.pop_back();
        continue;
      }
      const auto cause = steps_.find(top.step->after[top.next++]);
      if (cause != steps_.end()) enter(cause->second);
    }
  }

  void enter(const Step* step) {
    if (done_.contains(step)) return;
    const auto open = std::find_if(path_.begin(), path_.end(),
                                   [&](const Frame& each) { return each.step == step; });
    if (open == path_.end()) {
      path_.push_back({step, 0});
      return;
    }
    std::vector<const Step*> cycle;
    for (auto each = open; each != path_.end(); ++each)
      cycle.push_back(each->step);
    found_.push_back(std::move(cycle));
  }

  std::map<StepId, const Step*> steps_;
  std::vector<Frame> path_;
  std::set<const Step*> done_;
  std::vector<std::vector<const Step*>> found_;
};

std::vector<DayRange> known_years(const State& state) {
  std::vector<DayRange> years;
  for (const auto& [name, year] : state.programme->years) {
    if (const auto days = days_of(year)) years.push_back(*days);
  }
  return years;
}

bool meets(const std::vector<DayRange>& years, Date from, Date to) {
  return std::any_of(years.begin(), years.end(),
                     [&](const DayRange& year) { return from <= year.to && year.from <= to; });
}

std::string years_of(const State& state) {
  std::vector<std::string> names;
  for (const auto& [name, year] : state.programme->years)
    names.push_back(name);
  return join(names, ", ");
}

bool is_series(const std::string& every) {
  return every != "month" && every != "year";
}

// Calls `look` with every text of the plan and the place that it stands at.
template <class Look>
void for_each_text(const State& state, Look look) {
  const Roadmap& roadmap = state.programme->roadmap;
  look(roadmap.title, roadmap_file);
  for (const Stage& stage : roadmap.stages) {
    look(stage.title, stage.steps.empty() ? roadmap_file : at(state, stage.steps.front().place));
    for (const Step& step : stage.steps) {
      for (const std::string* each : {&step.activity, &step.title, &step.result})
        look(*each, at(state, step.place));
    }
  }
}

}  // namespace

void find_repeated_steps(const State& state, Findings& findings) {
  std::set<StepId> ids;
  for (const Step* step : all_steps(state)) {
    if (ids.insert(step->id).second) continue;
    add_error(findings, at(state, step->place), "step-twice", {{"step", step->id.text}});
  }
}

void find_unknown_causes(const State& state, Findings& findings) {
  std::vector<std::string> names;
  for (const Step* step : all_steps(state))
    names.push_back(step->id.text);
  for (const Step* step : all_steps(state)) {
    for (const StepId& cause : step->after) {
      if (std::find(names.begin(), names.end(), cause.text) != names.end()) continue;
      add_error(findings, at(state, step->place), "step-after-unknown",
                {{"step", step->id.text},
                 {"after", cause.text},
                 {"nearest", nearest(cause.text, names)}});
    }
  }
}

void find_step_cycles(const State& state, Findings& findings) {
  for (const auto& cycle : CycleSearch(state).cycles()) {
    std::vector<std::string> names;
    for (const Step* step : cycle)
      names.push_back(step->id.text);
    names.push_back(cycle.front()->id.text);
    add_error(findings, at(state, cycle.front()->place), "step-cycle",
              {{"steps", join(names, " → ")}});
  }
}

// A plan may run on over several years; only what meets none of the programme's is a stale copy.
void find_plans_outside_years(const State& state, Warnings& warnings) {
  const std::vector<DayRange> years = known_years(state);
  if (years.empty()) return;
  for (const Step* step : all_steps(state)) {
    for (const StepTime& when : step->when) {
      if (when.kind != StepTime::Kind::days || meets(years, when.from, when.to)) continue;
      add_warning(warnings, at(state, step->place), "plan-outside-years",
                  {{"step", step->id.text},
                   {"from", iso(when.from)},
                   {"to", iso(when.to)},
                   {"years", years_of(state)}});
    }
  }
}

void find_series_without_periods(const State& state, Warnings& warnings) {
  const auto has = [&](const std::string& series) {
    return std::any_of(state.programme->years.begin(), state.programme->years.end(),
                       [&](const auto& year) { return year.second.periods.contains(series); });
  };
  for (const Step* step : all_steps(state)) {
    for (const StepTime& when : step->when) {
      if (when.kind != StepTime::Kind::every || !is_series(when.every) || has(when.every)) continue;
      add_warning(warnings, at(state, step->place), "series-without-periods",
                  {{"step", step->id.text}, {"series", when.every}});
    }
  }
}

void find_stale_texts(const State& state, Warnings& warnings) {
  const std::vector<DayRange> years = known_years(state);
  for_each_text(state, [&](const std::string& written, const Where& where) {
    for (const std::string& impossible : impossible_years(written)) {
      add_warning(warnings, where, "year-impossible", {{"year", impossible}, {"text", written}});
    }
    if (years.empty()) return;
    for (const WrittenYears& each : school_years_in(written)) {
      if (meets(years, day(each.first, 9, 1), day(each.last, 8, 31))) continue;
      add_warning(warnings, where, "year-stale",
                  {{"year", each.written}, {"text", written}, {"years", years_of(state)}});
    }
  });
}

void find_unknown_measures(const State& state, std::span<const std::string> known,
                           Findings& findings) {
  for (const Step* step : all_steps(state)) {
    if (!step->proof) continue;
    if (std::find(known.begin(), known.end(), step->proof->measure) != known.end()) continue;
    add_error(findings, at(state, step->place), "measure-unknown",
              {{"step", step->id.text},
               {"measure", step->proof->measure},
               {"nearest", nearest(step->proof->measure, known)}});
  }
}

}  // namespace mentor::checks
