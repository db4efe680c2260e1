#include "mentor/model/same_day.h"

#include <doctest/doctest.h>

#include "../state/world.h"

namespace mentor {
namespace {

// The times that entries get when they are entered one after another, `-` for none.
std::string times(std::string_view journal, const std::vector<std::string>& lines) {
  World world;
  world.journal(journal);
  std::vector<Entry> added;
  for (const std::string& line : lines)
    added.push_back(entry(line));
  const auto timed = let_newest_count(world.programme, added);
  if (!timed) return timed.error().message.id;
  std::string all;
  for (const Entry& each : added)
    all += (all.empty() ? "" : " ") + (each.at.empty() ? std::string("-") : each.at.text());
  return all;
}

TEST_CASE("what would not be folded last gets a time, also within one command") {
  CHECK(times("", {"2024-01-15 P-001 paused", "2024-01-15 P-001 resumed",
                   "2024-01-15 P-001 paused"}) == "- - 00:01");
  CHECK(times("2024-01-15 P-001 urgent value=3",
              {"2024-01-15 P-001 urgent value=1", "2024-01-15 P-001 urgent value=2"}) ==
        "00:01 00:02");
  CHECK(times("2024-01-15 P-001 urgent value=3 at=10:05", {"2024-01-15 P-001 urgent value=1"}) ==
        "10:06");
}

TEST_CASE("the rank of the kinds is enough where it puts the newest last") {
  CHECK(times("2024-01-15 P-001 consent kind=a signed_by=self",
              {"2024-01-15 P-001 withdrawn kind=a",
               "2024-01-15 P-001 consent kind=a signed_by=self"}) == "- 00:01");
  CHECK(times("2024-01-15 pair-001 closed outcome=early", {"2024-01-15 pair-001 reopened"}) == "-");
}

TEST_CASE("facts that stand beside each other get no time") {
  CHECK(times("2024-01-15 P-001 fact key=a value=1",
              {"2024-01-15 P-001 fact key=b value=2", "2024-01-15 P-002 fact key=a value=2",
               "2024-01-16 P-001 fact key=a value=2"}) == "- - -");
  CHECK(times("2024-01-15 P-001 consent kind=a signed_by=self",
              {"2024-01-15 P-001 consent kind=a signed_by=representative"}) == "-");
  CHECK(times("2024-01-15 - appointed id=a-1 post=team person=P-001",
              {"2024-01-15 - appointed id=a-2 post=team person=P-002"}) == "-");
  CHECK(times("2024-01-15 P-001 enrolled role=mentee form=pp",
              {"2024-01-15 P-001 enrolled role=mentor form=pp"}) == "-");
  CHECK(times("2024-01-15 pair-001 meeting kind=trial",
              {"2024-01-15 pair-001 meeting kind=final"}) == "-");
  CHECK(times("2024-01-15 pair-001 set format=a", {"2024-01-15 pair-001 set to=2024-05-01"}) ==
        "-");
  CHECK(times("2024-01-15 step:2.3 done period=q1", {"2024-01-15 step:2.3 done period=q2"}) == "-");
}

TEST_CASE("what is left out speaks of everything") {
  CHECK(times("2024-01-15 P-001 left", {"2024-01-15 P-001 enrolled role=mentee form=pp"}) ==
        "00:01");
  CHECK(times("2024-01-15 P-001 left role=mentor", {"2024-01-15 P-001 enrolled role=mentee"}) ==
        "-");
  CHECK(times("2024-01-15 - relieved id=r-1 post=team",
              {"2024-01-15 - appointed id=a-1 post=team person=P-002"}) == "00:01");
  CHECK(times("2024-01-15 - appointed id=a-1 post=curator person=P-001",
              {"2024-01-15 - appointed id=a-2 post=curator person=P-002"}) == "00:01");
}

TEST_CASE("corrections of a record and words on two people come after what they correct") {
  CHECK(times("2024-01-15 - training id=t-1 hours=8",
              {"2024-01-15 - training id=t-1 hours=2", "2024-01-15 - training id=t-2 hours=1"}) ==
        "00:01 -");
  CHECK(times("2024-01-15 pair-001 task id=t1 title=a",
              {"2024-01-15 pair-002 task id=t1 title=b",
               "2024-01-15 pair-001 task id=t1 title=b"}) == "- 00:01");
  // Two may have one mentor; where places lack, the newer counts.
  CHECK(times("2024-01-15 - pin id=p-9 mentee=P-001 mentor=P-002",
              {"2024-01-15 - pin id=p-10 mentee=P-003 mentor=P-002"}) == "00:01");
  CHECK(times("2024-01-15 - unpin id=u-1 mentee=P-001 mentor=P-002",
              {"2024-01-15 - pin id=p-1 mentee=P-001 mentor=P-002",
               "2024-01-15 - ban id=b-1 mentee=P-001 mentor=P-003",
               "2024-01-15 - pin id=p-2 mentee=P-001 mentor=P-004"}) == "00:01 - 00:02");
  CHECK(times("2024-01-15 pair-001 mentor person=P-002 instead_of=P-001",
              {"2024-01-15 pair-001 mentor person=P-001 instead_of=P-002"}) == "00:01");
}

TEST_CASE("the last word said again gets its time, an earlier one a new time") {
  CHECK(times("2024-01-15 P-001 urgent value=3", {"2024-01-15 P-001 urgent value=3"}) == "-");
  CHECK(times("2024-01-15 P-001 left\n2024-01-15 P-001 enrolled role=mentee form=pp at=00:01",
              {"2024-01-15 P-001 enrolled role=mentee form=pp"}) == "00:01");
  CHECK(times("2024-01-15 P-001 urgent value=3\n2024-01-15 P-001 urgent value=1 at=00:01",
              {"2024-01-15 P-001 urgent value=3"}) == "00:02");
}

TEST_CASE("a time that somebody gave stays, or is refused where it would not count") {
  CHECK(times("2024-01-15 P-001 urgent value=3 at=10:00",
              {"2024-01-15 P-001 urgent value=1 at=10:01"}) == "10:01");
  CHECK(times("2024-01-15 P-001 urgent value=3 at=10:00",
              {"2024-01-15 P-001 urgent value=1 at=10:00"}) == "same-day-order");
}

TEST_CASE("the last minute of a day has seconds, and after the last second nothing comes") {
  CHECK(moment_after("") == "00:01");
  CHECK(moment_after("09:59") == "10:00");
  CHECK(moment_after("10:02:33") == "10:03");
  CHECK(moment_after("23:59") == "23:59:01");
  CHECK(moment_after("23:59:58") == "23:59:59");
  CHECK(moment_after("23:59:59") == std::nullopt);
  CHECK(times("2024-01-15 P-001 urgent value=3 at=23:59:59", {"2024-01-15 P-001 urgent value=1"}) ==
        "day-without-end");
}

TEST_CASE("what something newer takes the place of is found, also where that is to come") {
  World world;
  world.journal(
      "2024-01-10 P-001 urgent value=3\n2024-01-12 P-001 urgent value=3\n"
      "2024-01-14 P-001 urgent value=1\n2024-01-13 P-002 urgent value=0");
  const auto after = [&](std::string_view line) {
    const Entry* later = overriding_later(world.programme, entry(line));
    return later == nullptr ? std::string("-") : iso(later->date);
  };
  CHECK(after("2024-01-09 P-001 urgent value=0") == "2024-01-10");
  CHECK(after("2024-01-11 P-001 urgent value=3") == "2024-01-14");
  CHECK(after("2024-01-14 P-001 urgent value=2") == "-");
  CHECK(after("2024-01-09 P-001 achievement title=a") == "-");
}

std::string time_of_answer(const std::vector<std::string>& known, std::string_view added) {
  World world;
  World beside;
  for (const std::string& each : known)
    world.answer(each);
  beside.answer(added);
  std::vector<Answer> answers = beside.programme.answers;
  const auto timed = let_newest_count(world.programme, answers);
  return timed ? answers.front().at : timed.error().message.id;
}

TEST_CASE("a corrected answer of the same day comes after the one it corrects") {
  const std::vector<std::string> known = {"intake 2023-10-12 P-001 a=5"};
  CHECK(time_of_answer(known, "intake 2023-10-12 P-001 a=8") == "00:01");
  CHECK(time_of_answer(known, "intake 2023-10-13 P-001 a=8").empty());
  CHECK(time_of_answer(known, "intake 2023-10-12 P-002 a=8").empty());
  CHECK(time_of_answer(known, "other 2023-10-12 P-001 a=8").empty());
  CHECK(time_of_answer(known, "intake 2023-10-12 P-001 a=8 period=2023-2024/q1").empty());
  CHECK(time_of_answer({"intake 2023-10-12 P-001 a=5 at=10:02:33"},
                       "intake 2023-10-12 P-001 a=8 at=10:02:33") == "10:02:34");
  CHECK(time_of_answer({"intake 2023-10-12 P-001 a=5 at=10:02"},
                       "intake 2023-10-12 P-001 a=8 at=10:02") == "10:02:01");
  CHECK(time_of_answer({"intake 2023-10-12 P-001 a=5 at=10:02:59"},
                       "intake 2023-10-12 P-001 a=8 at=10:02:59") == "10:03");
  CHECK(time_of_answer({"intake 2023-10-12 P-001 a=5 at=10:02"},
                       "intake 2023-10-12 P-001 a=8 at=11:00") == "11:00");
  CHECK(time_of_answer({"intake 2023-10-12 - a=5"}, "intake 2023-10-12 - a=8").empty());
}

}  // namespace
}  // namespace mentor
