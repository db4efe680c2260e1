#include <doctest/doctest.h>

#include "decode_world.h"
#include "mentor/store/load.h"
#include "mentor/store/memory_files.h"
#include "mentor/store/private_cards.h"

using namespace mentor;
using mentor::test::whole_folder;

namespace {

// `file:line:column id name=value …`, as a reader of a test likes it.
std::string shown(const Finding& finding) {
  std::string text = finding.where.file + ":" + std::to_string(finding.where.line) + ":" +
                     std::to_string(finding.where.column) + " " + finding.message.id;
  for (const Arg& each : finding.message.args)
    text += " " + each.name + "=" + each.value;
  return text;
}

using Texts = std::vector<std::string>;

Texts shown(const Findings& findings) {
  Texts lines;
  for (const Finding& each : findings)
    lines.push_back(shown(each));
  return lines;
}

Loaded loaded_with(const std::string& path, const std::string& text) {
  test::FileMap map = whole_folder();
  map[path] = text;
  MemoryFiles files(map);
  auto loaded = load_programme(files);
  REQUIRE(loaded);
  return std::move(*loaded);
}

Texts unreadable_in(const std::string& path, const std::string& text) {
  return shown(loaded_with(path, text).unreadable);
}

Texts unreadable_entry(const std::string& line) {
  return unreadable_in("journal/2024-01.yaml", line + "\n");
}

}  // namespace

TEST_CASE("an unknown event is told with the likeliest right one") {
  CHECK(unreadable_entry("- {date: 2024-01-10, pair: pair-007, event: meting}") ==
        Texts{"journal/2024-01.yaml:1:45 event-unknown event=meting near=meeting"});
}

TEST_CASE("an unknown key of an entry is told with the likeliest right one") {
  CHECK(unreadable_entry(
            "- {date: 2024-01-10, pair: pair-007, event: meeting, kind: regular, minuts: 5}") ==
        Texts{"journal/2024-01.yaml:1:69 key-unknown key=minuts near=minutes"});
}

TEST_CASE("an entry of two subjects is refused") {
  CHECK(unreadable_entry(
            "- {date: 2024-01-10, pair: pair-007, person: P-014, event: paused, reason: грипп}") ==
        Texts{"journal/2024-01.yaml:1:38 entry-two-subjects first=pair second=person"});
}

TEST_CASE("an entry without its subject, its day or a required key is refused") {
  CHECK(unreadable_entry("- {date: 2024-01-10, event: meeting, kind: regular}") ==
        Texts{"journal/2024-01.yaml:1:3 key-missing key=pair"});
  CHECK(unreadable_entry("- {pair: pair-007, event: meeting, kind: regular}") ==
        Texts{"journal/2024-01.yaml:1:3 key-missing key=date"});
  CHECK(unreadable_entry("- {date: 2024-01-10, pair: pair-007, event: meeting}") ==
        Texts{"journal/2024-01.yaml:1:3 key-missing key=kind"});
}

TEST_CASE("a date that does not exist is refused where it stands") {
  CHECK(unreadable_entry("- {date: 2024-02-31, person: P-014, event: resumed}") ==
        Texts{"journal/2024-01.yaml:1:10 date-wrong key=date value=2024-02-31"});
}

TEST_CASE("values out of their set or range are refused") {
  CHECK(unreadable_entry("- {date: 2024-01-10, pair: pair-007, event: meeting, kind: regular, "
                         "minutes: 0}") ==
        Texts{"journal/2024-01.yaml:1:78 integer-range key=minutes value=0 min=1 max=1440"});
  CHECK(unreadable_entry("- {date: 2024-01-10, at: \"25:00\", person: P-014, event: resumed}") ==
        Texts{"journal/2024-01.yaml:1:26 format-wrong key=at value=25:00 format=time-of-day"});
  CHECK(unreadable_entry("- {date: 2024-01-10, person: P-14, event: resumed}") ==
        Texts{"journal/2024-01.yaml:1:30 format-wrong key=person value=P-14 format=person-code"});
}

TEST_CASE("an entry that is no map is refused, and the next is still looked at") {
  CHECK(unreadable_entry("- meeting\n- {date: 2024-01-10, event: x}").size() == 2);
}

TEST_CASE("an entry in the wrong month is an error that can be decoded") {
  const Loaded loaded = loaded_with("journal/2024-01.yaml",
                                    "# January\n"
                                    "- {date: 2024-02-01, person: P-014, event: resumed}\n");
  CHECK(loaded.unreadable.empty());
  CHECK(shown(loaded.findings) ==
        Texts{"journal/2024-01.yaml:2:0 entry-wrong-month date=2024-02-01 right=2024-02"});
  CHECK(loaded.programme.journal.size() == 11);
}

TEST_CASE("a journal that is not named by a month is told") {
  const Loaded loaded = loaded_with("journal/new.yaml", "");
  CHECK(shown(loaded.unreadable) ==
        Texts{"journal/new.yaml:0:0 journal-file-name path=journal/new.yaml"});
}

TEST_CASE("a card whose id is not its file's name is told") {
  const Loaded loaded = loaded_with("people/P-015.yaml", "id: P-016\ncategory: pupil\n");
  CHECK(loaded.unreadable.empty());
  CHECK(shown(loaded.findings) ==
        Texts{"people/P-015.yaml:1:5 id-not-file-name id=P-016 expected=P-015"});
}

TEST_CASE("a code used twice is refused with the other file's name") {
  CHECK(unreadable_in("people/P-015.yaml", "id: P-014\ncategory: pupil\n") ==
        Texts{"people/P-015.yaml:1:5 code-twice code=P-014 other=people/P-014.yaml"});
}

TEST_CASE("all faults of all files come in one run") {
  test::FileMap map = whole_folder();
  map["people/P-014.yaml"] = "id: P-014\ncatgory: pupil\n";
  map["pairs/pair-007.yaml"] = "id: pair-007\nid: pair-008\n";
  map["roadmap.yaml"] = "stages: [{id: x, steps: [{id: \"1\", title: t, when: [2023-13]}]}]\n";
  MemoryFiles files(map);
  const auto loaded = load_programme(files);
  REQUIRE(loaded);
  const Texts lines = shown(loaded->unreadable);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].starts_with("pairs/pair-007.yaml:2:1 key-duplicate"));
  CHECK(lines[1] == "people/P-014.yaml:1:1 key-missing key=category");
  CHECK(lines[2] == "people/P-014.yaml:2:1 key-unknown key=catgory near=category");
  CHECK(lines[3] == "roadmap.yaml:1:53 when-wrong value=2023-13");
}

TEST_CASE("times of the roadmap that cannot be are refused") {
  const auto at = [](const std::string& when) {
    return unreadable_in("roadmap.yaml",
                         "stages: [{id: x, steps: [{id: a, title: t, when: [" + when + "]}]}]\n");
  };
  CHECK(at("2024-03..2024-01") == Texts{"roadmap.yaml:1:51 when-backwards value=2024-03..2024-01"});
  CHECK(at("{every: month, months: [13]}").size() == 1);
  CHECK(at("{evry: month}").size() == 2);
  CHECK(at("[a]") == Texts{"roadmap.yaml:1:51 when-wrong value="});
  CHECK(at("as-needed, at-end, 2024-01-05..2024-02").empty());
}

TEST_CASE("points of a difference stand under whole numbers") {
  std::string text = test::matching_yaml;
  text.replace(text.find("{1: 9, 2: 12}"), 13, "{1: 9, two: 2}");
  CHECK(unreadable_in("matching.yaml", text) == Texts{"matching.yaml:19:102 points-key key=two"});
}

TEST_CASE("a school year is two years in a row") {
  CHECK(unreadable_in("years/2024-2026.yaml", "year: 2024-2026\n") ==
        Texts{"years/2024-2026.yaml:1:7 format-wrong key=year value=2024-2026 format=school-year"});
}

TEST_CASE("a folder without its programme card is told") {
  MemoryFiles files(test::FileMap{{"people/P-014.yaml", test::person_yaml}});
  const auto loaded = load_programme(files);
  REQUIRE(loaded);
  CHECK(shown(loaded->unreadable) == Texts{"programme.yaml:0:0 programme-missing"});
}

TEST_CASE("no file of a kind's folder is passed over in silence") {
  const Loaded yml = loaded_with("people/P-015.yml", "id: P-015\n");
  CHECK(shown(yml.unreadable) == Texts{"people/P-015.yml:0:0 file-ending path=people/P-015.yml"});
  for (const char* path : {"journal/2023-12.YAML", "journal/2023-12.yaml.txt", "matching.yml",
                           "programme.Yaml", "journal/x.yml"}) {
    const Texts wanted{std::string(path) + ":0:0 file-ending path=" + path};
    CHECK(shown(loaded_with(path, "").unreadable) == wanted);
  }
  CHECK(shown(loaded_with("journal/old/2023-12.yaml", "").unreadable) ==
        Texts{"journal/old/2023-12.yaml:0:0 file-too-deep path=journal/old/2023-12.yaml "
              "folder=journal"});
  CHECK(loaded_with("todo.yml", "").unreadable.empty());
  const Loaded note = loaded_with("people/notes.txt", "…");
  CHECK(note.unreadable.empty());
  REQUIRE(note.findings.size() == 1);
  CHECK(note.findings[0].severity == Severity::warning);
  CHECK(note.findings[0].message.id == "file-ignored");
}

TEST_CASE("a copy that a cloud folder made stops everything, one that we made is told") {
  for (const auto& [path, original] : std::vector<std::pair<std::string, std::string>>{
           {"journal/2023-10 (1).yaml", "journal/2023-10.yaml"},
           {"journal/2023-10-DESKTOP-7.yaml", "journal/2023-10.yaml"},
           {"journal/2023-10.sync-conflict-20231101-101010-ABC.yaml", "journal/2023-10.yaml"},
           {"people/P-014 (копия).yaml", "people/P-014.yaml"},
           {"pairs/pair-001-conflict.yaml", "pairs/pair-001.yaml"},
           {"years/2023-2024 (1).yaml", "years/2023-2024.yaml"},
           {"answers/intake-mentee (conflicted copy).yaml", "answers/intake-mentee.yaml"},
           {"answers/intake-mentee-DESKTOP-AB12.yaml", "answers/intake-mentee.yaml"},
           {"matching-Заботина-ПК.yaml", "matching.yaml"},
           {"roadmap~HEAD.yaml", "roadmap.yaml"},
           {"programme_BACKUP_12.yaml", "programme.yaml"},
           {"programme (1).yaml", "programme.yaml"}}) {
    const std::string shown_path = path;  // clang 14 captures no structured bindings
    CAPTURE(shown_path);
    CHECK(shown(loaded_with(path, "").unreadable) ==
          Texts{path + ":0:0 conflict-copy path=" + path + " original=" + original});
  }
  const Loaded kept = loaded_with("journal/2023-10.yaml.mentor-conflict.2", "x");
  CHECK(kept.unreadable.empty());
  CHECK(shown(kept.findings) ==
        Texts{"journal/2023-10.yaml.mentor-conflict.2:0:0 conflict-waits "
              "path=journal/2023-10.yaml.mentor-conflict.2 original=journal/2023-10.yaml"});
  CHECK(loaded_with("questionnaires/conflict-2023.yaml", "").findings.empty());
  for (const char* path : {"matchings.yaml", "answers/intake-mentees.yaml", "roadmap-notes.md"})
    CHECK(loaded_with(path, "").unreadable.empty());
}

TEST_CASE("a copy of a whole folder stops everything, once, and no folder of another name") {
  for (const auto& [folder, original] : std::vector<std::pair<std::string, std::string>>{
           {"journal (1)", "journal"},
           {"people (копия)", "people"},
           {"people — Копия (2)", "people"},
           {"pairs 2", "pairs"},
           {"answers copy", "answers"},
           {"journal.conflict", "journal"},
           {"Journal (1)", "journal"},
           {"private~HEAD", "private"},
           {"years.sync-conflict-20231101-101010-ABC", "years"}}) {
    const std::string shown_folder = folder;  // clang 14 captures no structured bindings
    CAPTURE(shown_folder);
    test::FileMap map = whole_folder();
    map[folder + "/2023-10.yaml"] = "";
    map[folder + "/2023-11.yaml"] = "";
    map[folder + "/notes.txt"] = "";
    MemoryFiles files(map);
    const auto loaded = load_programme(files);
    REQUIRE(loaded);
    CHECK(shown(loaded->unreadable) ==
          Texts{folder + ":0:0 folder-copy path=" + folder + " original=" + original});
  }
  for (const char* path :
       {"journal 2022/2022-10.yaml", "people-old/P-001.yaml", "reports (1)/a.yaml",
        "journal (1)/notes.txt", "journals/a.yaml", "copy of journal/2023-10.yaml"}) {
    CAPTURE(path);
    CHECK(loaded_with(path, "").unreadable.empty());
  }
}

TEST_CASE("a card of the top in other letters is told") {
  for (const char* path : {"Programme.yaml", "MATCHING.yaml", "Roadmap.yaml"}) {
    const Texts wanted{std::string(path) + ":0:0 file-letters path=" + path};
    CHECK(shown(loaded_with(path, "").unreadable) == wanted);
  }
  CHECK(shown(loaded_with("Programme (1).yaml", "").unreadable) ==
        Texts{"Programme (1).yaml:0:0 conflict-copy path=Programme (1).yaml "
              "original=programme.yaml"});
}

TEST_CASE("a broken private card is told and the programme is none the worse") {
  test::FileMap map = whole_folder();
  map["private/P-014.yaml"] = "id: P-014\nname: [a]\n";
  map["private/P-019.yaml"] = "id: P-003\n";
  MemoryFiles files(map);
  const auto cards = load_private(files);
  REQUIRE(cards);
  CHECK(shown(cards->unreadable) ==
        Texts{"private/P-014.yaml:2:7 kind-wrong key=name expected=map found=list"});
  CHECK(shown(cards->findings) ==
        Texts{"private/P-019.yaml:1:5 id-not-file-name id=P-003 expected=P-019"});
  const auto programme = load_programme(files);
  REQUIRE(programme);
  CHECK(programme->unreadable.empty());
}

TEST_CASE("a file of another format version is refused") {
  std::string text = test::programme_yaml;
  text.replace(text.find("format: 1"), 9, "format: 2");
  CHECK(unreadable_in("programme.yaml", text) ==
        Texts{"programme.yaml:2:9 integer-range key=format value=2 min=1 max=1"});
}
