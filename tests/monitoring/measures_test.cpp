#include "mentor/monitoring/measures.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "mentor/monitoring/influence.h"
#include "mentor/monitoring/roadmap_progress.h"
#include "world.h"

using namespace mentor;
using namespace mentor::testing;

namespace {

// Mentors P-001, P-002; mentees P-003..P-006; pairs 1: 1-3, 2: 2-4 and 2: also 5 from December;
// P-006 waits.
World small_school() {
  World world;
  for (const unsigned mentor : {1U, 2U})
    world.enrolled(mentor, "mentor", day(2023, 9, 10));
  for (const unsigned mentee : {3U, 4U, 5U, 6U})
    world.enrolled(mentee, "mentee", day(2023, 9, 20));
  world.pair(1, 1, 3, day(2023, 10, 2)).pair(2, 2, 4, day(2023, 11, 8));
  world.tell(day(2023, 12, 20), EventKind::pair_joined, PairId{2}, {{"person", text("P-005")}});
  return world;
}

Figure figure(const World& world, std::string_view id, std::string_view period, Date as_of,
              const FormId& form = {}) {
  const ReportDay on = report_day(world.programme, world.period(period), as_of);
  return measure(on, id, form).value().figure;
}

const Date january = day(2024, 1, 15);

}  // namespace

TEST_CASE("people, pairs and the unmatched are counted on the report's day") {
  const World world = small_school();
  CHECK(figure(world, "people.mentees", "q2", january) == Figure(Count{4}));
  CHECK(figure(world, "people.mentors", "q2", january) == Figure(Count{2}));
  CHECK(figure(world, "pairs.active", "q2", january) == Figure(Count{2}));
  CHECK(figure(world, "pairs.mentees", "q2", january) == Figure(Count{3}));
  CHECK(figure(world, "unmatched.ready", "q2", january) == Figure(Count{1}));
  // At the end of q1 only pair 1 was there; 4, 5 and 6 waited, although pair 2 is an unclosed card.
  CHECK(figure(world, "pairs.active", "q1", january) == Figure(Count{1}));
}

TEST_CASE("the day of a report is the earlier of the period's end and the as-of day") {
  const World world = small_school();
  CHECK(report_day(world.programme, world.period("q2"), january).day == day(2023, 12, 28));
  CHECK(report_day(world.programme, world.period("q2"), day(2023, 11, 20)).day ==
        day(2023, 11, 20));
  CHECK(figure(world, "pairs.mentees", "q2", day(2023, 11, 20)) == Figure(Count{2}));
}

TEST_CASE("people without form data count as a whole and not in a form") {
  World world = small_school();
  world.person(7).tell(day(2023, 10, 1), EventKind::enrolled, PersonId{7},
                       {{"role", text("mentee")}});
  CHECK(figure(world, "people.mentees", "q2", january) == Figure(Count{5}));
  CHECK(figure(world, "people.mentees", "q2", january, FormId{"pupil-pupil"}) == Figure(Count{4}));
}

TEST_CASE("consents are a share of participants with every required one") {
  World world = small_school();
  world.person(7).tell(day(2023, 10, 1), EventKind::enrolled, PersonId{7},
                       {{"role", text("mentee")}, {"form", text("pupil-pupil")}});
  CHECK(figure(world, "consents.mentees", "q2", january) == Figure(Share{4, 5}));
  CHECK(figure(world, "consents.mentors", "q2", january) == Figure(Share{2, 2}));
  CHECK(figure(world, "unmatched.not_ready", "q2", january) == Figure(Count{1}));
}

TEST_CASE("meetings are counted within the period, by kind, with their minutes") {
  World world = small_school();
  world.meets(1, day(2023, 10, 5), "organising", 30).meets(1, day(2023, 10, 29), "trial", 40);
  world.meets(1, day(2023, 11, 7), "planning", 45).meets(2, day(2023, 12, 28), "organising", 20);
  world.meets(2, day(2023, 12, 29), "trial", 60);
  CHECK(figure(world, "meetings.held", "q1", january) == Figure(Count{2}));
  CHECK(figure(world, "meetings.held", "q2", january) == Figure(Count{2}));
  CHECK(figure(world, "meetings.held.planning", "q2", january) == Figure(Count{1}));
  CHECK(figure(world, "meetings.minutes", "q2", january) == Figure(Count{65}));
  // Pair 1 met 3 days after its start; pair 2 after 50 days, too late.
  CHECK(figure(world, "meetings.first", "q2", january) == Figure(Share{1, 2}));
  CHECK(figure(world, "meetings.sequence", "q2", january) == Figure(Share{2, 2}));
}

TEST_CASE("minutes that nobody wrote down are missing, and told how often") {
  World world = small_school();
  world.meets(1, day(2023, 11, 7), "organising", 0).meets(1, day(2023, 11, 14), "trial", 0);
  CHECK(figure(world, "meetings.minutes", "q1", january) == Figure(Count{0}));
  CHECK(figure(world, "meetings.minutes", "q2", january) == Figure(NoFigure{}));
  CHECK(figure(world, "meetings.untimed", "q2", january) == Figure(Count{2}));
  world.meets(2, day(2023, 12, 28), "organising", 20);
  CHECK(figure(world, "meetings.minutes", "q2", january) == Figure(Count{20}));
  CHECK(figure(world, "meetings.untimed", "q2", january) == Figure(Count{2}));
}

TEST_CASE("the order of meetings allows consultations and repeated regular ones only") {
  World world = small_school();
  Date date = day(2023, 11, 10);
  for (const char* kind :
       {"organising", "consultation", "trial", "planning", "regular", "regular"}) {
    world.meets(1, date, kind);
    date = add_days(date, 1);
  }
  world.meets(2, day(2023, 11, 20), "organising").meets(2, day(2023, 11, 21), "planning");
  CHECK(figure(world, "meetings.sequence", "q2", january) == Figure(Share{1, 2}));
}

TEST_CASE("feedback: response by person and role, means exact on the scale of ten") {
  World world = small_school();
  // Expected in q2 (14 days or more to 28 December): 1, 2, 3, 4; P-005 joined for 9 days only.
  world.answers(3, "mentee", day(2023, 12, 20), "8", "9");
  world.answers(3, "mentee", day(2023, 12, 21), "7", "6");  // the newest counts
  world.answers(4, "mentee", day(2024, 1, 3), "10", "7");   // after the end: the last ended period
  world.answers(5, "mentee", day(2023, 12, 22), "4", "4");  // not expected, but heard
  world.answers(1, "mentor", day(2023, 12, 22), "9", "10");
  CHECK(figure(world, "feedback.answered", "q2", january) == Figure(Share{3, 4}));
  CHECK(figure(world, "feedback.answered.mentees", "q2", january) == Figure(Share{2, 2}));
  CHECK(figure(world, "feedback.answered.mentors", "q2", january) == Figure(Share{1, 2}));
  // 7 + 10 + 4 + 9 = 30 of 4.
  CHECK(figure(world, "feedback.axis.comfort", "q2", january) == Figure(Mean{fraction(30), 4}));
  CHECK(figure(world, "feedback.axis.comfort.mentees", "q2", january) ==
        Figure(Mean{fraction(21), 3}));
  // 6, 7 and 4 against 7; 10 against 7.
  CHECK(figure(world, "satisfaction.mentees", "q2", january) == Figure(Share{1, 3}));
  CHECK(figure(world, "satisfaction.mentors", "q2", january) == Figure(Share{1, 1}));
  // On 31 December the answer of 3 January had not been entered.
  CHECK(figure(world, "feedback.answered", "q2", day(2023, 12, 31)) == Figure(Share{2, 4}));
}

TEST_CASE("a scale of five becomes one of ten without rounding") {
  World world = small_school();
  for (Question& question : world.programme.questionnaires.at({"feedback-mentee"}).questions) {
    question.max = 5;
  }
  world.answers(3, "mentee", day(2023, 12, 20), "4", "4");
  // 1 + 9 x 3/4 = 7.75
  CHECK(figure(world, "feedback.axis.comfort", "q2", january) == Figure(Mean{fraction(31, 4), 1}));
  CHECK(figure(world, "satisfaction.mentees", "q2", january) == Figure(Share{1, 1}));
}

TEST_CASE("anonymous answers count in means and not in rates") {
  World world = small_school();
  world.programme.questionnaires.at({"feedback-mentee"}).anonymous = true;
  for (int row = 0; row < 3; ++row) {
    world.answers(3, "mentee", day(2023, 12, 20), "5", "5");
    world.programme.answers.back().person.reset();
  }
  CHECK(figure(world, "feedback.answered.mentees", "q2", january) == Figure(Share{0, 2}));
  CHECK(figure(world, "feedback.axis.comfort", "q2", january) == Figure(Mean{fraction(15), 3}));
}

TEST_CASE("plans: a goal and a task, and of the tasks due those that are done") {
  World world = small_school();
  const auto task = [&](const char* id, Date due) {
    world.tell(day(2023, 11, 9), EventKind::task, PairId{1},
               {{"id", text(id)}, {"title", text("…")}, {"due", on(due)}});
  };
  task("t1", day(2023, 12, 1));
  task("t2", day(2023, 12, 28));
  task("t3", day(2024, 2, 1));
  CHECK(figure(world, "plans.exist", "q2", january) == Figure(Share{0, 2}));
  world.tell(day(2023, 11, 9), EventKind::goal, PairId{1}, {{"text", text("…")}});
  world.tell(day(2023, 12, 2), EventKind::task_done, PairId{1}, {{"id", text("t1")}});
  CHECK(figure(world, "plans.exist", "q2", january) == Figure(Share{1, 2}));
  CHECK(figure(world, "plans.done", "q2", january) == Figure(Share{1, 2}));
}

TEST_CASE("mentors selected and trained, and mentees measured before") {
  World world = small_school();
  world.tell(day(2023, 9, 15), EventKind::selected, PersonId{1},
             {{"form", text("pupil-pupil")}, {"decision", Value{true}}});
  world.tell(day(2023, 9, 16), EventKind::selected, PersonId{2},
             {{"form", text("pupil-pupil")}, {"decision", Value{true}}});
  world.tell(day(2023, 9, 17), EventKind::selected, PersonId{2},
             {{"form", text("pupil-pupil")}, {"decision", Value{false}}});
  world.tell(day(2023, 9, 18), EventKind::training, {},
             {{"id", text("t")}, {"attended", list({"P-001", "P-002"})}});
  CHECK(figure(world, "mentors.selected", "q2", january) == Figure(Share{1, 2}));
  CHECK(figure(world, "mentors.trained", "q2", january) == Figure(Share{2, 2}));
}

TEST_CASE("influence is told of those alone who were asked both times") {
  World world = small_school();
  Questionnaire outcome = world.programme.questionnaires.at({"feedback-mentee"});
  outcome.id = QuestionnaireId{"outcome"};
  outcome.purpose = Purpose::outcome;
  world.programme.questionnaires[outcome.id] = outcome;
  const auto answer = [&](unsigned person, Date date, const char* score, Phase phase) {
    world.answers(person, "mentee", date, score, score);
    world.programme.answers.back().questionnaire = outcome.id;
    world.programme.answers.back().phase = phase;
  };
  answer(3, day(2023, 10, 1), "5", Phase::before);
  answer(3, day(2023, 12, 20), "8", Phase::after);
  answer(4, day(2023, 11, 8), "6", Phase::before);
  answer(4, day(2023, 12, 20), "6", Phase::after);
  answer(5, day(2023, 10, 1), "9", Phase::before);
  const ReportDay on = report_day(world.programme, world.period("q2"), january);
  const auto found = influence_of(on, {});
  REQUIRE(found.size() == 2);
  CHECK(found[0].axis == "comfort");
  CHECK(found[0].before == 3);
  CHECK(found[0].after == 2);
  CHECK(found[0].difference == Mean{fraction(3), 2});
  CHECK(found[0].improved == 1);
  CHECK(found[0].same == 1);
  CHECK(found[0].worse == 0);
  // P-003 and P-004 were measured on or before the first day of their pairs; P-005 too.
  CHECK(figure(world, "base.baseline", "q2", january) == Figure(Share{3, 3}));
}

TEST_CASE("an empty programme has no numbers to divide by") {
  Programme empty;
  empty.years["2023-2024"].year = "2023-2024";
  const PeriodOfYear period{
      "2023-2024", "feedback", {"q1", "", day(2023, 9, 1), day(2023, 10, 29)}};
  const ReportDay on = report_day(empty, period, january);
  for (const Measured& each : measure_all(on)) {
    CAPTURE(each.id);
    if (const auto* count = std::get_if<Count>(&each.figure)) {
      CHECK(count->value == 0);
    } else {
      CHECK_FALSE(is_known(each.figure));
    }
  }
}

TEST_CASE("whatever is measured can be measured") {
  const World world = small_school();
  const ReportDay on = report_day(world.programme, world.period("q2"), january);
  const auto possible = possible_measures(world.programme);
  for (const std::string& id : measure_ids(on)) {
    CAPTURE(id);
    CHECK(std::find(possible.begin(), possible.end(), id) != possible.end());
  }
}

TEST_CASE("an unknown measure is told") {
  const World world = small_school();
  const ReportDay on = report_day(world.programme, world.period("q2"), january);
  CHECK(measure(on, "people.everybody").error().message.id == "measure-unknown");
  for (const char* slip :
       {"feedback.axis.", "feedback.axis.comfrot", "feedback.axis.comfort.mentes",
        "meetings.held.regulr", "contingent.pupils_10_91", "influence.xyz"}) {
    CAPTURE(slip);
    const auto measured = measure(on, slip);
    REQUIRE_FALSE(measured.has_value());
    CHECK(measured.error().message.id == "measure-unknown");
  }
  CHECK(measure(on, "meetings.held.final").has_value());
}

TEST_CASE("measures and their evidence do not depend on the order of the journal") {
  World world = small_school();
  for (int i = 0; i < 20; ++i) {
    world.meets(1 + static_cast<unsigned>(i % 2), add_days(day(2023, 11, 10), i), "regular",
                10 + i);
  }
  const auto all = [](const Programme& programme, const PeriodOfYear& period) {
    std::vector<std::pair<std::string, Figure>> figures;
    for (const Measured& each : measure_all(report_day(programme, period, january)))
      figures.emplace_back(each.id, each.figure);
    return figures;
  };
  const auto before = all(world.programme, world.period("q2"));
  Programme turned = world.programme;
  std::reverse(turned.journal.begin(), turned.journal.end());
  sort_journal(turned.journal);
  std::reverse(turned.answers.begin(), turned.answers.end());
  CHECK(all(turned, world.period("q2")) == before);
}

TEST_CASE("the report defaults to the last period that has ended") {
  const World world = small_school();
  CHECK(period_of_report(world.programme, {}, january)->period.id == "q2");
  CHECK(period_of_report(world.programme, {}, day(2023, 12, 27))->period.id == "q1");
  CHECK(period_of_report(world.programme, "q1", january)->id() == "2023-2024/q1");
  const auto none = period_of_report(world.programme, {}, day(2023, 10, 1));
  CHECK(none.error().message.id == "no-period-ended");
  CHECK(none.error().exit == Exit::refused);
  CHECK(period_of_report(world.programme, "q9", january).error().message.id == "period-unknown");
  CHECK(period_of_report(world.programme, "q2", day(2023, 11, 1)).error().message.id ==
        "period-not-begun");
}

TEST_CASE("the roadmap checks its steps against entries, proofs and days") {
  World world = small_school();
  Stage stage{"1", "Подготовка", {}};
  const auto step = [&](const char* id, Date from, Date to) -> Step& {
    Step each;
    each.id = StepId{id};
    each.when = {{StepTime::Kind::days, from, to, {}, {}}};
    stage.steps.push_back(each);
    return stage.steps.back();
  };
  step("1.1", day(2023, 9, 1), day(2023, 9, 30));
  step("1.2", day(2023, 10, 1), day(2023, 10, 31));
  step("1.3", day(2023, 10, 1), day(2023, 10, 31)).proof = Proof{"consents.mentees", 100, true};
  step("1.4", day(2023, 12, 1), day(2023, 12, 31));
  step("1.5", day(2024, 5, 1), day(2024, 5, 31));
  Step repeated;
  repeated.id = StepId{"1.6"};
  repeated.when = {{StepTime::Kind::every, {}, {}, "feedback", {}}};
  stage.steps.push_back(repeated);
  world.programme.roadmap.stages = {stage};
  world.tell(day(2023, 9, 20), EventKind::done, StepId{"1.1"});
  world.tell(day(2023, 11, 1), EventKind::done, StepId{"1.6"}, {{"period", text("q1")}});
  const ReportDay on = report_day(world.programme, world.period("q2"), january);
  std::vector<StepStanding> standings;
  for (const StepProgress& each : roadmap_progress(on))
    standings.push_back(each.standing);
  CHECK(standings == std::vector{StepStanding::done, StepStanding::late, StepStanding::proved,
                                 StepStanding::due, StepStanding::ahead, StepStanding::done,
                                 StepStanding::due});
  // Due by 28 December: 1.1, 1.2, 1.3, 1.6 of q1 and of q2 (its last day).
  CHECK(measure(on, "roadmap.done")->figure == Figure(Share{3, 5}));
  CHECK(measure(on, "roadmap.late")->figure == Figure(Count{1}));
}
