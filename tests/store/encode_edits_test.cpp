#include <doctest/doctest.h>

#include "decode_world.h"
#include "mentor/store/edits.h"
#include "mentor/store/load.h"
#include "mentor/store/memory_files.h"
#include "mentor/store/transaction.h"

using namespace mentor;
using mentor::test::whole_folder;

namespace {

Entry resumed(Date date) {
  Entry entry;
  entry.date = date;
  entry.event = EventKind::person_resumed;
  entry.subject = PersonId{14};
  return entry;
}

constexpr const char* line = "- {date: 2024-01-10, person: P-014, event: resumed}\n";

// The journal of January after an entry is added to `before`.
std::string added_to(const std::string& before) {
  MemoryFiles files(test::FileMap{{"journal/2024-01.yaml", before}});
  Edits edits;
  edits.entries = {resumed(day(2024, 1, 10))};
  const auto changes = plan_changes(files, edits);
  REQUIRE(changes);
  const auto worked_out = work_out(files, *changes);
  REQUIRE(worked_out);
  REQUIRE(worked_out->size() == 1);
  const std::string after = worked_out->at(0).after.value();
  files.put("journal/2024-01.yaml", after);
  files.put("programme.yaml", test::programme_yaml);
  files.forget_reads();
  const auto loaded = load_programme(files);
  REQUIRE(loaded);
  CHECK(loaded->unreadable.empty());
  return after;
}

}  // namespace

TEST_CASE("a new journal begins with its modeline") {
  MemoryFiles files;
  Edits edits;
  edits.entries = {resumed(day(2024, 1, 10)), resumed(day(2024, 2, 1)), resumed(day(2024, 1, 9))};
  const auto changes = plan_changes(files, edits);
  REQUIRE(changes);
  REQUIRE(changes->size() == 2);
  CHECK(changes->at(0).path == "journal/2024-01.yaml");
  CHECK(changes->at(0).bytes == "# yaml-language-server: $schema=../schemas/journal.json\n" +
                                    std::string(line) +
                                    "- {date: 2024-01-09, person: P-014, event: resumed}\n");
  CHECK(changes->at(1).path == "journal/2024-02.yaml");
}

TEST_CASE("appending keeps every byte that is there") {
  const std::string odd = "# 'mine'\n- { date : 2024-01-02 , event: resumed, person:  P-014 }\n";
  CHECK(added_to(odd) == odd + line);
  CHECK(added_to("# empty\n") == "# empty\n" + std::string(line));
  CHECK(added_to("") == line);
}

TEST_CASE("appending keeps CRLF, a BOM and supplies the last line end") {
  const std::string before =
      "\xEF\xBB\xBF# a\r\n- {date: 2024-01-02, person: P-014, event: resumed}";
  CHECK(added_to(before) == before + "\r\n- {date: 2024-01-10, person: P-014, event: resumed}\r\n");
}

TEST_CASE("an indented list is continued at its own indent") {
  const std::string before = "  - {date: 2024-01-02, person: P-014, event: resumed}\n";
  CHECK(added_to(before) == before + "  " + line);
}

TEST_CASE("the brackets of an empty list give way to the lines") {
  CHECK(added_to("# январь\n[]\n") == "# январь\n" + std::string(line));
  CHECK(added_to("[ ]") == line);
  CHECK(added_to("# a\r\n[] # none\r\n") ==
        "# a\r\n- {date: 2024-01-10, person: P-014, event: resumed}\r\n # none\r\n");
  CHECK(added_to("\xEF\xBB\xBF[]\n") == "\xEF\xBB\xBF" + std::string(line));
}

TEST_CASE("a list in brackets that holds entries is refused with its place") {
  MemoryFiles files(test::FileMap{
      {"journal/2024-01.yaml", "# a\n[{date: 2024-01-02, person: P-014, event: resumed}]\n"}});
  Edits edits;
  edits.entries = {resumed(day(2024, 1, 10))};
  const auto changes = plan_changes(files, edits);
  REQUIRE_FALSE(changes);
  CHECK(changes.error().message.id == "list-in-brackets");
  CHECK(changes.error().where == Where{"journal/2024-01.yaml", 2, 1});
  CHECK(changes.error().exit == Exit::folder);
}

TEST_CASE("a private card that somebody wrote is never put aside for a new one") {
  MemoryFiles files(whole_folder());
  Edits edits;
  edits.private_cards = {PrivateCard{.id = {14},
                                     .name = {},
                                     .birth_date = {},
                                     .phones = {},
                                     .emails = {},
                                     .representative = {},
                                     .notes = {},
                                     .entered = {}},
                         PrivateCard{.id = {15},
                                     .name = {},
                                     .birth_date = {},
                                     .phones = {},
                                     .emails = {},
                                     .representative = {},
                                     .notes = {},
                                     .entered = {}}};
  const auto changes = plan_changes(files, edits);
  REQUIRE(changes);
  CHECK(changes->at(0).kind == ChangeKind::create);
  CHECK(changes->at(1).kind == ChangeKind::create);
  CHECK(work_out(files, *changes).error().message.id == "file-exists");
  CHECK(work_out(files, {changes->at(1)}));
}

TEST_CASE("changes stand by path, and removals among them") {
  MemoryFiles files(whole_folder());
  Edits edits;
  Answer answer;
  answer.questionnaire = {"intake-mentee"};
  answer.date = day(2023, 10, 13);
  answer.values["comfort"] = Fact{{"9"}, false};
  edits.answers = {answer};
  edits.removals = {"private/P-014.yaml"};
  edits.files = {{"README.md", "x\n"}};
  const auto changes = plan_changes(files, edits);
  REQUIRE(changes);
  REQUIRE(changes->size() == 3);
  CHECK(changes->at(0).path == "README.md");
  CHECK(changes->at(1).bytes == "- {date: 2023-10-13, values: {comfort: 9}}\n");
  CHECK(changes->at(2).kind == ChangeKind::remove);
}

TEST_CASE("a writer sees the programme as its changes would leave it") {
  MemoryFiles files(whole_folder());
  const std::map<std::string, std::string> before = files.all();
  Person person;
  person.id = {44};
  person.categories = {CategoryId{"pupil"}};
  Edits edits;
  edits.people = {person};
  edits.entries = {resumed(day(2024, 1, 10))};
  const auto changes = plan_changes(files, edits);
  REQUIRE(changes);
  const auto now = load_programme(files);
  REQUIRE(now);
  const auto loaded = load_with(files, *now, *changes);
  REQUIRE(loaded);
  CHECK(loaded->unreadable.empty());
  CHECK(loaded->programme.people.contains(PersonId{44}));
  CHECK(loaded->programme.journal.size() == 11);
  CHECK(files.all() == before);
}

TEST_CASE("a change that would break a file is seen before it is written") {
  MemoryFiles files(whole_folder());
  const auto now = load_programme(files);
  REQUIRE(now);
  for (const Change& breaking : std::vector<Change>{
           {ChangeKind::append, "journal/2023-12.yaml", "- {date: 2023-12-32}\n"},
           {ChangeKind::append, "answers/intake-mentee.yaml", "- {date: 2023-12-31}\n"},
           {ChangeKind::create, "people/P-099.yaml", "id: P-099\ncategory: [\n"},
           {ChangeKind::create, "people/P-099.yml", "id: P-099\n"},
           {ChangeKind::create, "people/P-098.yaml", "id: P-014\ncategory: pupil\n"},
           {ChangeKind::remove, "programme.yaml", ""}}) {
    CAPTURE(breaking.path);
    const auto loaded = load_with(files, *now, {breaking});
    REQUIRE(loaded);
    CHECK(has_errors(loaded->unreadable));
  }
}

namespace {

// What a programme says, without where it says it.
std::vector<std::string> said_by(const Loaded& loaded) {
  std::vector<std::string> all;
  const Programme& programme = loaded.programme;
  for (const Entry& each : programme.journal)
    all.push_back(iso(each.date) + " " + std::string(spec_of(each.event).name) + " " +
                  canonical_text(each));
  for (const Answer& each : programme.answers)
    all.push_back(each.questionnaire.text + " " + iso(each.date) + " " + each.source);
  for (const auto& [id, person] : programme.people)
    all.push_back(text(id) + " " + person.school_class);
  for (const auto& [id, pair] : programme.pairs)
    all.push_back(text(id) + " " + pair.order);
  for (const auto& [id, proposal] : programme.proposals)
    all.push_back(id + " " + proposal.input);
  for (const auto& [id, asked] : programme.questionnaires)
    all.push_back(id.text + " " + asked.title);
  for (const auto& [id, year] : programme.years)
    all.push_back(id);
  all.push_back(programme.card.title);
  all.push_back(std::to_string(programme.matching.forms.size()));
  all.push_back(programme.roadmap.title);
  for (const Finding& each : loaded.findings)
    all.push_back(each.where.file + " " + each.message.id);
  return all;
}

}  // namespace

TEST_CASE("what a writer sees is what will be read once it has written") {
  const test::FileMap folder = whole_folder();
  const std::vector<Change> possible{
      {ChangeKind::append, "journal/2023-12.yaml",
       "- {date: 2023-12-01, person: P-014, event: left}\n- {date: 2024-01-01, step: '2.3', event: "
       "done}\n"},
      {ChangeKind::append, "journal/2023-10.yaml",
       "- {date: 2023-10-01, person: P-014, event: left}\n"},
      {ChangeKind::append, "answers/intake-mentee.yaml",
       "- {date: 2023-10-11, values: {comfort: 9}}\n"},
      {ChangeKind::append, "answers/other.yaml", "- {date: 2023-10-11, values: {comfort: 9}}\n"},
      {ChangeKind::create, "people/P-099.yaml", "id: P-099\ncategory: pupil\nclass: 1А\n"},
      {ChangeKind::create, "people/P-098.yaml", "id: P-097\ncategory: pupil\n"},
      {ChangeKind::replace, "people/P-014.yaml", "id: P-014\ncategory: pupil\nclass: 2А\n"},
      {ChangeKind::remove, "pairs/pair-007.yaml", ""},
      {ChangeKind::remove, "roadmap.yaml", ""},
      {ChangeKind::remove, "journal/2023-12.yaml", ""},
      {ChangeKind::replace, "matching.yaml", "format: 1\nforms: {}\n"},
      {ChangeKind::create, "private/P-099.yaml", "id: P-099\n"},
      {ChangeKind::create, "people/notes.txt", "ничего"}};
  for (std::size_t i = 0; i < possible.size(); ++i) {
    for (std::size_t j = 0; j < possible.size(); ++j) {
      if (i != j && possible[i].path == possible[j].path) continue;
      std::vector<Change> changes{possible[i]};
      if (i != j) changes.push_back(possible[j]);
      CAPTURE(possible[i].path);
      CAPTURE(possible[j].path);
      MemoryFiles files(folder);
      const auto now = load_programme(files);
      REQUIRE(now);
      const auto seen = load_with(files, *now, changes);
      REQUIRE(seen);
      auto transaction = Transaction::begin(files);
      REQUIRE(transaction);
      REQUIRE(transaction->commit(changes));
      const auto read = load_programme(files);
      REQUIRE(read);
      CHECK(said_by(*seen) == said_by(*read));
      CHECK(seen->unreadable == read->unreadable);
    }
  }
}

TEST_CASE("the dry run is a unified diff") {
  const std::vector<FileEdit> edits{
      {"journal/2024-01.yaml", "1\n2\n3\n4\n", "1\n2\n3\n4\n5\n"},
      {"people/P-044.yaml", std::nullopt, "id: P-044\n"},
      {"templates/a.md", "a\nb", std::nullopt},
      {"templates/b.md", "a\nb\nc\n", "a\nx\nc\n"},
  };
  CHECK(diff_text(edits) ==
        "--- a/journal/2024-01.yaml\n+++ b/journal/2024-01.yaml\n@@ -2,3 +2,4 @@\n 2\n 3\n 4\n+5\n"
        "--- /dev/null\n+++ b/people/P-044.yaml\n@@ -0,0 +1 @@\n+id: P-044\n"
        "--- a/templates/a.md\n+++ /dev/null\n@@ -1,2 +0,0 @@\n-a\n-b\n"
        "\\ No newline at end of file\n"
        "--- a/templates/b.md\n+++ b/templates/b.md\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
}

TEST_CASE("the dry run shows nothing that private/ keeps already") {
  const std::vector<FileEdit> edits{
      {"private/P-014.yaml", "id: P-014\nnotes: [тайна]\n", std::nullopt},
      {"private/P-015.yaml", "notes:\n  - тайна\n", "notes:\n  - тайна\n  - ещё одна\n"},
      {"private/P-016.yaml", std::nullopt, "id: P-016\n"},
  };
  CHECK(diff_text(edits) ==
        "--- a/private/P-014.yaml\n+++ /dev/null\n"
        "--- a/private/P-015.yaml\n+++ b/private/P-015.yaml\n"
        "--- /dev/null\n+++ b/private/P-016.yaml\n@@ -0,0 +1 @@\n+id: P-016\n");
}
