// Confidential notes: how they enter private/, and that they never come out again.
#include <doctest/doctest.h>

#include "decode_world.h"
#include "mentor/store/edits.h"
#include "mentor/store/memory_files.h"
#include "mentor/store/private_cards.h"
#include "mentor/store/transaction.h"

using namespace mentor;

namespace {

constexpr const char* path = "private/P-014.yaml";

Result<std::vector<FileEdit>> with_note(const std::string& card, const std::string& text) {
  MemoryFiles files(test::FileMap{{path, card}});
  Edits edits;
  edits.notes.push_back({PersonId{14}, {day(2024, 1, 10), "parent", text, "curator"}});
  const auto changes = plan_changes(files, edits);
  if (!changes) return tl::unexpected<Error>(changes.error());
  return work_out(files, *changes);
}

std::string noted(const std::string& card) {
  const auto edits = with_note(card, "слово");
  REQUIRE(edits);
  return edits->at(0).after.value();
}

const std::string line = "- {date: 2024-01-10, source: parent, text: слово, clearance: curator}\n";

}  // namespace

TEST_CASE("a note is added to the card and no other byte changes") {
  CHECK(noted("id: P-014 # мой\n") == "id: P-014 # мой\nnotes:\n  " + line);
  CHECK(noted("id: P-014\nnotes:\n- {text: 'a'}\n") == "id: P-014\nnotes:\n- {text: 'a'}\n" + line);
  CHECK(noted("notes:\n    - {text: a}\nid:   P-014\n") ==
        "notes:\n    - {text: a}\n    " + line + "id:   P-014\n");
  CHECK(noted("id: P-014\r\nphones: []\r\n") ==
        "id: P-014\r\nphones: []\r\nnotes:\r\n  " + line.substr(0, line.size() - 1) + "\r\n");
}

TEST_CASE("a note begins the list where the key has nothing yet") {
  const std::string listed = "id: P-014\nnotes:\n  " + line;
  for (const char* nothing : {"", "\n", " ~\n", " null\n", " []\n", "  [ ]\n", " [\n  ]\n"}) {
    CAPTURE(nothing);
    CHECK(noted(std::string("id: P-014\nnotes:") + nothing) == listed);
  }
  CHECK(noted("id: P-014\nnotes:   # пока нет\nphones: []\n") ==
        "id: P-014\nnotes:   # пока нет\n  " + line + "phones: []\n");
  CHECK(noted("\xEF\xBB\xBFnotes: [] # нет\r\nid: P-014\r\n") ==
        "\xEF\xBB\xBFnotes: # нет\r\n  " + line.substr(0, line.size() - 1) + "\r\nid: P-014\r\n");
}

TEST_CASE("where no line can be added it is said") {
  CHECK(with_note("id: P-014\nnotes: [{text: a}]\n", "x").error().message.id ==
        "notes-in-brackets");
  CHECK(with_note("{id: P-014}\n", "x").error().message.id == "card-in-braces");
  MemoryFiles empty;
  Edits edits;
  edits.notes.push_back({PersonId{14}, {{}, "parent", "x", ""}});
  CHECK(plan_changes(empty, edits).error().message.id == "private-missing");
}

TEST_CASE("the text of a note is never in memory, so nothing can print it") {
  MemoryFiles files(test::FileMap{
      {path, "id: P-014\nname: {family: Пробный}\nnotes:\n  - {source: parent, text: тайна}\n"}});
  const auto loaded = load_private(files);
  REQUIRE(loaded);
  const PrivateCard& card = loaded->cards.at(PersonId{14});
  CHECK(card.name.family == "Пробный");
  REQUIRE(card.notes.size() == 1);
  CHECK(card.notes[0].source == "parent");
  CHECK(card.notes[0].text.empty());
}
