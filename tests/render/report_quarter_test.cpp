#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "../monitoring/world.h"
#include "mentor/render/reports.h"

using namespace mentor;
using namespace mentor::testing;

namespace {

const Date january = day(2024, 1, 15);

// 3 mentees, 2 pairs, 3 meetings of 130 minutes in q2; means 7.5 of 2 mentees; one waits.
World school() {
  World world;
  for (const unsigned mentor : {1U, 2U})
    world.enrolled(mentor, "mentor", day(2023, 9, 10));
  for (const unsigned mentee : {3U, 4U, 5U})
    world.enrolled(mentee, "mentee", day(2023, 9, 20));
  world.pair(1, 1, 3, day(2023, 10, 2)).pair(2, 2, 4, day(2023, 11, 8));
  world.meets(1, day(2023, 11, 8), "organising").meets(1, day(2023, 12, 26), "trial", 50);
  world.meets(2, day(2023, 11, 10), "organising");
  world.answers(3, "mentee", day(2023, 12, 20), "8", "9");
  world.answers(4, "mentee", day(2023, 12, 20), "7", "6");
  return world;
}

QuarterReport report_of(const World& world) {
  return quarter_report(world.programme, world.period("q2"), january);
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("one report has the same numbers in every format") {
  const World world = school();
  const QuarterReport report = report_of(world);
  const Document document = quarter_document(report, Words(Language::ru), nullptr);
  const auto json = nlohmann::json::parse(quarter_json(report));
  CHECK(json["schema"] == "mentor/quarter/1");
  CHECK(json["as_of"] == "2024-01-15");
  CHECK(json["measures"]["people.mentees"]["value"] == 3);
  CHECK(json["measures"]["feedback.answered"]["num"] == 2);
  CHECK(json["measures"]["feedback.answered"]["den"] == 4);
  CHECK(json["measures"]["feedback.axis.comfort"]["mean"] == 7.5);
  CHECK(json["measures"]["feedback.axis.comfort"]["n"] == 2);
  CHECK(json["by_form"]["pupil-pupil"]["meetings.minutes"]["value"] == 130);
  CHECK(json["measures"]["plans.done"].is_null());
  CHECK(contains(write_markdown(document), "и ответы тех, кого не опрашивали, входят только в"));
  const std::string csv = write_csv(document);
  CHECK(contains(csv, "summary,people.mentees,total,3,"));
  CHECK(contains(csv, "response,feedback.answered,total,50,2,4"));
  CHECK(contains(csv, "meetings,meetings.minutes,total,130,"));
  CHECK(contains(csv, "axes,comfort,all,7.5,15,2"));
  for (const Format format : {Format::text, Format::markdown, Format::html}) {
    const std::string text = write(document, format);
    CHECK(contains(text, "130"));
    CHECK(contains(text, "7,5"));
    CHECK(contains(text, "Без пары"));
  }
}

TEST_CASE("a length that nobody wrote down is missing in every format") {
  World world = school();
  world.meets(2, day(2023, 12, 28), "regular", 0);
  const QuarterReport report = report_of(world);
  const auto json = nlohmann::json::parse(quarter_json(report));
  CHECK(json["measures"]["meetings.untimed"]["value"] == 1);
  const Document document = quarter_document(report, Words(Language::ru), nullptr);
  CHECK(contains(write_csv(document), "meetings,meetings.untimed,total,1,"));
  for (const Format format : {Format::text, Format::markdown, Format::html})
    CHECK(contains(write(document, format), "встречи, длительность которых не записана"));
  const World all_timed = school();
  const QuarterReport timed = report_of(all_timed);
  const Document without = quarter_document(timed, Words(Language::ru), nullptr);
  CHECK_FALSE(contains(write(without, Format::text), "длительность которых"));
}

TEST_CASE("names are shown to the curator and never reach JSON or other readers") {
  const World world = school();
  const PersonNames names{{PersonId{5}, "Придуманная Анна"}};
  const QuarterReport report = report_of(world);
  const Words words(Language::ru);
  CHECK(contains(write_markdown(quarter_document(report, words, &names)), "Придуманная Анна"));
  CHECK_FALSE(contains(write_csv(quarter_document(report, words, &names)), "Придуманная"));
  for (const Audience audience : {Audience::district, Audience::partner, Audience::everybody}) {
    const QuarterReport seen = for_audience(report, audience);
    const Document document = quarter_document(seen, words, &names);
    for (const Format format : {Format::text, Format::markdown, Format::html, Format::csv}) {
      CHECK_FALSE(contains(write(document, format), "Придуманная"));
      CHECK_FALSE(contains(write(document, format), "P-005"));
    }
    CHECK_FALSE(contains(quarter_json(seen), "P-005"));
  }
}

TEST_CASE("evidence is carried only when it is asked for") {
  const World world = school();
  const Document plain = quarter_document(report_of(world), Words(Language::ru), nullptr);
  const Document full =
      quarter_document(report_of(world), Words(Language::ru), nullptr, Evidence::show);
  WriteStyle style;
  style.evidence = Evidence::show;
  CHECK_FALSE(contains(write_text(plain, style), "journal.yaml:"));
  CHECK(contains(write_text(full, style), "journal.yaml:"));
}

TEST_CASE("an empty programme makes a report in both languages") {
  const World world;
  const QuarterReport report = report_of(world);
  CHECK(contains(write_markdown(quarter_document(report, Words(Language::ru), nullptr)),
                 "В базе пока никого нет."));
  CHECK(contains(write_markdown(quarter_document(report, Words(Language::en), nullptr)),
                 "Nobody is enrolled yet."));
}

TEST_CASE("the base of mentees has a row for each participation") {
  World world = school();
  world.tell(day(2023, 12, 20), EventKind::closed, PairId{1},
             {{"outcome", text("completed")}, {"result", text("портфолио")}});
  const State state = fold(world.programme, january);
  const BaseReport base = base_report(state, Role::mentee);
  REQUIRE(base.rows.size() == 3);
  CHECK(base.rows[0].partners == std::vector{PersonId{1}});
  CHECK(base.rows[0].completed);
  CHECK(base.rows[0].result == "портфолио");
  CHECK_FALSE(base.rows[1].completed);
  CHECK(base.rows[2].partners.empty());
  const PersonCards cards{{{PersonId{3}, "Придуманный Олег"}}, {{PersonId{3}, "+7 000"}}};
  const std::string shown =
      write_markdown(base_document(base, Words(Language::ru), &cards), WriteStyle{});
  CHECK(contains(shown, "Придуманный Олег"));
  CHECK(contains(shown, "Год рождения"));
}

TEST_CASE("missing consents stand by class, with who has not signed") {
  World world = school();
  world.tell(day(2023, 10, 1), EventKind::withdrawn, PersonId{3}, {{"kind", text("processing")}});
  world.tell(day(2023, 10, 2), EventKind::consent, PersonId{3},
             {{"kind", text("processing")}, {"signed_by", list({"self"})}});
  const ConsentsReport report = consents_report(fold(world.programme, january));
  REQUIRE(report.groups.size() == 1);
  CHECK(report.groups[0].title == "9А");
  CHECK(report.groups[0].people == 5);
  REQUIRE(report.groups[0].lacking.size() == 1);
  CHECK(report.mentees == Share{2, 3});
  const std::string shown = write_markdown(consents_document(report, Words(Language::ru), nullptr));
  CHECK(contains(shown, "не подписал: законный представитель"));
}

TEST_CASE("the status names the stage and the next command") {
  CHECK(status_on(World().programme, january).stage == ProgrammeStage::no_people);
  World waiting;
  waiting.enrolled(1, "mentor", day(2023, 9, 10)).enrolled(2, "mentee", day(2023, 9, 10));
  const Status early = status_on(waiting.programme, january);
  CHECK(early.stage == ProgrammeStage::no_answers);
  CHECK(early.next == "mentor survey import FILE");
  const World world = school();
  const Status status = status_on(world.programme, january);
  CHECK(status.stage == ProgrammeStage::working);
  CHECK_FALSE(status.period);  // between the quarters
  CHECK(status.ended->period.id == "q2");
  CHECK(contains(write_text(status_document(status, Words(Language::ru), nullptr)), status.next));
  const Document unmatched =
      unmatched_document(unmatched_report(fold(world.programme, january)), Words(Language::ru), {});
  CHECK(contains(write_csv(unmatched), "P-005"));
}

TEST_CASE("a screen holds three tasks of a kind and the number of the others") {
  Document status;
  doc::Tasks list{"tasks", "", {}, ""};
  for (const char* text : {"a1", "a2", "a3", "a4", "a5"})
    list.tasks.push_back({"call", text, {}, {}});
  for (const char* text : {"b1", "b2", "b3", "b4"})
    list.tasks.push_back({"match", text, {}, {}});
  status.blocks.emplace_back(list);
  keep_to_a_screen(status, Words(Language::en));
  const auto& kept = std::get<doc::Tasks>(status.blocks.front()).tasks;
  REQUIRE(kept.size() == 8);
  CHECK(kept[2].text == "a3");
  CHECK(kept[3].text == "and 2 more like these — mentor status --format markdown");
  CHECK(kept[7].text == "b4");
}

TEST_CASE("on paper each class of missing consents begins a page") {
  World world = school();
  for (const unsigned person : {1U, 3U, 4U})
    world.tell(day(2023, 10, 1), EventKind::withdrawn, PersonId{person},
               {{"kind", text("processing")}});
  world.programme.people.find(PersonId{4})->second.school_class = "9Б";
  const ConsentsReport report = consents_report(fold(world.programme, january));
  REQUIRE(report.groups.size() == 2);
  const std::string page = write_html(consents_document(report, Words(Language::ru), nullptr));
  CHECK(contains(page, "<div class=\"wide\"><table id=\"txgroup-1\""));
  CHECK(contains(page, "<div class=\"wide sheet\"><table id=\"txgroup-2\""));
}
