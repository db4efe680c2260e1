#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "decode_world.h"
#include "mentor/store/load.h"
#include "mentor/store/memory_files.h"
#include "mentor/store/private_cards.h"
#include "mentor/store/write_text.h"

using namespace mentor;
using mentor::test::whole_folder;

namespace {

Programme programme_of(const test::FileMap& map) {
  MemoryFiles files(map);
  auto loaded = load_programme(files);
  REQUIRE(loaded);
  for (const Finding& each : loaded->unreadable)
    MESSAGE(each.where.file, ":", each.where.line, ":", each.where.column, " ", each.message.id);
  REQUIRE(loaded->unreadable.empty());
  return std::move(loaded->programme);
}

std::string must(const Result<std::string>& text) {
  REQUIRE(text);
  return *text;
}

// Every card and line written anew.
test::FileMap rewritten(const Programme& programme, const PrivateCards& cards) {
  test::FileMap map = whole_folder();
  for (const auto& [id, year] : programme.years)
    map[path_of(year)] = must(year_text(year));
  for (const auto& [id, person] : programme.people)
    map[path_of(person)] = must(person_text(person));
  for (const auto& [id, pair] : programme.pairs)
    map[path_of(pair)] = must(pair_text(pair));
  for (const auto& [id, asked] : programme.questionnaires)
    map[path_of(asked)] = must(questionnaire_text(asked));
  for (const auto& [id, proposal] : programme.proposals)
    map[path_of(proposal)] = must(proposal_text(proposal));
  for (const auto& [id, card] : cards)
    map[path_of(card)] = must(private_text(card));
  map["journal/2023-12.yaml"].clear();
  for (const Entry& entry : programme.journal)
    map[path_of(entry)] += must(entry_line(entry));
  map["answers/intake-mentee.yaml"].clear();
  for (const Answer& answer : programme.answers)
    map[path_of(answer)] += must(answer_line(answer));
  return map;
}

PrivateCards cards_of(const test::FileMap& map) {
  MemoryFiles files(map);
  auto cards = load_private(files);
  REQUIRE(cards);
  REQUIRE(cards->unreadable.empty());
  return std::move(cards->cards);
}

// Reads one line as the only entry of its month.
Entry entry_read_from(const Entry& written) {
  test::FileMap map{{"programme.yaml", test::programme_yaml}};
  map[path_of(written)] = must(entry_line(written));
  const Programme programme = programme_of(map);
  REQUIRE(programme.journal.size() == 1);
  return programme.journal[0];
}

}  // namespace

TEST_CASE("what is written anew reads back as the same and is written the same") {
  const test::FileMap first = rewritten(programme_of(whole_folder()), cards_of(whole_folder()));
  const test::FileMap second = rewritten(programme_of(first), cards_of(first));
  for (const auto& [path, text] : first) {
    const std::string shown_path = path;  // clang 14 captures no structured bindings
    CAPTURE(shown_path);
    CHECK(second.at(path) == text);
  }
}

TEST_CASE("an entry is one line in the order of the contract") {
  const Programme programme = programme_of(whole_folder());
  for (const Entry& entry : programme.journal) {
    const std::string line = must(entry_line(entry));
    if (entry.event != EventKind::pair_left && entry.event != EventKind::meeting) continue;
    CHECK(std::string(test::journal_yaml).find(line) != std::string::npos);
  }
}

TEST_CASE("an answer is one line in the order of the contract") {
  const Programme programme = programme_of(whole_folder());
  for (const Answer& answer : programme.answers)
    CHECK(std::string(test::answers_yaml).find(must(answer_line(answer))) != std::string::npos);
}

TEST_CASE("a new card begins with its modeline and leaves out what is empty") {
  Person person;
  person.id = {14};
  person.categories = {CategoryId{"pupil"}};
  person.school_class = "7Б";
  person.born = BirthMonth{2010, std::nullopt};
  CHECK(must(person_text(person)) ==
        "# yaml-language-server: $schema=../schemas/person.json\n"
        "id: P-014\ncategory: pupil\nclass: 7Б\nborn: 2010\n");
}

TEST_CASE("facts that look like numbers come back as the same texts") {
  Person person;
  person.id = {1};
  person.categories = {CategoryId{"pupil"}};
  for (const std::string value : {"010", "8", "1.50", "1.5", "no", "true", "12:30", "1e3", "-0", "",
                                  "~", "89000000000000000000", "0x1F", "null", "2023-12-01"}) {
    person.facts["one " + value] = Fact{{value}, false};
    person.facts["many " + value] = Fact{{value, value}, true};
  }
  test::FileMap map{{"programme.yaml", test::programme_yaml}};
  map[path_of(person)] = must(person_text(person));
  CHECK(programme_of(map).people.at({1}).facts == person.facts);
}

namespace {

std::string any_words() {
  return *rc::gen::map(rc::gen::container<std::string>(rc::gen::elementOf(
                           std::string("ab:1 #'\"-{}[],&*!|>%@`\\\n\t~?0.=<yesno"))),
                       [](std::string text) { return text; });
}

Value any_value(const KeySpec& key) {
  const int number = *rc::gen::inRange(1, 900);
  switch (key.type) {
    case KeyType::text:
      return {any_words()};
    case KeyType::choice:
      return {std::string(key.choices[static_cast<std::size_t>(number) % key.choices.size()])};
    case KeyType::person:
      return {text(PersonId{static_cast<std::uint32_t>(number)})};
    case KeyType::pair:
      return {text(PairId{static_cast<std::uint32_t>(number)})};
    case KeyType::form:
      return {std::string("pupil-pupil")};
    case KeyType::integer:
      return {std::clamp<std::int64_t>(number, key.min, key.max)};
    case KeyType::date:
      return {add_days(day(2023, 1, 1), number)};
    case KeyType::boolean:
      return {number % 2 == 0};
    case KeyType::texts:
      return {Values{Value{any_words()}, Value{any_words()}}};
    case KeyType::people:
      return {Values{Value{text(PersonId{1})}, Value{text(PersonId{1234})}}};
    case KeyType::pairs:
      return {Values{Value{text(PairId{1})}}};
    case KeyType::forms:
      return {Values{Value{std::string("teacher-pupil")}}};
    case KeyType::fact:
      return number % 2 == 0 ? Value{Values{Value{any_words()}}} : Value{any_words()};
    case KeyType::map:
    case KeyType::maps: {
      NamedValues map;
      for (const KeySpec& inside : key.inside)
        map.emplace_back(inside.name, any_value(inside));
      return key.type == KeyType::map ? Value{map} : Value{Values{Value{map}, Value{map}}};
    }
  }
  return {};
}

Entry any_entry(const EventSpec& spec) {
  Entry entry;
  entry.event = spec.kind;
  entry.date = add_days(day(2023, 1, 1), *rc::gen::inRange(0, 900));
  if (spec.subject == SubjectKind::person) entry.subject = PersonId{14};
  if (spec.subject == SubjectKind::pair) entry.subject = PairId{7};
  if (spec.subject == SubjectKind::step) entry.subject = StepId{"2.3"};
  for (const KeySpec& key : spec.keys) {
    if (key.required || *rc::gen::arbitrary<bool>()) put(entry, key.name, any_value(key));
  }
  if (*rc::gen::arbitrary<bool>()) entry.at = "10:02";
  if (*rc::gen::arbitrary<bool>()) entry.by = any_words();
  if (*rc::gen::arbitrary<bool>()) entry.note = any_words();
  if (*rc::gen::arbitrary<bool>()) entry.noted = add_days(entry.date, 1);
  return entry;
}

bool same(const Entry& a, const Entry& b) {
  const auto same_field = [](const Field& x, const Field& y) {
    return x.key == y.key && x.value == y.value;
  };
  return a.date == b.date && a.at == b.at && a.event == b.event && a.subject == b.subject &&
         a.noted == b.noted && a.by == b.by && a.note == b.note &&
         std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), same_field);
}

}  // namespace

TEST_CASE("every kind of entry reads back as it was written") {
  const bool holds = rc::check([] {
    const EventSpec& spec = event_table()[static_cast<std::size_t>(
        *rc::gen::inRange<int>(0, static_cast<int>(event_table().size())))];
    const Entry entry = any_entry(spec);
    RC_ASSERT(same(entry_read_from(entry), entry));
  });
  CHECK(holds);
}
