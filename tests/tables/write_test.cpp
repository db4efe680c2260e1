#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include "mentor/tables/read.h"
#include "mentor/tables/write_csv.h"
#include "mentor/tables/write_xlsx.h"

namespace mentor {
namespace {

using Cells = std::vector<std::string>;

TEST_CASE("a csv for Excel has a mark, semicolons and CRLF, a plain one commas and LF") {
  const std::vector<Cells> rows = {{"ФИО", "Класс"}, {"Лаптева", "7;Б"}, {"a,b", ""}};
  CHECK(write_csv(rows, Csv::excel) == "\xEF\xBB\xBFФИО;Класс\r\nЛаптева;\"7;Б\"\r\na,b;\r\n");
  CHECK(write_csv(rows, Csv::plain) == "ФИО,Класс\nЛаптева,7;Б\n\"a,b\",\n");
  CHECK(write_csv({{""}, {" x", "a\"b", "c\nd"}}, Csv::plain) ==
        "\"\"\n\" x\",\"a\"\"b\",\"c\nd\"\n");
}

TEST_CASE("cells that a spreadsheet would compute get an apostrophe, negative numbers do not") {
  const std::vector<Cells> rows = {{"=1+1", "+7 900", "@x", "-cmd", "\tx", "\rx"},
                                   {"-3", "-0,5", "-0.5", "-", "-1-2", "--1"}};
  CHECK(write_csv(rows, Csv::plain) ==
        "'=1+1,'+7 900,'@x,'-cmd,\"'\tx\",\"'\rx\"\n-3,\"-0,5\",-0.5,'-,'-1-2,'--1\n");
}

TEST_CASE("what is written as csv reads back the same") {
  const std::vector<Cells> rows = {
      {"a", "b", "c"}, {"x;y", "\"q\"", "line\r\nbreak"}, {"", " ", "\u00A0"}, {"да", ",", "'"}};
  for (const Csv style : {Csv::excel, Csv::plain}) {
    const std::string text = write_csv(rows, style);
    const Result<Table> table = read_table({"x.csv", text, {}});
    REQUIRE(table);
    CHECK(table->header == rows[0]);
    REQUIRE(table->rows.size() == 3);
    for (std::size_t i = 0; i < 3; ++i)
      CHECK(table->rows[i].cells == rows[i + 1]);
  }
}

const std::vector<Sheet> sheets = {{"Пары: [1/2]",
                                    {"ФИО", "Балл"},
                                    {{"Лаптева Анна", 8.0}, {"=1+1", -2.5}, {"_x0041_", "a\r\nb"}}},
                                   {"Пары  1 2 ", {}, {{"x", "y"}}}};

TEST_CASE("a workbook reads back the same, formulas as text") {
  const Result<std::string> bytes = write_xlsx(sheets);
  REQUIRE(bytes);
  const Result<Table> table = read_table({"x.xlsx", *bytes, {}});
  REQUIRE(table);
  CHECK(table->sheet == "Пары   1 2 ");
  CHECK(table->header == Cells{"ФИО", "Балл"});
  REQUIRE(table->rows.size() == 3);
  CHECK(table->rows[0].cells == Cells{"Лаптева Анна", "8"});
  CHECK(table->rows[1].cells == Cells{"=1+1", "-2.5"});
  CHECK(table->rows[2].cells == Cells{"_x0041_", "a\r\nb"});
}

TEST_CASE("the same sheets give the same bytes") {
  const Result<std::string> first = write_xlsx(sheets);
  const Result<std::string> second = write_xlsx(sheets);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(*first == *second);
}

TEST_CASE("titles of sheets are cut to what Excel allows and kept apart") {
  const std::string title = "Очень длинное название листа с парами наставников";
  const Result<std::string> bytes =
      write_xlsx({{title, {"a"}, {}}, {title, {"b"}, {}}, {"", {"c"}, {}}});
  REQUIRE(bytes);
  const Result<Table> unknown = read_table({"x.xlsx", *bytes, {{}, "?"}});
  REQUIRE_FALSE(unknown);
  CHECK(arg(unknown.error().message, "known") ==
        "Очень длинное название листа с , Очень длинное название лист (2), 1");
}

TEST_CASE("what no worksheet can hold is refused with its place") {
  const std::vector<SheetCell> bad = {std::string(40'000, 'x'), std::string("\xFF"),
                                      std::numeric_limits<double>::infinity(),
                                      std::string("a\0b", 3)};
  for (const SheetCell& cell : bad) {
    const Result<std::string> bytes = write_xlsx({{"Лист", {"a", "b"}, {{"x", cell}}}});
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().message.id == "xlsx-cell-unfit");
    CHECK(arg(bytes.error().message, "row") == "2");
    CHECK(arg(bytes.error().message, "column") == "2");
  }
  CHECK(write_xlsx({}));
}

}  // namespace
}  // namespace mentor
