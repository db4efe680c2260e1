#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "mentor/model/same_day.h"
#include "mentor/state/answers.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/waiting.h"
#include "world.h"

namespace mentor {
namespace {

const std::vector<std::string> subjects_of_people = {"P-001", "P-002", "P-003"};

std::string pick(const std::vector<std::string>& from) {
  return *rc::gen::elementOf(from);
}

std::string some_day() {
  return iso(add_days(on("2023-09-01"), *rc::gen::inRange(0, 12)));
}

// Few days and few people, so that entries of one day and kind about one person are common.
std::string some_line() {
  static const std::vector<std::string> of_person = {
      "enrolled role=mentee form=pp",
      "enrolled role=mentor form=pp capacity=2",
      "enrolled role=mentor",
      "form role=mentor form=tt",
      "left",
      "left role=mentee",
      "paused until=2023-09-09",
      "paused",
      "resumed",
      "consent kind=processing signed_by=self",
      "consent kind=processing signed_by=representative until=2023-09-07",
      "withdrawn kind=processing",
      "selected form=pp decision=true",
      "selected form=pp decision=false",
      "fact key=chess value=yes",
      "fact key=chess value=no",
      "class class=8А",
      "class class=8Б",
      "urgent value=1",
      "urgent value=3",
      "search next=a",
      "search next=b",
      "support state=opened",
      "support state=closed",
      "forgotten"};
  static const std::vector<std::string> of_pair = {"joined person=P-003",
                                                   "left person=P-003",
                                                   "mentor person=P-003 instead_of=P-001",
                                                   "mentor person=P-001 instead_of=P-003",
                                                   "set format=очно",
                                                   "set format=дистанционно to=2024-02-01",
                                                   "set to=2024-01-01",
                                                   "task id=t1 title=a",
                                                   "task id=t1 title=b due=2023-10-01",
                                                   "task-done id=t1 mark=4",
                                                   "task-done id=t1 mark=5",
                                                   "meeting kind=regular done=t1",
                                                   "risk level=red",
                                                   "risk level=green",
                                                   "paused",
                                                   "resumed",
                                                   "closed outcome=early",
                                                   "closed outcome=completed",
                                                   "reopened"};
  static const std::vector<std::string> of_all = {"- appointed id=a post=curator person=P-001",
                                                  "- appointed id=b post=curator person=P-002",
                                                  "- relieved id=c post=curator",
                                                  "- appointed id=d post=team person=P-001",
                                                  "- relieved id=e post=team person=P-001",
                                                  "- relieved id=f post=team",
                                                  "- order id=o number=1 kind=pairs",
                                                  "- order id=o number=2 kind=pairs",
                                                  "- pin id=p mentee=P-001 mentor=P-002",
                                                  "- ban id=q mentee=P-001 mentor=P-002",
                                                  "- unpin id=r mentee=P-001 mentor=P-002",
                                                  "step:1.1 done",
                                                  "step:1.1 cancelled"};
  switch (*rc::gen::inRange(0, 3)) {
    case 0:
      return some_day() + " " + pick(subjects_of_people) + " " + pick(of_person);
    case 1:
      return some_day() + " pair-001 " + pick(of_pair);
    default:
      return some_day() + " " + pick(of_all);
  }
}

World cards() {
  World world;
  for (const std::string& code : subjects_of_people)
    world.person(code + " pupil born=2009-09 fact:chess=card");
  world.pair("pair-001 pp P-001 P-002 2023-09-03");
  return world;
}

// Everything that a state holds, as text: equal texts are equal states.
std::string told(const State& state, const PersonState& person) {
  std::string out = text(person.id) + " " + person.school_class + std::to_string(person.urgent);
  std::vector<std::string> roles;
  for (const Participation& each : person.participations) {
    roles.push_back("|" + std::to_string(static_cast<int>(each.role)) + each.form.text +
                    iso(each.enrolled) + (each.left ? iso(*each.left) : "") +
                    std::to_string(each.capacity.value_or(-1)));
  }
  std::sort(roles.begin(), roles.end());
  for (const std::string& each : roles)
    out += each;
  out += "|" + std::to_string(static_cast<int>(person.support));
  if (person.search != nullptr) out += "|" + text_of(*person.search, "next");
  for (const Span& each : person.pauses)
    out += "|p" + iso(each.from) + (each.to ? iso(*each.to) : "");
  const auto consent = consent_standing(state, person, "processing", state.day);
  out += "|c" + std::to_string(static_cast<int>(consent.status));
  // Of papers that were withdrawn together no end counts any more.
  if (consent.until && consent.status != ConsentStatus::withdrawn) out += iso(*consent.until);
  for (const auto& [form, selection] : person.selected)
    out += "|s" + form.text + (selection.fit ? "+" : "-");
  for (const auto& [key, fact] : facts_of(state, person, Role::mentee))
    out += "|" + key + "=" + fact.fact.values.at(0);
  out += person.forgotten ? "|f" + iso(*person.forgotten) : "";
  return out + "|" + std::to_string(person.entries.size()) + "\n";
}

std::string told(const PairState& pair, Date day) {
  std::string out = text(pair.id) + pair.format + (pair.to ? iso(*pair.to) : "");
  for (const PersonId mentor : mentors_on(pair, day))
    out += "|" + text(mentor);
  for (const PersonId mentee : mentees_on(pair, day))
    out += "|" + text(mentee);
  for (const Span& each : pair.pauses)
    out += "|p" + iso(each.from) + (each.to ? iso(*each.to) : "");
  for (const Task& task : pair.tasks)
    out += "|" + task.title + task.mark + (task.done ? iso(*task.done) : "") + iso(task.set);
  if (pair.closed) out += "|x" + iso(pair.closed->date) + (pair.closed->early ? "e" : "c");
  if (pair.risk != nullptr) out += "|" + text_of(*pair.risk, "level");
  return out + "|" + std::to_string(pair.meetings.size()) + "\n";
}

// What it says, whenever its first line was written down.
std::string record_of_now(const Record& record) {
  Entry entry = record.entry;
  entry.at = SharedText();
  return canonical_text(entry) + iso(record.first) + "\n";
}

std::string told(const State& state) {
  std::string out;
  for (const auto& [id, person] : state.people)
    out += told(state, person);
  for (const auto& [id, pair] : state.pairs)
    out += told(pair, state.day);
  std::vector<std::string> all_records;
  for (const auto& [kind, records] : state.records) {
    for (const Record& record : records)
      all_records.push_back(record_of_now(record));
  }
  std::sort(all_records.begin(), all_records.end());
  for (const std::string& each : all_records)
    out += each;
  for (const auto& [id, step] : state.steps)
    out += id.text + std::to_string(static_cast<int>(step.status)) + "\n";
  for (const Appointment& each : state.appointments)
    out += each.post + text(each.person) + "\n";
  for (const auto& [both, word] : state.words)
    out += text(both.first) + std::to_string(static_cast<int>(word.word)) + "\n";
  for (const WaitingMentee& each : waiting_mentees(state, FormId{}))
    out += text(each.person) + std::to_string(each.days) + "\n";
  return out;
}

std::vector<std::string> some_lines() {
  std::vector<std::string> lines;
  const int count = *rc::gen::inRange(0, 30);
  for (int i = 0; i < count; ++i)
    lines.push_back(some_line());
  return lines;
}

World with(const std::vector<std::string>& lines) {
  World world = cards();
  for (const std::string& line : lines)
    world.journal(line);
  return world;
}

TEST_CASE("the order of lines never changes the state") {
  CHECK(rc::check([] {
    const std::vector<std::string> lines = some_lines();
    std::vector<std::string> mixed = lines;
    for (std::size_t i = mixed.size(); i > 1; --i)
      std::swap(mixed[i - 1], mixed[*rc::gen::inRange<std::size_t>(0, i)]);
    const World one = with(lines);
    const World other = with(mixed);
    for (const char* day : {"2023-09-04", "2023-09-08", "2024-01-01"})
      RC_ASSERT(told(one.state(day)) == told(other.state(day)));
  }));
}

// What counts of answers that only what they say puts in order.
std::string counted(const std::vector<std::string>& lines) {
  World world;
  for (const std::string& line : lines)
    world.answer(line);
  std::string out;
  const auto add = [&](const Answer* each) {
    out += each->about + (each->person ? text(*each->person) : "-") + each->period;
    for (const auto& [question, value] : each->values)
      out += "|" + question + "=" + value.values.front();
    out += "\n";
  };
  for (const Answer* each : world.state("2023-12-01").answers)
    add(each);
  const PeriodOfYear quarter{
      "2023-2024", "feedback", {"q1", "", on("2023-09-01"), on("2023-10-29")}};
  for (const Answer* each : answers_of(world.programme, quarter, on("2023-12-01")))
    add(each);
  return out;
}

TEST_CASE("of answers of one moment the same one counts, wherever the lines stand") {
  const std::string row = "q 2023-10-25 P-001 at=14:17 source=a period=2023-2024/q1 ";
  std::vector<std::string> lines = {row + "comfort=7", row + "comfort=1", row + "comfort=7 use=3",
                                    row + "use=9"};
  const std::string once = counted(lines);
  CHECK(once == "P-0012023-2024/q1|use=9\nP-0012023-2024/q1|use=9\n");
  std::sort(lines.begin(), lines.end());
  do {
    CHECK(counted(lines) == once);
  } while (std::next_permutation(lines.begin(), lines.end()));
}

TEST_CASE("a state is exact for its day, as if later entries were never written") {
  CHECK(rc::check([] {
    const std::vector<std::string> lines = some_lines();
    const std::string day = some_day();
    std::vector<std::string> until;
    for (const std::string& line : lines) {
      if (line.substr(0, 10) <= day) until.push_back(line);
    }
    const World whole = with(lines);
    const World known = with(until);
    RC_ASSERT(told(whole.state(day)) == told(known.state(day)));
  }));
}

// The entry as a command would write it after all those before.
void enter(World& world, const std::string& line) {
  std::vector<Entry> added = {entry(line)};
  RC_ASSERT(let_newest_count(world.programme, added).has_value());
  world.programme.journal.push_back(added.front());
  sort_journal(world.programme.journal);
}

World with_task() {
  World world = cards();
  world.journal("2023-08-31 pair-001 task id=t1 title=a");
  return world;
}

TEST_CASE("entered one after another, facts hold as if each had its minute") {
  CHECK(rc::check([] {
    World entered = with_task();
    World minuted = with_task();
    int minute = 0;
    for (const std::string& each : some_lines()) {
      if (each.ends_with("forgotten")) continue;  // of whom nothing more can be entered
      // Two days only: nearly every entry meets one of its kind.
      const std::string line = pick({"2023-09-04", "2023-09-07"}) + each.substr(10);
      enter(entered, line);
      const std::string two_digits = std::to_string(100 + ++minute).substr(1);
      minuted.journal(line + " at=12:" + two_digits);
    }
    for (const char* day : {"2023-09-04", "2023-09-08", "2024-01-01"})
      RC_ASSERT(told(entered.state(day)) == told(minuted.state(day)));
  }));
}

}  // namespace
}  // namespace mentor
