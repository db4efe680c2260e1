#include "mentor/intake/columns.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "world.h"

namespace mentor {
namespace {

using test::table_of;

std::vector<std::string> notes_of(const ColumnMap& map) {
  std::vector<std::string> ids;
  for (const Finding& note : map.notes)
    ids.push_back(note.message.id);
  return ids;
}

TEST_CASE("headers are compared without case, spaces, quotes and end punctuation") {
  CHECK(header_key("По каким вопросам нужна помощь?\n(можно несколько)") ==
        header_key("по каким  вопросам нужна помощь? (можно\u00a0несколько):"));
  CHECK(header_key("«Код» участника") == header_key("Код участника…"));
  CHECK(header_key("Код") != header_key("Ход"));
  // A mark that a space or a quote kept off its letter.
  CHECK(header_key("Кои \u0306ка") == header_key("Койка"));
  CHECK(header_key("Кои\"\u0306ка") == header_key("Койка"));
}

TEST_CASE("a question is found by text, alias or the prefix of its id, wherever it stands") {
  const Questionnaire asked = test::feedback();
  for (const std::string header :
       {"насколько комфортно с наставником", "К1. Как вам?", "K1) Latin letter", "к1"}) {
    CAPTURE(header);
    const ColumnMap map = map_columns(asked, table_of({{"Погода", header, "Код"}}));
    REQUIRE(map.questions.contains("К1"));
    CHECK(map.questions.at("К1")[0].column == 1);
    CHECK(map.marks.at(Mark::code)[0] == 2);
  }
  CHECK_FALSE(map_columns(asked, table_of({{"К10. Как вам?"}})).questions.contains("К1"));
}

TEST_CASE("a header renamed by a word is reported with the nearest one") {
  const ColumnMap map = map_columns(
      test::feedback(), table_of({{"Код участницы", "Насколько уютно с наставником?"}}));
  REQUIRE(map.notes.size() >= 2);
  CHECK(notes_of(map)[0] == "header-unknown");
  CHECK(arg(map.notes[0].message, "nearest") == "Код участника");
  CHECK(arg(map.notes[1].message, "nearest") == "Насколько комфортно с наставником?");
}

TEST_CASE("columns that a form service adds are passed over, missing and double ones told") {
  const ColumnMap map =
      map_columns(test::feedback(), table_of({{"ID", "Баллы", "Код", "К1.", "К1. Ещё"}}));
  CHECK(notes_of(map) == std::vector<std::string>{"header-duplicate", "question-missing"});
  CHECK(arg(map.notes[1].message, "question") == "note");
}

TEST_CASE("the questionnaire is chosen when exactly one fits best") {
  const Programme programme = test::small_school();
  const auto sign_up =
      choose_questionnaire(programme.questionnaires, table_of({{"ФИО", "Класс", "Запрос"}}));
  REQUIRE(sign_up.has_value());
  CHECK((*sign_up)->id.text == "intake-mentee");
  const auto none = choose_questionnaire(programme.questionnaires, table_of({{"a", "b"}}));
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().message.id == "questionnaire-none");
  auto twins = programme.questionnaires;
  Questionnaire twin = test::feedback();
  twin.id = {"feedback-twin"};
  twins[twin.id] = twin;
  const auto ambiguous = choose_questionnaire(twins, table_of({{"Код", "К1."}}));
  REQUIRE_FALSE(ambiguous.has_value());
  CHECK(arg(ambiguous.error().message, "candidates") == "feedback-mentee, feedback-twin");
}

}  // namespace
}  // namespace mentor
