#include "mentor/monitoring/health.h"

#include <doctest/doctest.h>

#include "mentor/state/pairs.h"
#include "world.h"

using namespace mentor;
using namespace mentor::testing;

namespace {

const PairId only{1};
const PersonId mentor_id{1};
const PersonId mentee_id{2};

// One pair, P-001 and P-002, from Monday 13 November 2023: far from holidays.
World one_pair(Date from = day(2023, 11, 13)) {
  World world;
  world.enrolled(1, "mentor", day(2023, 9, 1)).enrolled(2, "mentee", day(2023, 9, 1));
  world.pair(1, 1, 2, from);
  return world;
}

PairHealth health_on(const World& world, Date date) {
  const State state = fold(world.programme, date);
  return pair_health(health_ground(state, date), *find_pair(state, only));
}

bool has(const PairHealth& health, HealthRule rule) {
  for (const Reason& reason : health.reasons) {
    if (reason.rule == rule) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a pair without a meeting is early on the last day of the limit and late a day after") {
  const World world = one_pair();
  CHECK(health_on(world, day(2023, 11, 27)).health == Health::too_early);  // 14 days
  const PairHealth late = health_on(world, day(2023, 11, 28));             // 15 days
  CHECK(late.health == Health::needs_call);
  REQUIRE(late.reasons.size() == 1);
  CHECK(late.reasons[0].rule == HealthRule::first_meeting);
  CHECK(late.reasons[0].value == 15);
  CHECK(late.reasons[0].limit == 14);
  CHECK(late.reasons[0].evidence == std::vector<Place>{{0, 1}});
}

TEST_CASE("twice the limit of the first meeting is stalled") {
  const World world = one_pair();
  CHECK(health_on(world, day(2023, 12, 10)).health == Health::needs_call);  // 27 days
  CHECK(health_on(world, day(2023, 12, 11)).health == Health::stalled);     // 28 days
}

TEST_CASE("quiet days have a limit by the age of the pair") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 14), "organising");
  CHECK(health_on(world, day(2023, 11, 24)).health == Health::on_track);  // 10 quiet, age 11
  const PairHealth quiet = health_on(world, day(2023, 11, 25));           // 11 quiet
  CHECK(quiet.health == Health::needs_call);
  REQUIRE(has(quiet, HealthRule::quiet));
  CHECK(quiet.reasons[0].value == 11);
  CHECK(quiet.reasons[0].limit == 10);
  CHECK(quiet.reasons[0].date == day(2023, 11, 14));
  // 4 December: 20 quiet days = twice 10.
  CHECK(health_on(world, day(2023, 12, 3)).health == Health::needs_call);
  CHECK(health_on(world, day(2023, 12, 4)).health == Health::stalled);
}

TEST_CASE("a pair of 31 days may be quiet for 14 days and one of 91 days for 30") {
  World world = one_pair();
  world.programme.questionnaires.clear();
  world.meets(1, day(2023, 12, 1));
  CHECK(health_on(world, day(2023, 12, 13)).reasons.at(0).limit == 10);  // age 30, 12 quiet
  CHECK(health_on(world, day(2023, 12, 14)).reasons.empty());            // age 31, 13 quiet
  CHECK(health_on(world, day(2023, 12, 15)).reasons.empty());            // 14 quiet
  CHECK(health_on(world, day(2023, 12, 16)).reasons.at(0).limit == 14);  // 15 quiet
  world.meets(1, day(2024, 1, 28));
  CHECK(health_on(world, day(2024, 2, 11)).reasons.empty());            // age 90, 14 quiet
  CHECK(health_on(world, day(2024, 2, 27)).reasons.empty());            // age 106, 30 quiet
  CHECK(health_on(world, day(2024, 2, 28)).reasons.at(0).value == 31);  // 31 quiet
}

TEST_CASE("a form may have limits of its own") {
  World world = one_pair();
  world.programme.card.forms[0].thresholds.quiet_days.first_30 = 5;
  world.programme.card.forms[0].thresholds.first_meeting_days = 3;
  CHECK(health_on(world, day(2023, 11, 17)).health == Health::needs_call);  // 4 days, limit 3
  world.meets(1, day(2023, 11, 17));
  CHECK(health_on(world, day(2023, 11, 22)).health == Health::on_track);
  CHECK(health_on(world, day(2023, 11, 23)).health == Health::needs_call);
}

TEST_CASE("holidays do not make a pair quiet") {
  World world = one_pair(day(2023, 12, 11));
  world.programme.questionnaires.clear();
  world.meets(1, day(2023, 12, 22));
  // 23..28 December are 6 days, holidays last to 8 January, 9..12 January make 10.
  CHECK(health_on(world, day(2024, 1, 8)).health == Health::on_track);
  // On 10 January the pair turns 30 days old, from then on 14 quiet days are allowed.
  CHECK(health_on(world, day(2024, 1, 16)).reasons.empty());  // 6 + 8 = 14
  const PairHealth quiet = health_on(world, day(2024, 1, 17));
  REQUIRE(has(quiet, HealthRule::quiet));
  CHECK(quiet.reasons[0].value == 15);
}

TEST_CASE("a pause is its own standing and its days are not quiet") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 14));
  world.tell(day(2023, 11, 16), EventKind::pair_paused, only, {{"until", on(day(2023, 12, 5))}});
  CHECK(health_on(world, day(2023, 11, 30)).health == Health::paused);
  CHECK(health_on(world, day(2023, 11, 30)).reasons.empty());
  // Quiet: 15 November, then 6..14 December (9 days) = 10; age 31, limit 14.
  CHECK(health_on(world, day(2023, 12, 14)).health == Health::on_track);
  CHECK(health_on(world, day(2023, 12, 18)).reasons.empty());  // 14
  CHECK(health_on(world, day(2023, 12, 19)).reasons.at(0).value == 15);
}

TEST_CASE("the newest fit of each person counts") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 14));
  const auto fit = [&](Date date, PersonId person, const char* value) {
    world.tell(date, EventKind::fit, only,
               {{"person", text(mentor::text(person))}, {"value", text(value)}});
  };
  const Date then = day(2023, 11, 20);
  fit(day(2023, 11, 15), mentee_id, "poor");
  CHECK(has(health_on(world, then), HealthRule::fit));
  fit(day(2023, 11, 16), mentee_id, "unsure");
  CHECK_FALSE(has(health_on(world, then), HealthRule::fit));  // one unsure
  fit(day(2023, 11, 17), mentor_id, "unsure");
  CHECK(has(health_on(world, then), HealthRule::fit));  // two people
  fit(day(2023, 11, 18), mentor_id, "good");
  CHECK_FALSE(has(health_on(world, then), HealthRule::fit));
  fit(day(2023, 11, 19), mentee_id, "unsure");
  const PairHealth twice = health_on(world, then);  // one person twice running
  REQUIRE(has(twice, HealthRule::fit));
  CHECK(twice.reasons[0].people == std::vector{mentee_id});
  CHECK(twice.reasons[0].evidence.size() == 2);
}

TEST_CASE("a rating of four or less needs a call until a better one") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 14));
  const auto rating = [&](Date date, int value) {
    world.tell(date, EventKind::rating, only,
               {{"person", text("P-002")}, {"value", number(value)}});
  };
  rating(day(2023, 11, 15), 5);
  CHECK(health_on(world, day(2023, 11, 20)).health == Health::on_track);
  rating(day(2023, 11, 16), 4);
  CHECK(health_on(world, day(2023, 11, 20)).health == Health::needs_call);
  CHECK(health_on(world, day(2023, 11, 20)).reasons.at(0).value == 4);
  rating(day(2023, 11, 17), 8);
  CHECK(health_on(world, day(2023, 11, 20)).health == Health::on_track);
}

TEST_CASE("two rules make a pair stalled") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 14));
  world.tell(day(2023, 11, 15), EventKind::rating, only,
             {{"person", text("P-002")}, {"value", number(3)}});
  CHECK(health_on(world, day(2023, 11, 20)).health == Health::needs_call);
  world.tell(day(2023, 11, 16), EventKind::risk, only, {{"level", text("red")}});
  const PairHealth both = health_on(world, day(2023, 11, 20));
  CHECK(both.health == Health::stalled);
  CHECK(has(both, HealthRule::rating));
  CHECK(has(both, HealthRule::risk));
  world.tell(day(2023, 11, 17), EventKind::risk, only, {{"level", text("amber")}});
  CHECK(health_on(world, day(2023, 11, 20)).health == Health::needs_call);
}

TEST_CASE("a task is late from its fourteenth day on, until it is done") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 14)).meets(1, day(2023, 11, 21));
  world.tell(day(2023, 11, 13), EventKind::task, only,
             {{"id", text("t1")}, {"title", text("план")}, {"due", on(day(2023, 11, 14))}});
  CHECK_FALSE(has(health_on(world, day(2023, 11, 27)), HealthRule::task_late));  // 13 days
  const PairHealth late = health_on(world, day(2023, 11, 28));                   // 14 days
  REQUIRE(has(late, HealthRule::task_late));
  CHECK(late.reasons[0].what == "t1");
  CHECK(late.reasons[0].value == 14);
  world.tell(day(2023, 11, 28), EventKind::task_done, only, {{"id", text("t1")}});
  CHECK_FALSE(has(health_on(world, day(2023, 11, 28)), HealthRule::task_late));
}

TEST_CASE("feedback is missing fourteen days after the period, of those asked long enough") {
  World world = one_pair(day(2023, 12, 15));  // 14 days of q2, both ends counted
  world.meets(1, day(2023, 12, 27)).meets(1, day(2024, 1, 9));
  CHECK_FALSE(has(health_on(world, day(2024, 1, 10)), HealthRule::feedback_missing));
  const PairHealth missing = health_on(world, day(2024, 1, 11));
  REQUIRE(has(missing, HealthRule::feedback_missing));
  CHECK(missing.reasons[0].what == "2023-2024/q2");
  CHECK(missing.reasons[0].people == std::vector{mentor_id, mentee_id});
  world.answers(1, "mentor", day(2024, 1, 3), "8", "8");  // after the period: the last ended one
  world.answers(2, "mentee", day(2024, 1, 10), "8", "8", "2023-2024/q2");
  CHECK_FALSE(has(health_on(world, day(2024, 1, 11)), HealthRule::feedback_missing));
}

TEST_CASE("a pair of thirteen days of the period is not asked for feedback") {
  World world = one_pair(day(2023, 12, 16));
  world.meets(1, day(2023, 12, 27)).meets(1, day(2024, 1, 9));
  CHECK_FALSE(has(health_on(world, day(2024, 1, 11)), HealthRule::feedback_missing));
}

TEST_CASE("a consent that ends within thirty days needs a call") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 14));
  world.tell(day(2023, 11, 14), EventKind::withdrawn, mentee_id, {{"kind", text("processing")}});
  CHECK(has(health_on(world, day(2023, 11, 15)), HealthRule::consent_ending));
  world.tell(day(2023, 11, 15), EventKind::consent, mentee_id,
             {{"kind", text("processing")},
              {"signed_by", list({"representative", "self"})},
              {"until", on(day(2023, 12, 20))}});
  CHECK_FALSE(has(health_on(world, day(2023, 11, 19)), HealthRule::consent_ending));  // 31 days
  const PairHealth ending = health_on(world, day(2023, 11, 20));                      // 30 days
  REQUIRE(has(ending, HealthRule::consent_ending));
  CHECK(ending.reasons[0].value == 30);
  CHECK(ending.reasons[0].people == std::vector{mentee_id});
}

TEST_CASE("a consent that one of two papers carries no more weighs as it did before") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 14));
  world.tell(day(2023, 11, 1), EventKind::withdrawn, mentee_id, {{"kind", text("processing")}});
  world.tell(day(2023, 11, 2), EventKind::consent, mentee_id,
             {{"kind", text("processing")}, {"signed_by", list({"self"})}});
  world.tell(day(2023, 11, 2), EventKind::consent, mentee_id,
             {{"kind", text("processing")},
              {"signed_by", list({"representative"})},
              {"until", on(day(2023, 11, 20))}});
  CHECK(has(health_on(world, day(2023, 11, 20)), HealthRule::consent_ending));
  CHECK(has(health_on(world, day(2023, 11, 21)), HealthRule::consent_ending));
}

TEST_CASE("a pair is closing from the fourteenth day before its end") {
  World world = one_pair();
  world.programme.pairs.at(only).to = day(2023, 12, 4);
  world.meets(1, day(2023, 11, 14));
  CHECK(health_on(world, day(2023, 11, 19)).health == Health::on_track);  // 15 days left
  CHECK(health_on(world, day(2023, 11, 20)).health == Health::closing);   // 14 days left
}

TEST_CASE("a closed pair is closed, and an early end is told with its days") {
  World world = one_pair();
  world.tell(day(2024, 2, 11), EventKind::closed, only,
             {{"outcome", text("early")}, {"reason", text("переезд")}});
  CHECK(health_on(world, day(2024, 2, 10)).health != Health::closed);
  CHECK(health_on(world, day(2024, 2, 11)).health == Health::closed);
  const auto ends = early_ends(fold(world.programme, day(2024, 3, 1)), day(2023, 9, 1));
  REQUIRE(ends.size() == 1);
  CHECK(ends[0].lived == 90);
  CHECK(ends[0].within_90);
}

TEST_CASE("early ends within ninety days come first") {
  World world = one_pair(day(2023, 9, 1));
  world.enrolled(3, "mentee", day(2023, 9, 1)).pair(2, 1, 3, day(2023, 12, 1));
  world.tell(day(2023, 12, 1), EventKind::closed, only, {{"outcome", text("early")}});  // 91 days
  world.tell(day(2024, 1, 10), EventKind::closed, PairId{2}, {{"outcome", text("early")}});
  const auto ends = early_ends(fold(world.programme, day(2024, 3, 1)), day(2023, 9, 1));
  REQUIRE(ends.size() == 2);
  CHECK(ends[0].pair == PairId{2});
  CHECK(ends[1].lived == 91);
  CHECK_FALSE(ends[1].within_90);
}

TEST_CASE("what is dated later does not exist yet") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 29));
  CHECK(health_on(world, day(2023, 11, 28)).health == Health::needs_call);
  CHECK(health_on(world, day(2023, 11, 29)).health == Health::on_track);
}

TEST_CASE("the time between a closing and its reopening is none of the pair") {
  World world = one_pair();
  world.meets(1, day(2023, 11, 15), "organising");
  world.tell(day(2023, 11, 19), EventKind::closed, only, {{"outcome", text("early")}});
  world.tell(day(2023, 12, 12), EventKind::reopened, only);
  // Quiet on 16-18 November and from 12 December on.
  CHECK(health_on(world, day(2023, 12, 22)).reasons.empty());
  const PairHealth quiet = health_on(world, day(2023, 12, 23));
  REQUIRE(quiet.reasons.size() == 1);
  CHECK(quiet.reasons[0].rule == HealthRule::quiet);
  CHECK(quiet.reasons[0].value == 15);
  CHECK(quiet.reasons[0].limit == 14);
  // 13 days of q2: too few to be asked. One more, and both are.
  const PeriodOfYear q2 = world.period("q2");
  const State state = fold(world.programme, day(2024, 1, 20));
  CHECK(expected_voices(state, {}, {q2.period.from, day(2023, 12, 19)}).size() == 2);
  CHECK(expected_voices(state, {}, {q2.period.from, day(2023, 12, 18)}).empty());
}

TEST_CASE("the first meeting is waited for on days of the pair only") {
  World world = one_pair();
  world.tell(day(2023, 11, 20), EventKind::closed, only, {{"outcome", text("early")}});
  world.tell(day(2024, 1, 20), EventKind::reopened, only);
  CHECK(health_on(world, day(2024, 1, 27)).health == Health::too_early);  // 7 + 8 days, the 15th
  const PairHealth late = health_on(world, day(2024, 1, 28));
  REQUIRE(late.reasons.size() == 1);
  CHECK(late.reasons[0].value == 15);
}
