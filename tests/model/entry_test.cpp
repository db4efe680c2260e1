#include "mentor/model/entry.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <tuple>

#include "../state/world.h"

namespace mentor {
namespace {

std::vector<std::string> sorted(std::vector<std::string> lines) {
  std::vector<Entry> journal;
  for (const std::string& line : lines)
    journal.push_back(entry(line));
  sort_journal(journal);
  std::vector<std::string> out;
  for (const Entry& each : journal)
    out.push_back(iso(each.date) + each.at.text() + " " + std::string(spec_of(each.event).name));
  return out;
}

using Lines = std::vector<std::string>;

TEST_CASE("the journal is in order of date, time, kind, text") {
  CHECK(sorted({"2023-10-02 P-001 enrolled role=mentee", "2023-10-01 P-001 left",
                "2023-10-01 P-001 consent kind=a signed_by=self",
                "2023-10-01 P-001 enrolled role=mentee",
                "2023-10-01 P-001 enrolled role=mentor at=09:00"}) ==
        Lines{"2023-10-01 enrolled", "2023-10-01 consent", "2023-10-01 left",
              "2023-10-0109:00 enrolled", "2023-10-02 enrolled"});
}

TEST_CASE("entries of one day and kind are in the order of their text, whatever their lines") {
  std::vector<std::string> lines = {
      "2023-10-01 P-002 urgent value=1", "2023-10-01 P-001 urgent value=2",
      "2023-10-01 P-001 urgent value=1 note=b", "2023-10-01 P-001 urgent value=1 note=a",
      "2023-10-01 P-001 urgent value=1 by=P-009"};
  std::vector<std::string> first;
  std::sort(lines.begin(), lines.end());
  do {
    std::vector<Entry> journal;
    for (const std::string& line : lines)
      journal.push_back(entry(line));
    sort_journal(journal);
    std::vector<std::string> texts;
    for (const Entry& each : journal)
      texts.push_back(canonical_text(each));
    if (first.empty()) first = texts;
    CHECK(texts == first);
  } while (std::next_permutation(lines.begin(), lines.end()));
}

// Hundreds of entries of two days, most of them alike but for one thing.
std::vector<Entry> near_twins(std::mt19937& chance) {
  const auto one_of = [&](const auto& all) { return all[chance() % all.size()]; };
  const std::array<std::uint32_t, 11> numbers{0, 1, 9, 10, 99, 100, 101, 999, 1000, 1001, 100'000};
  const std::array<const char*, 7> times{"",  "",          "10:02",    "10:02:00",
                                         "9", "10:02:00+", "10:02:00-"};
  const std::array<const char*, 7> texts{"а", "а", "а б", "а\tб", "а\x1f", "2", "аа"};
  std::vector<Entry> journal;
  for (std::uint32_t i = 0; i < 300; ++i) {
    Entry one;
    one.date = day(2023, 10, 1 + chance() % 2);
    one.at = one_of(times);
    one.place.line = i;
    one.event = chance() % 2 == 0 ? EventKind::fact : EventKind::meeting;
    one.subject = PersonId{one_of(numbers)};
    if (one.event == EventKind::meeting) one.subject = PairId{one_of(numbers)};
    if (chance() % 9 == 0) one.subject = StepId{one_of(texts)};
    const bool fact = one.event == EventKind::fact;
    put(one, fact ? "key" : "kind", {one_of(texts)});
    if (chance() % 2 == 0) put(one, fact ? "source" : "topic", {one_of(texts)});
    if (!fact && chance() % 2 == 0) put(one, "minutes", {static_cast<std::int64_t>(chance() % 3)});
    if (fact && chance() % 2 == 0) put(one, "value", {Values{{one_of(texts)}, {one_of(texts)}}});
    if (chance() % 4 == 0) one.note = one_of(texts);
    if (chance() % 4 == 0) one.by = one_of(texts);
    journal.push_back(std::move(one));
  }
  return journal;
}

TEST_CASE("the order is that of date, time, rank and text, and equal entries stay as they stood") {
  std::mt19937 chance(5);
  for (int round = 0; round < 40; ++round) {
    std::vector<Entry> journal = near_twins(chance);
    std::vector<Entry> expected = journal;
    std::stable_sort(expected.begin(), expected.end(), [](const Entry& a, const Entry& b) {
      return std::tuple(a.date, a.at.text(), a.event, canonical_text(a)) <
             std::tuple(b.date, b.at.text(), b.event, canonical_text(b));
    });
    sort_journal(journal);
    const bool same = std::equal(journal.begin(), journal.end(), expected.begin(), expected.end(),
                                 [](const Entry& a, const Entry& b) { return a.place == b.place; });
    CHECK(same);
    sort_journal(journal);  // what is in order stays
    CHECK(journal.front().place == expected.front().place);
  }
}

TEST_CASE("entries that differ in anything but their place have different texts") {
  const std::vector<std::string> lines = {"2023-10-01 P-001 fact key=a value=b",
                                          "2023-10-01 P-001 fact key=a value=b,c",
                                          "2023-10-01 P-001 fact key=a value=b note=c",
                                          "2023-10-01 P-001 fact key=a value=b by=c",
                                          "2023-10-01 P-001 fact key=a value=b noted=2023-10-02",
                                          "2023-10-01 P-002 fact key=a value=b"};
  std::vector<std::string> texts;
  for (const std::string& line : lines)
    texts.push_back(canonical_text(entry(line)));
  std::sort(texts.begin(), texts.end());
  CHECK(std::adjacent_find(texts.begin(), texts.end()) == texts.end());
  // A list of two and a text with a comma are different facts.
  Entry list = entry("2023-10-01 P-001 fact key=a value=b,c");
  Entry one = list;
  put(one, "value", {std::string("b, c")});
  CHECK(canonical_text(list) != canonical_text(one));
}

TEST_CASE("put keeps the keys in the order of the table") {
  Entry meeting = entry("2023-10-01 pair-001 meeting topic=а kind=regular");
  put(meeting, "minutes", {std::int64_t{40}});
  put(meeting, "topic", {std::string("б")});
  put(meeting, "unknown", {std::string("в")});
  Lines keys;
  for (const Field& field : meeting.fields)
    keys.emplace_back(field.key);
  CHECK(keys == Lines{"kind", "minutes", "topic"});
  CHECK(text_of(meeting, "topic") == "б");
  CHECK(integer_of(meeting, "minutes") == 40);
}

TEST_CASE("values are asked for by their type") {
  const Entry made = entry("2023-10-01 - training id=t attended=P-001,P-002,x hours=8");
  CHECK(people_of(made, "attended") == std::vector<PersonId>{{1}, {2}});
  CHECK(texts_of(made, "attended").size() == 3);
  CHECK(text_of(made, "hours").empty());
  CHECK(integer_of(made, "id") == std::nullopt);
  CHECK(date_of(made, "id") == std::nullopt);
  CHECK(boolean_of(made, "nothing") == std::nullopt);
  CHECK(find(made, "nothing") == nullptr);
  CHECK(texts_of(made, "nothing").empty());
  CHECK(texts_of(made, "id") == Lines{"t"});
  CHECK(subject_person(made) == std::nullopt);
  CHECK(person_of(entry("2023-10-01 pair-001 joined person=P-005"), "person") == PersonId{5});
}

TEST_CASE("a value in one line of text") {
  CHECK(plain_text({std::string("а")}) == "а");
  CHECK(plain_text({std::int64_t{-4}}) == "-4");
  CHECK(plain_text({on("2023-10-01")}) == "2023-10-01");
  CHECK(plain_text({true}) == "true");
  CHECK(plain_text({Values{{std::string("а")}, {std::int64_t{2}}}}) == "а, 2");
  CHECK(plain_text({NamedValues{{"day", {on("2023-10-01")}}, {"hours", {std::int64_t{2}}}}}) ==
        "day: 2023-10-01, hours: 2");
  CHECK(plain_text({Values{}}).empty());
}

}  // namespace
}  // namespace mentor
