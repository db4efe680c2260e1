// A folder of two school years: what belongs to which is counted here once more, from the dates
// alone.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

#include "mentor/monitoring/influence.h"
#include "mentor/monitoring/measures.h"
#include "mentor/monitoring/roadmap_progress.h"
#include "world.h"

using namespace mentor;
using namespace mentor::testing;

namespace {

constexpr int first_fall = 2023;

struct Quarter {
  const char* id;
  Date from;
  Date to;
};

// The quarters of the school year that begins in the fall; the last may run into June.
std::vector<Quarter> quarters(int fall, unsigned last_month = 5, unsigned last_day = 31) {
  return {{"q1", day(fall, 9, 1), day(fall, 10, 29)},
          {"q2", day(fall, 11, 7), day(fall, 12, 28)},
          {"q3", day(fall + 1, 1, 9), day(fall + 1, 3, 24)},
          {"q4", day(fall + 1, 4, 1), day(fall + 1, last_month, last_day)}};
}

std::string name_of(int fall) {
  return std::to_string(fall) + "-" + std::to_string(fall + 1);
}

void open_year(Programme& programme, int fall, const std::vector<Quarter>& quarters) {
  Year year;
  year.year = name_of(fall);
  year.prepared_from = day(fall, 6, 1);
  for (const Quarter& each : quarters)
    year.periods["feedback"].push_back({each.id, each.id, each.from, each.to});
  programme.years[year.year] = year;
}

PeriodOfYear period_of(int fall, const Quarter& quarter) {
  return {name_of(fall), "feedback", {quarter.id, quarter.id, quarter.from, quarter.to}};
}

int fall_of(Date date) {
  const int year = static_cast<int>(date.year());
  return static_cast<unsigned>(date.month()) >= 9 ? year : year - 1;
}

bool is_summer(Date date) {
  const auto month = static_cast<unsigned>(date.month());
  return month >= 6 && month <= 8;
}

Date some_day(Date from, Date to) {
  return add_days(from, *rc::gen::inRange(0, days_between(from, to) + 1));
}

// `2023-2024/q1` of a quarter that has begun by the day; empty where none has, or by chance.
std::string some_period(Date date) {
  std::vector<std::string> begun = {""};
  for (const int fall : {first_fall, first_fall + 1}) {
    for (const Quarter& each : quarters(fall)) {
      if (each.from <= date) begun.push_back(name_of(fall) + "/" + each.id);
    }
  }
  return *rc::gen::elementOf(begun);
}

World two_years() {
  World world;
  world.programme.years.clear();
  open_year(world.programme, first_fall, quarters(first_fall));
  open_year(world.programme, first_fall + 1, quarters(first_fall + 1));
  Questionnaire outcome = world.programme.questionnaires.at({"feedback-mentee"});
  outcome.id = QuestionnaireId{"outcome"};
  outcome.purpose = Purpose::outcome;
  world.programme.questionnaires[outcome.id] = outcome;
  return world;
}

void measure_somebody(World& world, Date from, Date to) {
  const Date date = some_day(from, to);
  const auto person = static_cast<unsigned>(*rc::gen::inRange(1, 5));
  const std::string score = std::to_string(*rc::gen::inRange(1, 11));
  world.answers(person, "mentee", date, score, score, some_period(date));
  Answer& answer = world.programme.answers.back();
  answer.questionnaire = QuestionnaireId{"outcome"};
  answer.phase = *rc::gen::element(Phase::before, Phase::after, Phase::interim);
  answer.at = std::to_string(10 + world.programme.answers.size());
}

int fall_of(const Answer& answer) {
  if (!answer.period.empty()) return std::stoi(answer.period.substr(0, 4));
  const bool to_come = answer.phase == Phase::before && is_summer(answer.date);
  return fall_of(answer.date) + (to_come ? 1 : 0);
}

// The quarter in which an answer without a period lies, or after which it comes.
std::string last_begun(Date date) {
  std::string last;
  for (const int fall : {first_fall, first_fall + 1}) {
    for (const Quarter& each : quarters(fall)) {
      if (each.from <= date) last = name_of(fall) + "/" + each.id;
    }
  }
  return last;
}

struct Recount {
  std::int64_t before = 0;
  std::int64_t after = 0;
  std::int64_t pairs = 0;
  std::int64_t sum = 0;
  friend bool operator==(const Recount&, const Recount&) = default;
};

int score_of(const Answer& answer) {
  return std::stoi(answer.values.at("comfort").values.front());
}

const Answer* newest(const Programme& programme, unsigned person, Phase phase, int fall,
                     const Quarter& quarter, Date as_of) {
  const Answer* found = nullptr;
  for (const Answer& each : programme.answers) {
    if (each.person != PersonId{person} || each.phase != phase || fall_of(each) != fall) continue;
    const std::string counted = each.period.empty() ? last_begun(each.date) : each.period;
    const bool of_quarter = counted == name_of(fall) + "/" + quarter.id;
    if (each.date > as_of || (each.date > quarter.to && !of_quarter)) continue;
    if (found == nullptr || std::tie(found->date, found->at) < std::tie(each.date, each.at)) {
      found = &each;
    }
  }
  return found;
}

Recount recount(const Programme& programme, int fall, const Quarter& quarter, Date as_of) {
  Recount all;
  for (const unsigned person : {1U, 2U, 3U, 4U}) {
    const Answer* before = newest(programme, person, Phase::before, fall, quarter, as_of);
    const Answer* after = newest(programme, person, Phase::after, fall, quarter, as_of);
    all.before += before != nullptr ? 1 : 0;
    all.after += after != nullptr ? 1 : 0;
    if (before == nullptr || after == nullptr || after->date < before->date) continue;
    ++all.pairs;
    all.sum += score_of(*after) - score_of(*before);
  }
  return all;
}

Recount told(const Programme& programme, const PeriodOfYear& period, Date as_of) {
  for (const Influence& each : influence_of(report_day(programme, period, as_of), {})) {
    if (each.axis != "comfort") continue;
    RC_ASSERT(each.improved + each.same + each.worse == each.difference.n);
    const Fraction sum = each.difference.sum;
    RC_ASSERT(sum == fraction(sum.num / sum.den));
    return {each.before, each.after, each.difference.n, sum.num / sum.den};
  }
  return {};
}

}  // namespace

TEST_CASE("influence compares what was asked before and after in one school year") {
  CHECK(rc::check([] {
    World world = two_years();
    for (int i = *rc::gen::inRange(0, 25); i > 0; --i)
      measure_somebody(world, day(2023, 9, 1), day(2025, 7, 31));
    for (const int fall : {first_fall, first_fall + 1}) {
      for (const Quarter& each : quarters(fall)) {
        const Date as_of = some_day(each.from, day(2025, 8, 31));
        RC_ASSERT(told(world.programme, period_of(fall, each), as_of) ==
                  recount(world.programme, fall, each, as_of));
      }
    }
  }));
}

TEST_CASE("an after older than its before is no pair") {
  World world = two_years();
  const auto answer = [&](Date date, Phase phase) {
    world.answers(1, "mentee", date, "5", "5");
    world.programme.answers.back().questionnaire = QuestionnaireId{"outcome"};
    world.programme.answers.back().phase = phase;
  };
  answer(day(2023, 9, 20), Phase::after);
  answer(day(2023, 10, 2), Phase::before);
  const auto period = period_of(first_fall, quarters(first_fall)[1]);
  const Recount found = told(world.programme, period, day(2024, 1, 15));
  CHECK(found == Recount{1, 1, 0, 0});
}

namespace {

Step step_of(const char* id, StepTime when) {
  Step step;
  step.id = StepId{id};
  step.when = {std::move(when)};
  return step;
}

StepTime days(Date from, Date to) {
  return {StepTime::Kind::days, from, to, {}, {}};
}

// One step for each way of saying when, of either year.
void put_roadmap(World& world) {
  Stage stage{"1", "Шаги", {}};
  stage.steps = {step_of("first", days(day(2023, 9, 1), day(2023, 9, 30))),
                 step_of("second", days(day(2024, 9, 1), day(2024, 9, 30))),
                 step_of("prepared", days(day(2024, 8, 20), day(2024, 9, 20))),
                 step_of("summer", days(day(2024, 6, 3), day(2024, 6, 28))),
                 step_of("end", {StepTime::Kind::at_end, {}, {}, {}, {}}),
                 step_of("needed", {StepTime::Kind::as_needed, {}, {}, {}, {}}),
                 step_of("often", {StepTime::Kind::every, {}, {}, "feedback", {}})};
  world.programme.roadmap.stages = {stage};
}

void do_a_step(World& world, Date from, Date to) {
  const Date date = some_day(from, to);
  const std::string step = *rc::gen::element<std::string>("first", "second", "prepared", "summer",
                                                          "end", "needed", "often");
  std::string period = some_period(date);
  const bool of_own_year = period.starts_with(name_of(fall_of(date)));
  // As people write it in a file: `q1`, of the school year of the day.
  if (of_own_year && *rc::gen::arbitrary<bool>()) period = period.substr(period.find('/') + 1);
  world.tell(date, EventKind::done, StepId{step}, {{"period", text(period)}});
}

// `2023-2024/q1` of what an entry names.
std::string whole(const Entry& entry) {
  const std::string named = text_of(entry, "period");
  const bool bare = !named.empty() && named.find('/') == std::string::npos;
  return bare ? name_of(fall_of(entry.date)) + "/" + named : named;
}

// Whether an entry speaks of the step in a report of the year; a step that comes every quarter, of
// that quarter.
bool speaks(const Entry& entry, const std::string& step, int fall, const std::string& quarter) {
  const std::string named = whole(entry);
  if (step == "often") return (named.empty() ? last_begun(entry.date) : named) == quarter;
  if (step == "first") return true;  // of the folder's first year: nothing is older
  const bool of_second = step == "second" || step == "prepared";
  const bool every_year = step == "end" || step == "needed";
  const int own = every_year ? fall : of_second ? first_fall + 1 : first_fall;
  if (!named.empty()) return named.substr(0, 9) >= name_of(own);
  if (step == "summer") return true;
  if (of_second) return entry.date >= day(2024, 6, 1);
  return fall == first_fall || entry.date >= day(fall, 9, 1);
}

void expect_steps(const World& world, int fall, const Quarter& each, Date as_of) {
  const ReportDay on = report_day(world.programme, period_of(fall, each), as_of);
  for (const StepProgress& step : roadmap_progress(on)) {
    bool done = false;
    for (const Entry& entry : world.programme.journal) {
      const auto* subject = subject_step(entry);
      if (subject == nullptr || *subject != step.id || entry.date > on.day) continue;
      done = done || speaks(entry, step.id.text, fall, step.period);
    }
    RC_ASSERT((step.standing == StepStanding::done) == done);
  }
}

}  // namespace

TEST_CASE("what was done in one school year is not done in the next") {
  CHECK(rc::check([] {
    World world = two_years();
    put_roadmap(world);
    for (int i = *rc::gen::inRange(0, 8); i > 0; --i)
      do_a_step(world, day(2023, 9, 1), day(2025, 5, 31));
    for (const int fall : {first_fall, first_fall + 1}) {
      for (const Quarter& each : quarters(fall))
        expect_steps(world, fall, each, some_day(each.from, day(2025, 8, 31)));
    }
  }));
}

TEST_CASE("the quality of a quarter is that of its own school year") {
  World world = two_years();
  const Value checklist{Values{Value{NamedValues{{"item", text("a")}, {"score", number(1)}}}}};
  world.tell(day(2023, 10, 25), EventKind::quality, {},
             {{"id", text("k")}, {"period", text("q1")}, {"checklist", checklist}});
  const auto quality = [&](int fall, Date as_of) {
    const auto period = period_of(fall, quarters(fall)[0]);
    return measure(report_day(world.programme, period, as_of), "quality").value().figure;
  };
  CHECK(quality(first_fall, day(2023, 11, 5)) == Figure(Share{1, 2}));
  CHECK_FALSE(is_known(quality(first_fall + 1, day(2024, 11, 5))));
}

TEST_CASE("a mentor of the year in which they became a mentee is of no earlier one") {
  World world = two_years();
  open_year(world.programme, first_fall, quarters(first_fall, 6, 20));
  world.enrolled(1, "mentee", day(2023, 9, 10)).enrolled(1, "mentor", day(2024, 1, 15));
  const auto pipeline = [&](int fall, const Quarter& quarter, Date as_of) {
    const ReportDay on = report_day(world.programme, period_of(fall, quarter), as_of);
    return measure(on, "pipeline").value().figure;
  };
  const Quarter last = quarters(first_fall, 6, 20).back();
  CHECK(pipeline(first_fall, last, day(2024, 6, 25)) == Figure(Count{0}));
  const Quarter next = quarters(first_fall + 1).front();
  CHECK(pipeline(first_fall + 1, next, day(2024, 11, 5)) == Figure(Count{1}));
}

namespace {

void enrol_somebody(World& world) {
  const auto person = static_cast<unsigned>(*rc::gen::inRange(1, 5));
  const std::string role = *rc::gen::element<std::string>("mentee", "mentor");
  world.enrolled(person, role, some_day(day(2023, 6, 10), day(2024, 8, 20)));
}

// Every figure and every step of the report, and what it was counted from.
using Told = std::vector<std::tuple<std::string, Figure, std::vector<Place>>>;

Told all_of(const Programme& programme, const PeriodOfYear& period, Date as_of) {
  const ReportDay on = report_day(programme, period, as_of);
  Told told;
  for (const Measured& each : measure_all(on))
    told.emplace_back(each.id, each.figure, each.evidence);
  for (const StepProgress& each : roadmap_progress(on)) {
    const auto standing = static_cast<std::int64_t>(each.standing);
    told.emplace_back(each.id.text + each.period, Count{standing}, each.evidence);
  }
  return told;
}

}  // namespace

TEST_CASE("opening the next school year changes no report of the one that ends") {
  CHECK(rc::check([] {
    World world = two_years();
    world.programme.years.clear();
    const auto last = *rc::gen::element(std::pair(5U, 31U), std::pair(6U, 20U));
    const auto own = quarters(first_fall, last.first, last.second);
    open_year(world.programme, first_fall, own);
    put_roadmap(world);
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
      enrol_somebody(world);
    for (int i = *rc::gen::inRange(0, 15); i > 0; --i)
      measure_somebody(world, day(2023, 6, 10), day(2024, 8, 31));
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
      do_a_step(world, day(2023, 9, 1), day(2024, 8, 31));
    Programme opened = world.programme;
    open_year(opened, first_fall + 1, quarters(first_fall + 1));
    for (const Quarter& each : own) {
      const PeriodOfYear period = period_of(first_fall, each);
      const Date as_of = some_day(each.from, day(2024, 8, 31));
      RC_ASSERT(all_of(opened, period, as_of) == all_of(world.programme, period, as_of));
    }
  }));
}
