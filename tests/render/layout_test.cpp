#include "layout.h"

#include <doctest/doctest.h>

#include "mentor/base/text.h"
#include "mentor/render/write.h"
#include "sample.h"

using namespace mentor;
using render::Sheet;

namespace {

Sheet people() {
  return {{"Имя", "N"},
          {doc::Align::left, doc::Align::right},
          {{"Е\u0308лкин", "7"}, {"你好", "12"}, {"P-003", "—"}},
          {doc::RowKind::body, doc::RowKind::body, doc::RowKind::total}};
}

}  // namespace

TEST_CASE("combining marks take no column and wide characters take two") {
  const auto lines = render::laid_out(people(), 80);
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == "Имя     N");
  CHECK(lines[2] == "Е\u0308лкин   7");
  CHECK(lines[3] == "你好   12");
  CHECK(lines[5] == "P-003   —");
  for (const std::string& line : lines)
    CHECK(width(line) == width(lines[1]));
}

TEST_CASE("a narrow terminal gets every value on its own line") {
  Sheet sheet = people();
  for (int i = 0; i < 6; ++i) {
    sheet.header.push_back("Столбец");
    sheet.align.push_back(doc::Align::left);
    for (auto& row : sheet.rows)
      row.push_back("значение");
  }
  const auto lines = render::laid_out(sheet, 30);
  REQUIRE(lines.size() == 8 + 1 + 8 + 1 + 7);
  CHECK(lines[0] == "Имя: Е\u0308лкин");
  CHECK(lines[1] == "  N: 7");
  CHECK(lines[8].empty());
  CHECK(lines[18] == "Имя: P-003");
  CHECK(lines[19] == "  Столбец: значение");  // of whose number nothing is known
}

TEST_CASE("people of one cell stand on lines of their own where one line has no room for them") {
  const Sheet sheet{{"Пара", "Кто", "Встреч"},
                    {doc::Align::left, doc::Align::left, doc::Align::right},
                    {{"pair-001", "P-001 Ёлкина А.,\nP-002 Снегирёв П.", "3"}},
                    {doc::RowKind::body}};
  const auto wide = render::laid_out(sheet, 80);
  REQUIRE(wide.size() == 3);
  CHECK(wide[2] == "pair-001  P-001 Ёлкина А., P-002 Снегирёв П.       3");
  const auto narrow = render::laid_out(sheet, 40);
  REQUIRE(narrow.size() == 4);
  CHECK(narrow[2] == "pair-001  P-001 Ёлкина А.,        3");
  CHECK(narrow[3] == "          P-002 Снегирёв П.");
}

TEST_CASE("words are wrapped at spaces and long ones cut between characters") {
  CHECK(render::wrapped("один два три", 8) == std::vector<std::string>{"один два", "три"});
  CHECK(render::wrapped("абвгд", 2) == std::vector<std::string>{"аб", "вг", "д"});
  CHECK(render::wrapped("e\u0301e\u0301e\u0301", 2) ==
        std::vector<std::string>{"e\u0301e\u0301", "e\u0301"});
  CHECK(render::wrapped("你你", 3) == std::vector<std::string>{"你", "你"});
  CHECK(render::wrapped("", 5) == std::vector<std::string>{""});
  CHECK(render::wrapped("你", 1) == std::vector<std::string>{"你"});
}

TEST_CASE("a place too long for its column is parted before its number or its name") {
  using Lines = std::vector<std::string>;
  CHECK(render::wrapped("journal/2023-09.yaml:79", 22) == Lines{"journal/2023-09.yaml:", "79"});
  CHECK(render::wrapped("journal/2023-09.yaml:79", 18) == Lines{"journal/", "2023-09.yaml:79"});
  CHECK(render::wrapped("2023-09-18-teacher-pupil", 20) == Lines{"2023-09-18-teacher-", "pupil"});
  CHECK(render::wrapped("см. people/P-001.yaml:4", 12) == Lines{"см.", "people/", "P-001.yaml:4"});
}

TEST_CASE("no line of a report is wider than the terminal") {
  for (const std::size_t columns : {40U, 60U, 80U, 120U}) {
    const std::string text =
        write_text(test::sample(Language::ru, "Очень длинное название программы наставничества"),
                   {.columns = columns});
    for (const std::string& line : split(text, "\n")) {
      CAPTURE(line);
      CHECK(width(line) <= columns);
    }
  }
}
