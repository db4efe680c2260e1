#include "mentor/tables/file_texts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "fixtures.h"
#include "mentor/base/text.h"
#include "mentor/tables/write_xlsx.h"

namespace mentor {
namespace {

// Whether some text of the file has these words, and whether all of it was looked into.
bool has(std::string_view bytes, const std::string& words) {
  const auto texts = texts_of_file(bytes);
  return texts && std::any_of(texts->parts.begin(), texts->parts.end(), [&](const FilePart& part) {
           return part.bytes.find(words) != std::string::npos;
         });
}

bool is_whole(std::string_view bytes) {
  const auto texts = texts_of_file(bytes);
  return texts && texts->whole;
}

std::vector<std::string> names(std::string_view bytes) {
  std::vector<std::string> found;
  const auto texts = texts_of_file(bytes);
  if (!texts) return found;
  for (const FilePart& part : texts->parts) {
    if (!part.name.empty()) found.push_back(part.name);
  }
  return found;
}

TEST_CASE("a text is no file with texts inside") {
  CHECK_FALSE(texts_of_file("Ёлкина;Анна\n"));
  CHECK_FALSE(texts_of_file(""));
  CHECK_FALSE(texts_of_file("a =? b, rtf, transfer encoding"));
}

TEST_CASE("everything in a workbook is found in its texts") {
  const Result<std::string> bytes = write_xlsx(
      {{"Список", {"Фамилия", "Имя"}, {{"Ёлкина", "Анна"}}}, {"Ещё", {"Кто"}, {{"Снегирёв"}}}});
  REQUIRE(bytes);
  for (const char* expected : {"Ёлкина\tАнна\n", "\nСнегирёв\n", "<t>Ёлкина</t>", "name=\"Ещё\""}) {
    CAPTURE(expected);
    CHECK(has(*bytes, expected));
  }
  CHECK(is_whole(*bytes));
  CHECK_FALSE(is_whole(bytes->substr(0, 200)));
}

TEST_CASE("every entry of an archive is looked into, also archives in it, a few deep") {
  std::string nested = zip_parts({{"x.txt", "Ёлкина"}});
  CHECK(has(nested, "Ёлкина"));
  CHECK(names(zip_parts({{"a/b.txt", "x"}, {"c.bin", "y"}})) ==
        std::vector<std::string>{"a/b.txt", "c.bin"});
  for (int deep = 0; deep < 2; ++deep)
    nested = zip_parts({{"inner.zip", nested}});
  CHECK(has(nested, "Ёлкина"));
  CHECK(is_whole(nested));
  for (int deep = 0; deep < 3; ++deep)
    nested = zip_parts({{"inner.zip", nested}});
  CHECK_FALSE(has(nested, "Ёлкина"));
  CHECK_FALSE(is_whole(nested));
}

TEST_CASE("names of entries come in the bytes that stand there") {
  const std::string bytes = replace_all(zip_parts({{"NAME.txt", "x"}}), "NAME", "\x8B\xA5\xA2\xA0");
  CHECK(names(bytes) == std::vector<std::string>{"\x8B\xA5\xA2\xA0.txt"});
}

TEST_CASE("many archives in one unpack no more than one may") {
  const std::string big(std::size_t{40} << 20U, 'a');
  const std::string packed = zip_parts({{"big.txt", big.substr(0, std::size_t{900} << 10U)}}, 9);
  Parts many;
  for (int i = 0; i < 200; ++i)
    many[std::to_string(i) + ".zip"] = packed;
  const auto texts = texts_of_file(zip_parts(many));
  REQUIRE(texts);
  CHECK_FALSE(texts->whole);
  std::size_t sum = 0;
  for (const FilePart& part : texts->parts)
    sum += part.bytes.size();
  CHECK(sum < std::size_t{110} << 20U);
}

TEST_CASE("an RTF says what its control words and escapes stand for") {
  CHECK(has("{\\rtf1\\ansi\\ansicpg1251 \\'ca\\'ed\\'ee{\\b \\'ef}\\'ea\\'e8\\'ed}", "Кнопкин"));
  CHECK(has("{\\rtf1\\uc1 \\u1050?\\u1085\\'3f\\u1086? x}", "Кно x"));
  CHECK(has("{\\rtf1\\uc0 \\u-10187\\u-9138 x}", "\U0001D44Ex"));
  CHECK(has("{\\rtf1 a\\par b\\~c\\_d\\{e\\}}", "a\nb\nc-d{e}"));
  CHECK(has("{\\rtf1\\ansicpg866 \\'8a\\'ad\\'ae}", "Кно"));
  CHECK(has("{\\rtf1\\uc-1\\u1050 Smith}", "КSmith"));  // nothing is swallowed
  CHECK(is_whole("{\\rtf1 a}"));
  CHECK_FALSE(is_whole("{\\rtf1 a{\\pict 00ff}}"));
  for (const char* cut : {"{\\rtf1\\", "{\\rtf1\\'", "{\\rtf1\\'c", "{\\rtf1\\u", "{\\rtf1\\bin9 a",
                          "{\\rtf1\\u1050", "{\\rtf1\\bin-5 a", "{\\rtf1\\u99999999999999 a"}) {
    CAPTURE(cut);
    CHECK(texts_of_file(cut));
  }
}

TEST_CASE("an e-mail says what its encodings stand for") {
  const std::string head = "Content-Transfer-Encoding: ";
  CHECK(has(head + "quoted-printable\n\n=D0=9A=D0=BD=\n=D0=BE=D0=BF=\r\n=D0=BA", "Кнопк"));
  CHECK(has(head + "BASE64\r\n\r\n0JrQvdC+\r\n0L/Qug==\r\n--next", "Кнопк"));
  CHECK(has("content-transfer-encoding:base64\n\n" + std::string("0JrQvdC+") + "\n--a\n" + head +
                "base64\nX: y\n\n0L/Quw==\n",
            "пл"));
  CHECK(has("Subject: =?utf-8?B?0JrQ?= =?utf-8?B?vdC+?=\n", "Кно"));
  CHECK(has("Subject: =?koi8-r?Q?=EB=CE?= x =?utf-8?q?=D0=BE?=\n", "Кн\nо"));
  CHECK(has("N;ENCODING=QUOTED-PRINTABLE:=D0=9A", "К"));
  CHECK(is_whole(head + "base64\n\n0JrQvdC+"));
  CHECK(texts_of_file(head + "base64"));
}

TEST_CASE("of a PDF nobody says that all of it was read") {
  CHECK(texts_of_file("%PDF-1.4 Ёлкина")->also_as_it_stands);
  CHECK(has(zip_parts({{"x.pdf", "%PDF-1.4 Ёлкина"}}), "Ёлкина"));
  CHECK_FALSE(is_whole("%PDF-1.4 x"));
}

}  // namespace
}  // namespace mentor
