#include "terminal_lines.h"

#include <doctest/doctest.h>

namespace mentor::cli {
namespace {

TEST_CASE("a line of prose breaks between words and goes on two columns in") {
  CHECK(
      prose_in_lines("ошибка: здесь нет такого человека, впишите код из списка участников\n", 40) ==
      "ошибка: здесь нет такого человека,\n  впишите код из списка участников\n");
}

TEST_CASE("what fits, what is laid out already and a narrow terminal stay as they are") {
  for (const std::string text :
       {"коротко\n\nи ещё",
        "  таблица, строка которой длиннее, чем весь этот терминал, пусть будет так",
        "- {date: 2024-01-15, pair: pair-001, event: meeting, kind: regular, minutes: 40}",
        "@@ -176,3 +176,4 @@ строка изменений, которая длиннее сорока знаков"}) {
    CHECK(prose_in_lines(text, 40) == text);
  }
  const std::string wide = "строка, которая шире такого терминала";
  CHECK(prose_in_lines(wide, 20) == wide);
}

TEST_CASE("a word wider than the terminal has a line of its own, whole") {
  const std::string path = "/home/school/very/long/path/to/a/file/of/a/survey.csv";
  CHECK(prose_in_lines("Записано: " + path + " целиком", 40) ==
        "Записано:\n  " + path + "\n  целиком");
}

TEST_CASE("colours take no room") {
  const std::string red = "\x1b[31mошибка:\x1b[0m ровно столько, сколько входит";
  CHECK(prose_in_lines(red, 40) == red);
}

}  // namespace
}  // namespace mentor::cli
