#include "mentor/monitoring/quarter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <random>

#include "mentor/state/state.h"
#include "world.h"

using namespace mentor;
using namespace mentor::testing;

namespace {

const Date january = day(2024, 1, 15);

// Two pairs and one mentee who waits; 30 November to 28 December for the second pair.
World two_pairs() {
  World world;
  for (const unsigned mentor : {1U, 2U})
    world.enrolled(mentor, "mentor", day(2023, 9, 10));
  for (const unsigned mentee : {3U, 4U, 5U})
    world.enrolled(mentee, "mentee", day(2023, 9, 20));
  world.pair(1, 1, 3, day(2023, 10, 2)).pair(2, 2, 4, day(2023, 11, 30));
  world.meets(1, day(2023, 10, 5), "organising").meets(1, day(2023, 11, 8), "trial");
  world.meets(1, day(2023, 12, 26), "planning", 50);
  return world;
}

QuarterReport report_of(const World& world, std::string_view period = "q2") {
  return quarter_report(world.programme, world.period(period), january);
}

// Some in one form and some in another, not all in pairs, not all of whom answered.
World two_forms(std::mt19937& random) {
  World world;
  Form second = world.programme.card.forms[0];
  second.id = FormId{"teacher-pupil"};
  world.programme.card.forms.push_back(second);
  const unsigned all = 12 + static_cast<unsigned>(random() % 16);
  const unsigned in_second = static_cast<unsigned>(random() % 9);
  const unsigned pairs = all - static_cast<unsigned>(random() % 9);
  for (unsigned mentee = 1; mentee <= all; ++mentee) {
    const bool of_second = mentee <= in_second;
    world.enrolled(mentee, "mentee", day(2023, 9, 10));
    world.enrolled(mentee + 40, "mentor", day(2023, 9, 10));
    for (const unsigned number : {mentee, mentee + 40}) {
      if (!of_second) continue;
      const std::string role = number == mentee ? "mentee" : "mentor";
      world.tell(day(2023, 9, 11), EventKind::left, PersonId{number}, {{"role", text(role)}});
      world.tell(day(2023, 9, 12), EventKind::enrolled, PersonId{number},
                 {{"role", text(role)}, {"form", text("teacher-pupil")}});
    }
    if (mentee > pairs) continue;
    world.pair(mentee, mentee + 40, mentee, day(2023, 9, 20));
    if (of_second) world.programme.pairs.at(PairId{mentee}).form = second.id;
    if (random() % 8 != 0) world.answers(mentee, "mentee", day(2023, 12, 20), "8", "9");
    if (random() % 3 == 0) world.answers(mentee + 40, "mentor", day(2023, 12, 20), "8", "9");
  }
  return world;
}

// What stands there; nothing where it is hidden or there is no such figure.
struct Seen {
  std::optional<std::int64_t> count;
  std::optional<std::int64_t> of;
};

Seen seen_in(const std::vector<Measured>& measures, std::string_view id) {
  const Measured* found = find_measured(measures, id);
  if (found == nullptr) return {};
  if (const auto* count = std::get_if<Count>(&found->figure)) return {count->value, {}};
  const auto* share = std::get_if<Share>(&found->figure);
  return share == nullptr ? Seen{} : Seen{share->num, share->den};
}

bool is_told_openly(std::int64_t count) {
  return count <= 0 || count >= 5;
}

bool has_task(const QuarterReport& report, std::string_view command) {
  return std::any_of(report.tasks.begin(), report.tasks.end(),
                     [&](const CuratorTask& task) { return task.command == command; });
}

}  // namespace

TEST_CASE("pairs are told with the meetings of the period, and with their standing") {
  const World world = two_pairs();
  const QuarterReport report = report_of(world);
  REQUIRE(report.pairs.size() == 2);
  CHECK(report.pairs[0].meetings == 2);
  CHECK(report.pairs[0].minutes == 90);
  CHECK(report.pairs[0].last_meeting == day(2023, 12, 26));
  CHECK(report.pairs[0].mentees == std::vector{PersonId{3}});
  CHECK(report.pairs[1].meetings == 0);
  // 28 days without a first meeting, twice the limit.
  CHECK(report.pairs[1].health.health == Health::stalled);
  CHECK(has_task(report, "mentor meeting log pair-002 --date … --minutes … --topic …"));
}

TEST_CASE("a pair that was closed on its first day is told with its people") {
  World world = two_pairs();
  world.tell(day(2023, 11, 30), EventKind::closed, PairId{2}, {{"outcome", text("early")}});
  const QuarterReport report = report_of(world);
  REQUIRE(report.pairs.size() == 2);
  CHECK(report.pairs[1].mentors == std::vector{PersonId{2}});
  CHECK(report.pairs[1].mentees == std::vector{PersonId{4}});
}

TEST_CASE("a pair whose meetings have no minutes has none, not zero") {
  World world = two_pairs();
  world.meets(2, day(2023, 12, 20), "organising", 0);
  const QuarterReport report = report_of(world);
  CHECK(report.pairs[0].minutes == 90);
  CHECK(report.pairs[0].untimed == 0);
  CHECK(report.pairs[1].meetings == 1);
  CHECK_FALSE(report.pairs[1].minutes.has_value());
  CHECK(report.pairs[1].untimed == 1);
}

TEST_CASE("weeks without a meeting are there with zero") {
  const World world = two_pairs();
  const QuarterReport report = report_of(world);
  REQUIRE(report.weeks.size() == 8);  // Mondays 6 November to 25 December
  CHECK(report.weeks.front().week == day(2023, 11, 6));
  CHECK(report.weeks.front().count == 1);
  CHECK(report.weeks[1].count == 0);
  CHECK(report.weeks.back().count == 1);
}

TEST_CASE("what changed since the period before is told by figure") {
  const World world = two_pairs();
  const QuarterReport report = report_of(world);
  REQUIRE(report.previous);
  CHECK(report.previous->period.id == "q1");
  const auto pairs =
      std::find_if(report.changes.begin(), report.changes.end(),
                   [](const FigureChange& each) { return each.measure == "pairs.active"; });
  REQUIRE(pairs != report.changes.end());
  CHECK(pairs->before == Figure(Count{1}));
  CHECK(pairs->now == Figure(Count{2}));
  CHECK_FALSE(report_of(world, "q1").previous);
}

TEST_CASE("who waits is told with days, the step of the search and support") {
  World world = two_pairs();
  CHECK(has_task(report_of(world), "mentor record add P-005 search next=…"));
  CHECK(has_task(report_of(world), "mentor match pupil-pupil"));
  world.tell(day(2023, 12, 1), EventKind::search, PersonId{5},
             {{"next", text("спросить 10А")}, {"responsible", text("P-001")}});
  world.tell(day(2023, 12, 2), EventKind::support, PersonId{5}, {{"state", text("opened")}});
  const QuarterReport report = report_of(world);
  REQUIRE(report.unmatched.size() == 1);
  CHECK(report.unmatched[0].waiting.person == PersonId{5});
  CHECK(report.unmatched[0].waiting.days == 99);  // 20 September to 28 December
  CHECK(report.unmatched[0].next == "спросить 10А");
  CHECK(report.unmatched[0].support == SupportState::opened);
  CHECK_FALSE(has_task(report, "mentor record add P-005 search next=…"));
}

TEST_CASE("the funnel narrows") {
  World world = two_pairs();
  world.person(6).tell(day(2023, 10, 1), EventKind::enrolled, PersonId{6},
                       {{"role", text("mentee")}, {"form", text("pupil-pupil")}});
  world.tell(day(2023, 12, 20), EventKind::closed, PairId{1}, {{"outcome", text("completed")}});
  const QuarterReport report = report_of(world);
  std::vector<std::int64_t> counts;
  for (const FunnelStep& step : report.funnel)
    counts.push_back(step.count);
  CHECK(counts == std::vector<std::int64_t>{4, 3, 2, 1});
}

TEST_CASE("events of the period are listed and those of others are not") {
  World world = two_pairs();
  world.tell(day(2023, 10, 1), EventKind::held, {}, {{"id", text("e1")}, {"title", text("старт")}});
  world.tell(day(2023, 12, 1), EventKind::held, {},
             {{"id", text("e2")}, {"title", text("игра")}, {"count", number(30)}});
  world.tell(day(2023, 12, 3), EventKind::award, {},
             {{"id", text("a1")}, {"people", list({"P-001"})}, {"kind", text("грамота")}});
  const QuarterReport report = report_of(world);
  REQUIRE(report.records.size() == 2);
  CHECK(report.records[0].kind == EventKind::award);
  CHECK(report.records[0].title == "грамота");
  CHECK(report.records[1].id == "e2");
  CHECK(report.records[1].people == 30);
}

TEST_CASE("the district sees exact head-counts and neither people nor small means") {
  World world = two_pairs();
  world.answers(3, "mentee", day(2023, 12, 20), "8", "9");
  const QuarterReport district = for_audience(report_of(world), Audience::district);
  CHECK(find_measured(district.measures, "people.mentees")->figure == Figure(Count{3}));
  CHECK(find_measured(district.measures, "feedback.axis.comfort")->figure == Figure(Hidden{}));
  CHECK(district.pairs.empty());
  CHECK(district.unmatched.empty());
  CHECK(district.tasks.empty());
}

TEST_CASE("a pair that counts somebody who left or withdrew is to be settled first") {
  World world = two_pairs();
  world.tell(day(2023, 12, 1), EventKind::left, PersonId{1}, {{"role", text("mentor")}});
  world.tell(day(2023, 12, 1), EventKind::withdrawn, PersonId{4}, {{"kind", text("processing")}});
  const QuarterReport report = report_of(world);
  REQUIRE(report.tasks.size() >= 2);
  CHECK(report.tasks[0].kind == CuratorTaskKind::settle_member);
  CHECK(report.tasks[0].command == "mentor pair replace pair-001 --mentor … --order …");
  CHECK(report.tasks[1].what == "withdrawn");
  CHECK(report.tasks[1].command == "mentor pair close pair-002 --outcome early --reason …");
  const bool renews = std::any_of(
      report.tasks.begin(), report.tasks.end(),
      [](const CuratorTask& task) { return task.kind == CuratorTaskKind::renew_consent; });
  CHECK_FALSE(renews);
}

TEST_CASE("whoever asks for the curator in feedback is told until somebody answers") {
  World world = two_pairs();
  Question help;
  help.id = "help";
  help.type = QuestionType::yesno;
  help.calls_curator = true;
  for (const char* id : {"feedback-mentee", "feedback-mentor"})
    world.programme.questionnaires.at(QuestionnaireId{id}).questions.push_back(help);
  const auto say = [&](unsigned number, const char* role, Date date, const char* said) {
    world.answers(number, role, date, "7", "7");
    world.programme.answers.back().values["help"] = {{said}, false};
  };
  say(3, "mentee", day(2023, 12, 20), "true");
  say(1, "mentor", day(2023, 12, 21), "true");
  say(2, "mentor", day(2023, 12, 20), "false");
  say(4, "mentee", day(2023, 11, 28), "true");
  say(4, "mentee", day(2023, 12, 22), "false");
  say(5, "mentee", day(2023, 12, 22), "true");  // in no pair
  const auto called = [&] {
    const QuarterReport report = report_of(world);
    const auto found = std::find_if(
        report.tasks.begin(), report.tasks.end(),
        [](const CuratorTask& task) { return task.kind == CuratorTaskKind::answer_call; });
    return found == report.tasks.end() ? std::vector<PersonId>() : found->people;
  };
  CHECK(called() == std::vector{PersonId{1}, PersonId{3}});
  CHECK(has_task(report_of(world), "mentor record add P-001 support state=contact note=…"));
  say(4, "mentee", day(2023, 10, 20), "true");
  world.programme.answers.back().period = "2023-2024/q1";  // the no of a later one is no talk
  CHECK(called() == std::vector{PersonId{1}, PersonId{3}, PersonId{4}});
  world.tell(day(2023, 11, 1), EventKind::support, PersonId{4}, {{"state", text("contact")}});
  world.tell(day(2023, 12, 19), EventKind::support, PersonId{3}, {{"state", text("contact")}});
  CHECK(called() == std::vector{PersonId{1}, PersonId{3}});
  world.tell(day(2023, 12, 20), EventKind::support, PersonId{3}, {{"state", text("contact")}});
  CHECK(called() == std::vector{PersonId{1}});
  world.tell(day(2023, 12, 23), EventKind::risk, PairId{1}, {{"level", text("amber")}});
  CHECK(called().empty());
}

TEST_CASE("who completed a pair is told apart from who waits for one") {
  const auto told = [](CuratorTaskKind kind, const World& world) {
    const QuarterReport report = report_of(world);
    return std::any_of(report.tasks.begin(), report.tasks.end(), [&](const CuratorTask& task) {
      const auto& people = task.people;
      return task.kind == kind &&
             std::find(people.begin(), people.end(), PersonId{4}) != people.end();
    });
  };
  World completed = two_pairs();
  completed.tell(day(2023, 12, 20), EventKind::closed, PairId{2}, {{"outcome", text("completed")}});
  CHECK(told(CuratorTaskKind::settle_completed, completed));
  CHECK_FALSE(told(CuratorTaskKind::match_form, completed));
  CHECK_FALSE(told(CuratorTaskKind::plan_search, completed));
  World again = two_pairs();
  again.tell(day(2023, 12, 20), EventKind::closed, PairId{2},
             {{"outcome", text("completed")}, {"rematch", Value{true}}});
  CHECK(told(CuratorTaskKind::match_form, again));
  CHECK_FALSE(told(CuratorTaskKind::settle_completed, again));
  World early = two_pairs();
  early.tell(day(2023, 12, 20), EventKind::closed, PairId{2}, {{"outcome", text("early")}});
  CHECK(told(CuratorTaskKind::match_form, early));
}

TEST_CASE("the public sees nothing of small groups") {
  const World world = two_pairs();
  const QuarterReport seen = for_audience(report_of(world), Audience::everybody);
  for (const char* id : {"people.mentees", "people.mentors", "pairs.active", "unmatched"}) {
    CAPTURE(id);
    CHECK(find_measured(seen.measures, id)->figure == Figure(Hidden{}));
  }
  CHECK(find_measured(seen.measures, "meetings.held")->figure == Figure(Count{2}));
  CHECK(seen.funnel.empty());
  CHECK(seen.people.empty());
  CHECK(seen.changes.empty());
}

TEST_CASE("a part hidden in one form is hidden in all, for the total would tell it") {
  World world;
  Form second = world.programme.card.forms[0];
  second.id = FormId{"teacher-pupil"};
  world.programme.card.forms.push_back(second);
  for (unsigned mentee = 1; mentee <= 9; ++mentee)
    world.enrolled(mentee, "mentee", day(2023, 9, 10));
  for (unsigned mentee = 7; mentee <= 9; ++mentee) {
    world.tell(day(2023, 9, 11), EventKind::left, PersonId{mentee}, {{"role", text("mentee")}});
    world.tell(day(2023, 9, 12), EventKind::enrolled, PersonId{mentee},
               {{"role", text("mentee")}, {"form", text("teacher-pupil")}});
  }
  const QuarterReport seen = for_audience(report_of(world), Audience::everybody);
  CHECK(find_measured(seen.measures, "people.mentees")->figure == Figure(Count{9}));
  REQUIRE(seen.by_form.size() == 2);
  // 6 in one form, 3 in the other.
  for (const FormFigures& form : seen.by_form) {
    CHECK(find_measured(form.measures, "people.mentees")->figure == Figure(Hidden{}));
  }
}

TEST_CASE("a publication about somebody who took the consent back is not told on") {
  World world = two_pairs();
  world.tell(day(2023, 11, 10), EventKind::consent, PersonId{1},
             {{"kind", text("publication")}, {"signed_by", list({"representative", "self"})}});
  world.tell(day(2023, 11, 20), EventKind::publication, {},
             {{"id", text("pub-1")}, {"url", text("https://x/1")}, {"people", list({"P-001"})}});
  world.tell(day(2023, 11, 21), EventKind::publication, {},
             {{"id", text("pub-2")}, {"url", text("https://x/2")}});
  const auto told = [&](Audience audience) {
    std::string ids;
    for (const RecordRow& row : for_audience(report_of(world), audience).records)
      ids += row.id + " ";
    return ids;
  };
  CHECK(told(Audience::everybody) == "pub-1 pub-2 ");
  world.tell(day(2023, 12, 20), EventKind::withdrawn, PersonId{1}, {{"kind", text("publication")}});
  CHECK(told(Audience::everybody) == "pub-2 ");
  CHECK(told(Audience::district) == "pub-2 ");
  CHECK(told(Audience::curator) == "pub-1 pub-2 ");
}

TEST_CASE("coverage does not tell who is in none of its parts") {
  World world;
  Year& year = world.programme.years.at("2023-2024");
  year.contingent = {{"pupils_10_19", 300}, {"teachers_young", 20}};
  for (unsigned mentee = 1; mentee <= 12; ++mentee)
    world.enrolled(mentee, "mentee", day(2023, 9, 10));
  const auto covered = [&](const char* id) {
    const QuarterReport seen = for_audience(report_of(world), Audience::everybody);
    return find_measured(seen.measures, id)->figure;
  };
  CHECK(covered("contingent.pupils_10_19") == Figure(Share{12, 300}));
  for (unsigned mentee = 101; mentee <= 102; ++mentee) {
    world.enrolled(mentee, "mentee", day(2023, 9, 10)).person(mentee, "teacher");
    world.programme.people.at(PersonId{mentee}).born = BirthMonth{1995, 1U};
  }
  CHECK(covered("people.mentees") == Figure(Count{14}));
  CHECK(covered("contingent.teachers_young") == Figure(Hidden{}));
  CHECK(covered("contingent.pupils_10_19") == Figure(Hidden{}));
}

TEST_CASE("what the public sees beside a hidden figure does not tell it") {
  std::mt19937 random(7);
  int told = 0;
  int hidden = 0;
  int solved = 0;
  for (int round = 0; round < 60; ++round) {
    const QuarterReport seen = for_audience(report_of(two_forms(random)), Audience::everybody);
    for (const Measured& total : seen.measures) {
      if (total.figure != Figure(Hidden{})) continue;
      for (const FormFigures& form : seen.by_form) {
        const Measured* part = find_measured(form.measures, total.id);
        CHECK((part == nullptr || part->figure == Figure(Hidden{})));
      }
    }
    std::vector<const std::vector<Measured>*> scopes{&seen.measures};
    for (const FormFigures& form : seen.by_form)
      scopes.push_back(&form.measures);
    for (const auto* figures : scopes) {
      const Seen people = seen_in(*figures, "people.mentees");
      const Seen paired = seen_in(*figures, "pairs.mentees");
      const Seen waiting = seen_in(*figures, "unmatched");
      const Seen asked = seen_in(*figures, "feedback.answered.mentees");
      const Seen heard = seen_in(*figures, "feedback.answered");
      const Seen mentors = seen_in(*figures, "feedback.answered.mentors");
      for (const Seen& each : {people, paired, waiting, asked, mentors})
        CHECK((!each.count || *each.count == 0 || *each.count >= 5));
      if (people.count && paired.count) CHECK(is_told_openly(*people.count - *paired.count));
      if (people.count && waiting.count) CHECK(is_told_openly(*people.count - *waiting.count));
      if (people.count && asked.of) CHECK(is_told_openly(*people.count - *asked.of));
      // Every pair here has one mentor, and who is asked stands in a note: so many mentees are in
      // pairs, and so many are not.
      const Seen active = seen_in(*figures, "pairs.active");
      if (heard.of && active.count) {
        const std::int64_t in_pairs = *heard.of - *active.count;
        CHECK(is_told_openly(in_pairs));
        if (people.count) CHECK(is_told_openly(*people.count - in_pairs));
        solved += paired.count ? 1 : 0;
      }
      if (heard.count && asked.count) CHECK(is_told_openly(*heard.count - *asked.count));
      if (heard.count && mentors.count) CHECK(is_told_openly(*heard.count - *mentors.count));
      for (const char* end : {"consents.mentees", "base.baseline"}) {
        const Seen share = seen_in(*figures, end);
        const Seen& whole = end[0] == 'c' ? people : paired;
        CHECK((!share.of || whole.count));
      }
      told += people.count && paired.count && waiting.count ? 1 : 0;
      hidden += paired.count ? 0 : 1;
    }
  }
  CHECK(told > 10);
  CHECK(hidden > 10);
  CHECK(solved > 10);
}

TEST_CASE("words of audiences are those of the command line") {
  CHECK(parse_audience("public") == Audience::everybody);
  CHECK(parse_audience("curator") == Audience::curator);
  CHECK_FALSE(parse_audience("parents"));
}
