#include <doctest/doctest.h>

#include <array>

#include "changes.h"

namespace mentor {
namespace {

Year& year(World& world) {
  return world.programme.years["2023-2024"];
}

TEST_CASE("the programme card") {
  const std::array changes = {
      Change{"a form for an unknown category",
             [](World& w) { w.programme.card.forms[0].mentees.push_back({"pupill"}); },
             {"error category-unknown programme.yaml:0"}},
      Change{"two forms under one id",
             [](World& w) { w.programme.card.forms.push_back(w.programme.card.forms[1]); },
             {"error form-twice programme.yaml:0"}},
      Change{"a group that cannot be",
             [](World& w) { w.programme.card.forms[1].group_min = 2; },
             {"error group-range programme.yaml:0"}},
      Change{"a threshold above the scale",
             [](World& w) { w.programme.card.thresholds.satisfied = 70; },
             {"warning satisfied-out-of-scale programme.yaml:0"}},
      Change{"a threshold of a form below the scale",
             [](World& w) { w.programme.card.forms[1].thresholds.satisfied = 0.7; },
             {"warning satisfied-out-of-scale programme.yaml:0"}},
      Change{"a form without categories of mentors",
             [](World& w) { w.programme.card.forms[1].mentors.clear(); },
             {"warning form-for-nobody programme.yaml:0"}},
      Change{"a programme of the bank for an unknown form",
             [](World& w) {
               w.programme.card.programmes = {{FormId{"p-p"}, "…", "", {}}};
             },
             {"error form-unknown programme.yaml:0"}},
      Change{"a person of an unknown category",
             [](World& w) { w.person("P-005 student"); },
             {"error category-unknown people/x.yaml:5"}},
      Change{"a block against nobody",
             [](World& w) { w.person("P-005 pupil block=P-099:quarrel"); },
             {"error person-unknown people/x.yaml:5"}},
  };
  expect(school, changes);
}

TEST_CASE("the year's card") {
  const std::array changes = {
      Change{"a class teacher whom nobody knows",
             [](World& w) {
               year(w).classes = {{"7Б", PersonId{99}}, {"9А", {}}};
             },
             {"error person-unknown years/2023-2024.yaml:0"}},
      Change{"a class told twice",
             [](World& w) {
               year(w).classes = {{"7Б", {}}, {"7Б", {}}, {"9А", {}}};
             },
             {"warning class-twice years/2023-2024.yaml:0"}},
      Change{"a period backwards",
             [](World& w) { year(w).periods["feedback"][1].to = on("2023-11-01"); },
             {"error period-backwards years/2023-2024.yaml:0"}},
      Change{"periods that overlap",
             [](World& w) { year(w).periods["feedback"][1].from = on("2023-10-29"); },
             {"error period-overlaps years/2023-2024.yaml:0"}},
      Change{"a period of another year",
             [](World& w) { year(w).periods["monitoring"][1].to = on("2024-09-10"); },
             {"error period-outside-year years/2023-2024.yaml:0"}},
      Change{"a period's id twice",
             [](World& w) { year(w).periods["monitoring"][1].id = "q1"; },
             {"error period-twice years/2023-2024.yaml:0"}},
      Change{"holidays backwards",
             [](World& w) { year(w).holidays[0].to = on("2023-10-01"); },
             {"error holiday-backwards years/2023-2024.yaml:0"}},
      Change{"last year's holidays",
             [](World& w) {
               year(w).holidays[0] = {on("2022-10-30"), on("2022-11-05")};
             },
             {"warning holiday-outside-year years/2023-2024.yaml:0"}},
      Change{"a name that is no school year",
             [](World& w) { year(w).year = "2023-2025"; },
             {"error year-name years/2023-2024.yaml:0"}},
  };
  expect(school, changes);
}

TEST_CASE("a class that the year does not list is told where the person's class stands") {
  World world = school();
  year(world).classes = {{"7А", {}}, {"7В", {}}, {"9А", {}}};
  const State state = world.state("2024-01-15");
  const Findings findings = check_programme(state);
  CHECK(lines_of(findings) == Lines{"warning class-not-listed people/x.yaml:2"});
  CHECK(arg(findings.front().message, "class") == "7Б");
  CHECK(arg(findings.front().message, "near") == "7А, 7В");
  world.journal("2023-10-02 P-002 class class=7В");
  CHECK(found(world, "2024-01-15") == Lines{});
  world.journal("2023-10-03 P-002 class class=7");
  CHECK(found(world, "2024-01-15").size() == 1);
  CHECK(found(world, "2024-01-15").front().starts_with("warning class-not-listed journal/"));
  world.journal("2023-12-01 P-002 left");
  const Lines left = found(world, "2024-01-15");
  CHECK(std::none_of(left.begin(), left.end(), [](const std::string& line) {
    return line.find("class-not-listed") != std::string::npos;
  }));
}

TEST_CASE("whoever stayed in the class of last year is told when others went up") {
  World world = school();
  Year next = year(world);
  next.year = "2024-2025";
  next.classes.clear();
  world.programme.years["2024-2025"] = next;
  const auto told = [&](const char* day) {
    Lines lines = found(world, day);
    std::erase_if(lines, [](const std::string& line) {
      return line.find("class-of-last-year") == std::string::npos;
    });
    return lines;
  };
  CHECK(told("2024-09-05") == Lines{});  // nobody has gone up: the school has its own way
  world.person("P-009 pupil").journal("2024-09-01 P-009 class class=8А");
  const Lines lines = told("2024-09-05");
  REQUIRE(!lines.empty());
  CHECK(told("2024-08-31") == Lines{});
  world.journal("2024-09-01 P-002 class class=8Б");
  CHECK(told("2024-09-05").size() + 1 == lines.size());
}

TEST_CASE("a day without a year's file is a warning, its preparation is not") {
  CHECK(found(school(), "2024-09-01") == Lines{"warning year-missing years/2024-2025.yaml:0"});
  CHECK(found(school(), "2023-06-01") == Lines{});
  CHECK(found(school(), "2023-05-31") == Lines{"warning year-missing years/2022-2023.yaml:0"});
}

Questionnaire& survey(World& world) {
  return world.programme.questionnaires[QuestionnaireId{"intake"}];
}

TEST_CASE("questionnaires") {
  const std::array changes = {
      Change{"a question twice",
             [](World& w) { survey(w).questions.push_back(survey(w).questions[0]); },
             {"error question-twice cards.yaml:7"}},
      Change{"two questions that fill one fact",
             [](World& w) { survey(w).questions[2].fact = "subject"; },
             {"warning fact-asked-twice cards.yaml:7"}},
      Change{"a scale without a range",
             [](World& w) { survey(w).questions[0].min = 10; },
             {"error scale-range cards.yaml:7"}},
      Change{"a choice without options",
             [](World& w) { survey(w).questions[1].options.clear(); },
             {"error options-missing cards.yaml:7"}},
      Change{"an axis on words",
             [](World& w) { survey(w).questions[1].axis = "growth"; },
             {"error axis-without-number cards.yaml:7"}},
      Change{"a call to the curator in words",
             [](World& w) {
               survey(w).purpose = Purpose::feedback;
               survey(w).questions[1].calls_curator = true;
             },
             {"error call-not-heard cards.yaml:7"}},
      Change{"a phase without an outcome",
             [](World& w) { survey(w).phase = Phase::before; },
             {"warning phase-not-outcome cards.yaml:7"}},
      Change{"a form that is not there",
             [](World& w) { survey(w).forms = {FormId{"pq"}}; },
             {"error form-unknown cards.yaml:7"}},
  };
  expect(surveyed, changes);
}

TEST_CASE("answers") {
  const std::array changes = {
      Change{"off the scale",
             [](World& w) { w.answer("intake 2023-10-02 P-001 comfort=11"); },
             {"error answer-outside-scale answers/intake.yaml:7"}},
      Change{"not a number",
             [](World& w) { w.answer("intake 2023-10-02 P-001 comfort=хорошо"); },
             {"error answer-outside-scale answers/intake.yaml:7"}},
      Change{"between two marks of the scale",
             [](World& w) { w.answer("intake 2023-10-02 P-001 comfort=7.5"); },
             {"error answer-fraction answers/intake.yaml:7"}},
      Change{"of nothing",
             [](World& w) { w.answer("intake 2023-10-02 P-001"); },
             {"warning answer-without-values answers/intake.yaml:7"}},
      Change{"not an option",
             [](World& w) { w.answer("intake 2023-10-02 P-001 subject=химия"); },
             {"warning answer-not-an-option answers/intake.yaml:7"}},
      Change{"to no question",
             [](World& w) { w.answer("intake 2023-10-02 P-001 comfrot=5"); },
             {"warning answer-question-unknown answers/intake.yaml:7"}},
      Change{"to no questionnaire",
             [](World& w) { w.answer("intakes 2023-10-02 P-001 comfort=5"); },
             {"error questionnaire-unknown answers/intake.yaml:7"}},
      Change{"of nobody known",
             [](World& w) { w.answer("intake 2023-10-02 P-099 comfort=5"); },
             {"error person-unknown answers/intake.yaml:7"}},
      Change{"of nobody at all",
             [](World& w) { w.answer("intake 2023-10-02 - comfort=5"); },
             {"error answer-without-person answers/intake.yaml:7"}},
      Change{"of a person to an anonymous questionnaire",
             [](World& w) { survey(w).anonymous = true; },
             {"error anonymous-with-person answers/intake.yaml:6"}},
      Change{"for a period that is not there",
             [](World& w) { w.answer("intake 2023-10-02 P-001 period=2023-2024/q9 comfort=5"); },
             {"error period-unknown answers/intake.yaml:7"}},
      Change{"in other words of the same moment",
             [](World& w) { w.answer("intake 2023-10-01 P-002 comfort=9"); },
             {"warning day-without-last-word answers/intake.yaml:7"}},
      Change{"of another moment, day, or in the same words",
             [](World& w) {
               w.answer("intake 2023-10-01 P-002 at=09:00 comfort=9");
               w.answer("intake 2023-10-02 P-002 comfort=9");
               w.answer("intake 2023-10-02 P-002 comfort=9");
             },
             {}},
      Change{"twice of one row by nobody named",
             [](World& w) {
               survey(w).anonymous = true;
               w.programme.answers.clear();
               w.answer("intake 2023-10-02 - source=a comfort=9");
               w.answer("intake 2023-10-02 - source=a comfort=8");
               w.answer("intake 2023-10-02 - source=b comfort=8");
             },
             {"warning row-told-twice answers/intake.yaml:8"}},
      Change{"a ballot that names a stranger",
             [](World& w) { w.answer("intake 2023-10-02 P-001 order=P-002,P-099"); },
             {"error ballot-stranger answers/intake.yaml:7"}},
      Change{"a ballot that names oneself",
             [](World& w) { w.answer("intake 2023-10-02 P-001 order=P-002,P-001"); },
             {"error ballot-oneself answers/intake.yaml:7"}},
  };
  expect(surveyed, changes);
}

Step step(const char* id, std::vector<StepId> after = {}) {
  Step made;
  made.id = StepId{id};
  made.title = "шаг";
  made.after = std::move(after);
  made.place = card_line;
  made.when = {StepTime{StepTime::Kind::days, on("2023-10-01"), on("2023-11-30"), "", {}},
               StepTime{StepTime::Kind::every, {}, {}, "feedback", {}}};
  return made;
}

World planned() {
  World world = school();
  Stage stage{"1", "Подготовка 2023–24", {step("1.1"), step("1.2", {StepId{"1.1"}})}};
  world.programme.roadmap.stages = {stage};
  return world;
}

std::vector<Step>& steps(World& world) {
  return world.programme.roadmap.stages[0].steps;
}

TEST_CASE("the roadmap") {
  const std::array changes = {
      Change{"a step twice",
             [](World& w) { steps(w).push_back(step("1.1")); },
             {"error step-twice cards.yaml:7"}},
      Change{"after a step that is not there",
             [](World& w) { steps(w)[1].after = {StepId{"1.7"}}; },
             {"error step-after-unknown cards.yaml:7"}},
      Change{"steps in a circle",
             [](World& w) { steps(w)[0].after = {StepId{"1.2"}}; },
             {"error step-cycle cards.yaml:7"}},
      Change{"a step after itself",
             [](World& w) { steps(w)[0].after = {StepId{"1.1"}}; },
             {"error step-cycle cards.yaml:7"}},
      Change{"last year's days",
             [](World& w) {
               steps(w)[0].when[0].from = on("2022-10-01");
               steps(w)[0].when[0].to = on("2022-11-30");
             },
             {"warning plan-outside-years cards.yaml:7"}},
      Change{"days over several years",
             [](World& w) { steps(w)[0].when[0].to = on("2026-05-31"); },
             {}},
      Change{"a series without periods",
             [](World& w) { steps(w)[0].when[1].every = "trimester"; },
             {"warning series-without-periods cards.yaml:7"}},
      Change{"words of another year",
             [](World& w) { steps(w)[0].title = "Итоги 2021–22 учебного года"; },
             {"warning year-stale cards.yaml:7"}},
      Change{"a slip in a year",
             [](World& w) { steps(w)[0].title = "до мая 20213 года"; },
             {"warning year-impossible cards.yaml:7"}},
  };
  expect(planned, changes);
}

TEST_CASE("a proof by a measure that nobody counts") {
  const std::vector<std::string> known = {"consents.mentees", "feedback.axis.comfort"};
  World world = planned();
  const auto lines = [&] { return lines_of(check_programme(world.state("2024-01-15"), known)); };
  steps(world)[0].proof = Proof{"consents.mentees", 100, true};
  steps(world)[1].proof = Proof{"feedback.axis.comfort", 7, false};
  CHECK(lines() == Lines{});
  steps(world)[0].proof = Proof{"consent.mentees", 100, true};
  steps(world)[1].proof = Proof{"feedback.axis.comfrot", 7, false};
  CHECK(lines() ==
        Lines{"error measure-unknown cards.yaml:7", "error measure-unknown cards.yaml:7"});
}

}  // namespace
}  // namespace mentor
