// The second year of a folder: what belongs to which, also while the next one is being prepared.
#include <doctest/doctest.h>

#include "mentor/monitoring/influence.h"
#include "mentor/monitoring/measures.h"
#include "mentor/monitoring/roadmap_progress.h"
#include "world.h"

using namespace mentor;
using namespace mentor::testing;

namespace {

constexpr const char* last_year = "2023-2024";
constexpr const char* next_year = "2024-2025";

World school() {
  World world;
  world.enrolled(1, "mentor", day(2023, 9, 1)).enrolled(2, "mentee", day(2023, 9, 1));
  world.pair(1, 1, 2, day(2023, 9, 15));
  world.programme.years[last_year].periods["feedback"].push_back(
      {"q4", "IV четверть", day(2024, 4, 1), day(2024, 6, 20)});
  Questionnaire outcome = world.programme.questionnaires.at({"feedback-mentee"});
  outcome.id = QuestionnaireId{"outcome"};
  outcome.purpose = Purpose::outcome;
  world.programme.questionnaires[outcome.id] = outcome;
  return world;
}

// As `year open` leaves it: prepared since 1 June.
void open_next(World& world) {
  Year year;
  year.year = next_year;
  year.prepared_from = day(2024, 6, 1);
  year.periods["feedback"] = {{"q1", "I четверть", day(2024, 9, 1), day(2024, 10, 27)},
                              {"q4", "IV четверть", day(2025, 4, 1), day(2025, 5, 31)}};
  world.programme.years[next_year] = year;
}

void measured(World& world, Date date, const char* score, Phase phase, const char* period = "") {
  world.answers(2, "mentee", date, score, score, period);
  world.programme.answers.back().questionnaire = QuestionnaireId{"outcome"};
  world.programme.answers.back().phase = phase;
}

PeriodOfYear period_of(const World& world, const char* year, const char* id) {
  for (const Period& each : world.programme.years.at(year).periods.at("feedback"))
    if (each.id == id) return {year, "feedback", each};
  return {};
}

ReportDay report(const World& world, const char* year, const char* id, Date as_of) {
  return report_day(world.programme, period_of(world, year, id), as_of);
}

std::vector<int> pairs_of(const ReportDay& on) {
  std::vector<int> counts;
  for (const Influence& each : influence_of(on, {}))
    counts.push_back(static_cast<int>(each.difference.n));
  return counts;
}

std::vector<StepStanding> standings(const ReportDay& on) {
  std::vector<StepStanding> found;
  for (const StepProgress& each : roadmap_progress(on))
    found.push_back(each.standing);
  return found;
}

Step step(const char* id, StepTime time) {
  Step made;
  made.id = StepId{id};
  made.when = {std::move(time)};
  return made;
}

}  // namespace

TEST_CASE("the next year prepared takes no measurement from the year that ends") {
  for (const char* period : {"2023-2024/q4", ""}) {
    World world = school();
    measured(world, day(2023, 9, 10), "5", Phase::before);
    measured(world, day(2024, 6, 5), "8", Phase::after, period);
    const auto found = [&] { return pairs_of(report(world, last_year, "q4", day(2024, 6, 20))); };
    CHECK(found() == std::vector{1, 1});
    open_next(world);
    CHECK(found() == std::vector{1, 1});
    measured(world, day(2024, 9, 10), "4", Phase::before);
    CHECK(pairs_of(report(world, next_year, "q1", day(2024, 11, 5))) == std::vector{0, 0});
  }
}

TEST_CASE("what was measured before is compared with nothing older than it") {
  World world = school();
  measured(world, day(2023, 10, 10), "8", Phase::after);
  measured(world, day(2023, 10, 11), "5", Phase::before);
  CHECK(pairs_of(report(world, last_year, "q1", day(2023, 11, 5))) == std::vector{0, 0});
  measured(world, day(2023, 10, 11), "8", Phase::after);
  CHECK(pairs_of(report(world, last_year, "q1", day(2023, 11, 5))) == std::vector{1, 1});
}

TEST_CASE("a mentee of this year is none of an earlier one when the next is prepared") {
  World world = school();
  world.enrolled(2, "mentor", day(2024, 1, 15));
  const auto pipeline = [&](const char* year, const char* id, Date as_of) {
    return measure(report(world, year, id, as_of), "pipeline")->figure;
  };
  CHECK(pipeline(last_year, "q4", day(2024, 6, 25)) == Figure(Count{0}));
  open_next(world);
  CHECK(pipeline(last_year, "q4", day(2024, 6, 25)) == Figure(Count{0}));
  CHECK(pipeline(next_year, "q1", day(2024, 11, 5)) == Figure(Count{1}));
}

TEST_CASE("a period without its year is one of the entry's own") {
  World world = school();
  open_next(world);
  world.programme.roadmap.stages = {
      {"1", "", {step("1.1", {StepTime::Kind::every, {}, {}, "feedback", {}})}}};
  world.tell(day(2023, 10, 28), EventKind::done, StepId{"1.1"}, {{"period", text("q1")}});
  world.tell(day(2023, 10, 28), EventKind::quality, {},
             {{"id", text("quality-1")},
              {"period", text("q1")},
              {"checklist", {Values{{NamedValues{{"score", number(1)}}}}}}});
  const ReportDay past = report(world, last_year, "q1", day(2023, 11, 5));
  const ReportDay next = report(world, next_year, "q1", day(2024, 11, 5));
  CHECK(standings(past).front() == StepStanding::done);
  CHECK(standings(next).front() == StepStanding::due);
  CHECK(measure(past, "quality")->figure == Figure(Share{1, 2}));
  CHECK_FALSE(is_known(measure(next, "quality")->figure));
}

TEST_CASE("a step done in an earlier year is to be done again") {
  World world = school();
  open_next(world);
  const auto days = [](Date from, Date to) {
    return StepTime{StepTime::Kind::days, from, to, {}, {}};
  };
  world.programme.roadmap.stages = {{"1",
                                     "",
                                     {step("1.1", days(day(2024, 9, 1), day(2024, 9, 30))),
                                      step("1.2", days(day(2023, 8, 20), day(2023, 9, 30))),
                                      step("1.3", {StepTime::Kind::at_end, {}, {}, {}, {}}),
                                      step("1.4", {StepTime::Kind::as_needed, {}, {}, {}, {}})}}};
  world.tell(day(2023, 9, 11), EventKind::done, StepId{"1.1"});
  world.tell(day(2023, 8, 25), EventKind::done, StepId{"1.2"});
  world.tell(day(2024, 5, 31), EventKind::done, StepId{"1.3"});
  world.tell(day(2024, 5, 31), EventKind::done, StepId{"1.4"});
  CHECK(standings(report(world, next_year, "q1", day(2024, 11, 5))) ==
        std::vector{StepStanding::late, StepStanding::done, StepStanding::ahead,
                    StepStanding::undated});
  world.tell(day(2024, 8, 28), EventKind::done, StepId{"1.1"});  // prepared
  CHECK(standings(report(world, next_year, "q1", day(2024, 11, 5))).front() == StepStanding::done);
  CHECK(standings(report(world, last_year, "q4", day(2024, 6, 20)))[2] == StepStanding::done);
}
