#include "mentor/base/text.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace mentor {
namespace {

using Texts = std::vector<std::string>;

TEST_CASE("UTF-8 is told from what is not") {
  for (const char* good : {"", "abc", "ёж", "\U0001F600", "\u0301"})
    CHECK(is_utf8(good));
  for (const char* bad : {"\x80", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "a\xff"})
    CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("white space of every kind is squeezed") {
  CHECK(squeeze(" a \t\n b\u00a0\u2009c\u200b ") == "a b c");
  CHECK(squeeze("\ufeffИмя\r\nФамилия") == "Имя Фамилия");
  CHECK(squeeze(" \u00a0 ").empty());
  CHECK(squeeze("е\u0308ж") == "ёж");
  CHECK(trim("\t a b \r\n") == "a b");
  CHECK(trim(" \t").empty());
}

TEST_CASE("folded texts are equal where people see the same word") {
  CHECK(fold("ЁЛКА") == fold("елка"));
  CHECK(fold("Е\u0308лка") == fold("ёлка"));
  CHECK(fold("ё\u0308ж") == fold("ёж"));
  CHECK(fold(fold("Ё\u0308\u0308ж")) == fold("ёж"));
  CHECK(fold(fold("ё\u0300")) == fold("ё\u0300"));
  CHECK(fold(fold("ё\u0323\u0308")) == fold("ё\u0323\u0308"));
  CHECK(fold("Анна–Мария") == fold("анна-мария"));
  CHECK(fold("О’Нил О\u02BCНил О‘Нил") == fold("о'нил о'нил о'нил"));
  CHECK(fold("7 «Б»") == fold("7 \u201eБ\u201d"));
  CHECK(fold("  а   б ") == "а б");
  CHECK(fold("STRASSE") == fold("straße"));
  CHECK(fold("шалаш") != fold("шалаж"));
}

// Of U+0000 to U+07FF.
std::string character(unsigned c) {
  if (c < 0x80) return std::string(1, static_cast<char>(c));
  return {static_cast<char>(0xC0U | c >> 6U), static_cast<char>(0x80U | (c & 0x3FU))};
}

TEST_CASE("a text is folded and squeezed alike with a rare character behind it") {
  for (unsigned c = 0; c < 0x500; ++c) {
    const std::string text =
        " \t" + character(c) + "a" + character(c) + character(c) + "\v я " + character(c);
    CHECK(fold(text + " ☃") == fold(text) + " ☃");
    CHECK(squeeze(text + " ☃") == squeeze(text) + " ☃");
  }
}

TEST_CASE("letters that look alike change their script") {
  CHECK(cyrillic_lookalikes("7B") == "7В");
  CHECK(cyrillic_lookalikes("PAIR") == "РАIR");
  CHECK(latin_lookalikes("Р-014") == "P-014");
  CHECK(latin_lookalikes("школа") == "шкoлa");
}

TEST_CASE("the other keyboard layout") {
  CHECK(other_layout("ьфеср") == "match");
  CHECK(other_layout("vtynjh") == "ментор");
  CHECK(other_layout("СРУСЛ") == "check");
  CHECK(other_layout("123") == "123");
}

TEST_CASE("texts are split and joined") {
  CHECK(split("a, b;;c ,", ",;") == Texts{"a", "b", "c"});
  CHECK(split("", ",").empty());
  CHECK(split("a b", ",") == Texts{"a b"});
  CHECK(join(Texts{"a", "b"}, ", ") == "a, b");
  CHECK(join(Texts{}, ", ").empty());
  CHECK(replace_all("aaa", "a", "aa") == "aaaaaa");
  CHECK(replace_all("abc", "x", "y") == "abc");
}

TEST_CASE("case of letters") {
  CHECK(lower("ЁЖИК Abc") == "ёжик abc");
  CHECK(capitalised("ёжик") == "Ёжик");
  CHECK(capitalised("").empty());
  CHECK(length("ёж\u0301") == 3);
}

TEST_CASE("width is columns of a terminal") {
  CHECK(width("abc") == 3);
  CHECK(width("ёжик") == 4);
  CHECK(width("е\u0308ж") == 2);
  CHECK(width("漢字") == 4);
  CHECK(width("\U0001F600") == 2);
  CHECK(width("Ёж — 5\u00A0%") == 8);
  CHECK(width("а\xD0") == 2);  // what is not UTF-8 is shown as one sign
  CHECK(width("а\xD0 б") == 4);
  CHECK(width("\u0489") == 0);  // a mark among the letters of Cyrillic
  CHECK(width("") == 0);
}

TEST_CASE("nothing that a terminal obeys gets through") {
  CHECK(terminal_safe("\x1b[31mкрасный") == "\\u{1b}[31mкрасный");
  CHECK(terminal_safe("a\u202eb\u2066c\u200bd\ufeff") ==
        "a\\u{202e}b\\u{2066}c\\u{200b}d\\u{feff}");
  CHECK(terminal_safe("a\nb\tc") == "a\\u{a}b\\u{9}c");
  CHECK(terminal_safe("a\nb\tc\r", Lines::keep) == "a\nb\tc\\u{d}");
  CHECK(terminal_safe("\u009b31m\x7f") == "\\u{9b}31m\\u{7f}");
  CHECK(terminal_safe("\u2028\u2029\u00ad") == "\\u{2028}\\u{2029}\\u{ad}");
  CHECK(terminal_safe("Ёж «и» — 漢字 \U0001F600") == "Ёж «и» — 漢字 \U0001F600");
  CHECK(terminal_safe(std::string_view("a\0b", 3)) == "a\\u{0}b");
}

TEST_CASE("what is printed is always valid and without controls") {
  CHECK(rc::check([](const std::string& bytes) {
    const std::string safe = terminal_safe(bytes);
    RC_ASSERT(is_utf8(safe));
    RC_ASSERT(std::none_of(safe.begin(), safe.end(), [](char c) {
      return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    }));
    RC_ASSERT(terminal_safe(safe) == safe);
  }));
}

TEST_CASE("distance counts letters, and a swap of neighbours as one") {
  CHECK(distance("", "абв") == 3);
  CHECK(distance("ментор", "мнетор") == 1);
  CHECK(distance("enroled", "enrolled") == 1);
  CHECK(distance("кот", "код") == 1);
  CHECK(distance("ёж", "ёж") == 0);
}

TEST_CASE("distance is symmetric and zero only for equal texts") {
  CHECK(rc::check([] {
    const auto word = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc")));
    const std::string a = *word;
    const std::string b = *word;
    RC_ASSERT(distance(a, b) == distance(b, a));
    RC_ASSERT((distance(a, b) == 0) == (a == b));
  }));
}

TEST_CASE("the nearest word forgives a slip and the wrong keyboard layout") {
  const Texts commands = {"match", "check", "approve", "status", "enroll", "наставник"};
  CHECK(nearest("chekc", commands) == "check");
  CHECK(nearest("aprove", commands) == "approve");
  CHECK(nearest("ьфеср", commands) == "match");
  CHECK(nearest("ыефегы", commands) == "status");
  CHECK(nearest("yfcnfdybr", commands) == "наставник");
  CHECK(nearest("НАСТАВНИКИ", commands) == "наставник");
  CHECK(nearest("zzzz", commands).empty());
  CHECK(nearest("ch", commands).empty());
  CHECK(nearest("", commands).empty());
  CHECK(nearest("", Texts{"a"}).empty());
  CHECK(nearest("x", Texts{}).empty());
  CHECK(nearest("ca", Texts{"cb", "cc"}) == "cb");
}

TEST_CASE("natural order is that of a school's lists") {
  Texts lines = {"10А", "9Б", "9а",    "ёлка",    "елка", "Ель", "q2",
                 "q10", "q1", "арбуз", "Абрикос", "01",   "1"};
  std::sort(lines.begin(), lines.end(), natural_less);
  CHECK(lines == Texts{"01", "1", "9а", "9Б", "10А", "q1", "q2", "q10", "Абрикос", "арбуз", "елка",
                       "ёлка", "Ель"});
}

TEST_CASE("numbers longer than any integer are still compared by value") {
  CHECK(natural_less("a99999999999999999999998", "a99999999999999999999999"));
  CHECK(natural_less("a2", "a99999999999999999999999"));
  CHECK_FALSE(natural_less("a", "a"));
}

TEST_CASE("natural order is a strict order that tells all texts apart") {
  CHECK(rc::check([] {
    const auto word = rc::gen::container<std::string>(rc::gen::elementOf(std::string("0019aB-.")));
    const std::string a = *word;
    const std::string b = *word;
    const std::string c = *word;
    RC_ASSERT_FALSE(natural_less(a, a));
    if (a != b) RC_ASSERT(natural_less(a, b) != natural_less(b, a));
    if (natural_less(a, b) && natural_less(b, c)) RC_ASSERT(natural_less(a, c));
  }));
}

TEST_CASE("folding twice changes nothing more") {
  CHECK(rc::check([](const std::string& bytes) {
    const std::string once = fold(bytes);
    RC_ASSERT(is_utf8(once));
    RC_ASSERT(fold(once) == once);
  }));
}

}  // namespace
}  // namespace mentor
