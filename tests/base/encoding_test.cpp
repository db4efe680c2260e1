#include "mentor/base/encoding.h"

#include <doctest/doctest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <string>
#include <vector>

#include "mentor/base/sha256.h"

namespace mentor {
namespace {

std::string encode(const std::string& text, const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &status);
  REQUIRE(U_SUCCESS(status));
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  std::vector<char> bytes(text.size() * 4 + 16);
  const auto size =
      units.extract(bytes.data(), static_cast<int32_t>(bytes.size()), converter, status);
  ucnv_close(converter);
  REQUIRE(U_SUCCESS(status));
  return {bytes.data(), static_cast<std::size_t>(size)};
}

std::string questionnaire() {
  std::string text =
      "Отметка времени;Фамилия, имя, отчество;Класс;С чем нужна помощь?;Комментарий\r\n";
  const char* names[] = {"Ёлкина Анна", "ШЕВЧЕНКО АРСЕНИЙ", "Журавель Пётр", "оглы фёдор"};
  for (int i = 0; i < 60; ++i) {
    text += "14.09.2025 10:0" + std::to_string(i % 10) + ";" + names[i % 4] +
            ";7 Б;робототехника, шахматы;только не к своему классному руководителю\r\n";
  }
  return text;
}

const char* const short_text = "ФИО;Класс\r\nДубовик Арсений;7Б\r\nЧерных Софья;8А\r\n";

void check_detected(const std::string& text, const char* name) {
  CAPTURE(name);
  const Result<Decoded> decoded = decode_text(encode(text, name));
  REQUIRE(decoded);
  CHECK(decoded->encoding == name);
  CHECK(decoded->text == text);
}

TEST_CASE("a questionnaire is recognised in every encoding that Russian files come in") {
  for (const char* name : {"utf-8", "utf-16le", "utf-16be", "windows-1251", "koi8-r", "cp866"}) {
    check_detected(questionnaire(), name);
  }
}

TEST_CASE("three lines are enough to recognise an encoding") {
  for (const char* name : {"utf-8", "utf-16le", "utf-16be", "windows-1251", "koi8-r", "cp866"}) {
    check_detected(short_text, name);
    check_detected("Имя;Класс\nПётр;7\n", name);
    check_detected("ФИО;КЛАСС\nПЕТРОВ ИВАН;7А\n", name);
    check_detected("имя\nиван\nанна\n", name);
  }
}

TEST_CASE("a byte order mark decides and is dropped") {
  const std::string text = short_text;
  const Result<Decoded> utf8 = decode_text("\xEF\xBB\xBF" + text);
  REQUIRE(utf8);
  CHECK(utf8->encoding == "utf-8-bom");
  CHECK(utf8->text == text);
  const Result<Decoded> little = decode_text("\xFF\xFE" + encode(text, "utf-16le"));
  REQUIRE(little);
  CHECK(little->encoding == "utf-16le");
  CHECK(little->text == text);
  const Result<Decoded> big = decode_text("\xFE\xFF" + encode(text, "utf-16be"));
  REQUIRE(big);
  CHECK(big->encoding == "utf-16be");
  CHECK(big->text == text);
}

TEST_CASE("the encoding asked for is taken without guessing and under its usual names") {
  const std::string bytes = encode(short_text, "koi8-r");
  for (const char* name : {"KOI8-R", "koi8", "koi8r"}) {
    const Result<Decoded> decoded = decode_text(bytes, name);
    REQUIRE(decoded);
    CHECK(decoded->text == short_text);
    CHECK(decoded->encoding == "koi8-r");
  }
  const Result<Decoded> wrong = decode_text(bytes, "windows-1251");
  REQUIRE(wrong);
  CHECK(wrong->text != short_text);
  const Result<Decoded> marked = decode_text("\xFF\xFE" + encode("да", "utf-16le"), "utf-16");
  REQUIRE(marked);
  CHECK(marked->text == "да");
}

void check_refused(const std::string& bytes, const char* wanted, const Where& where) {
  CAPTURE(bytes);
  const Result<Decoded> decoded = decode_text(bytes, wanted);
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().message.id == "text-not-decodable");
  CHECK(decoded.error().exit == Exit::folder);
  CHECK(decoded.error().where == where);
}

TEST_CASE("bytes that are not of the encoding asked for are refused with line and column") {
  check_refused("да\nне\xFFт", "utf-8", {"", 2, 3});
  check_refused("a;\xE0\x80\x80", "utf-8", {"", 1, 3});
  check_refused("a\n\xE4\x98", "windows-1251", {"", 2, 2});
  check_refused(std::string("a\0b", 3), "utf-16le", {"", 1, 2});
}

TEST_CASE("damaged UTF-8 is not taken for a code page") {
  check_refused("Фамилия;Имя\nШевч\xD0нко;Анна\n", "", {"", 2, 5});
  check_refused("\xEF\xBB\xBFФамилия\xFF", "", {"", 1, 8});
}

TEST_CASE("an unknown encoding is an error of usage") {
  const Result<Decoded> decoded = decode_text("a", "klingon-8");
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().message.id == "encoding-unknown");
  CHECK(decoded.error().exit == Exit::usage);
}

TEST_CASE("a NUL in a text is refused with its place") {
  for (const char* wanted : {"", "utf-8"}) {
    CAPTURE(wanted);
    const Result<Decoded> decoded = decode_text(std::string("ab\nc\0d e", 8), wanted);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().message.id == "text-has-nul");
    CHECK(decoded.error().where == Where{"", 2, 2});
  }
}

TEST_CASE("a Western text is not read as Cyrillic") {
  const std::string text =
      "Prénom;Société\nZoé;Le café des élèves, déjà fermé à l'époque où François était là\n";
  const Result<Decoded> decoded = decode_text(encode(text, "windows-1252"));
  REQUIRE(decoded);
  CHECK(decoded->text == text);
}

TEST_CASE("an empty text is UTF-8") {
  const Result<Decoded> decoded = decode_text("");
  REQUIRE(decoded);
  CHECK(decoded->encoding == "utf-8");
  CHECK(decoded->text.empty());
}

TEST_CASE("invalid sequences are found where they begin") {
  CHECK(find_invalid_utf8("да") == std::string::npos);
  CHECK(find_invalid_utf8("a\xC0\x80") == 1);
  CHECK(find_invalid_utf8("ab\xED\xA0\x80") == 2);
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);
  CHECK(find_invalid_utf8("да\xD0") == 4);
}

TEST_CASE("a place in a text counts characters and every kind of line end") {
  CHECK(place_in_text("да\nнет", 7) == Where{"", 2, 2});
  CHECK(place_in_text("a\r\nb\rc\nd", 7) == Where{"", 4, 1});
  CHECK(place_in_text("", 9) == Where{"", 1, 1});
}

TEST_CASE("SHA-256 gives the digests of the standard's examples") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("SHA-256 of parts is that of the whole, asked for at any time") {
  const std::string whole(1000, 'x');
  Sha256 sum;
  CHECK(sum.hex() == sha256_hex(""));
  for (std::size_t at = 0; at < whole.size(); at += 37) {
    sum.add(std::string_view(whole).substr(at, 37));
    CHECK(sum.hex() == sha256_hex(whole.substr(0, at + 37)));
  }
}

}  // namespace
}  // namespace mentor
