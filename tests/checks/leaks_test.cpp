#include "mentor/checks/leaks.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "found.h"

namespace mentor {
namespace {

PrivateCard card(unsigned number, FullName name) {
  PrivateCard made;
  made.id = PersonId{number};
  made.name = std::move(name);
  return made;
}

PrivateCards invented() {
  PrivateCards cards;
  cards[PersonId{1}] = card(1, {"Рябинкин", "Пётр", "Тестович", {}});
  cards[PersonId{2}] = card(2, {"Ёлкина", "Анна-Мария", "Пробовна", {}});
  cards[PersonId{3}] = card(3, {"Заболотский", "Лев", "", {}});
  cards[PersonId{4}] = card(4, {"Мороз", "Дарья", "", {}});
  cards[PersonId{5}] = card(5, {"Соловей", "Игорь", "", {}});
  cards[PersonId{6}] = card(6, {"Smithson", "Ann", "", {}});
  cards[PersonId{7}] = card(7, {"Петренко-Заяц", "Павел", "", {}});
  cards[PersonId{1}].phones = {"+7 (916) 000-45-67"};
  cards[PersonId{2}].phones = {"8 900 000 11 22"};
  cards[PersonId{1}].emails = {"Ryabinkin.P@Example.org"};
  cards[PersonId{4}].representative =
      Representative{"Вьюгина Ольга Примеровна", "мать", "9030001234"};
  return cards;
}

// `leak-name P-001 1:7` for every leak of one file with that text.
Lines leaks(std::string_view text) {
  const FileText file{"notes.yaml", text};
  Lines lines;
  for (const Finding& each : find_leaks({&file, 1}, invented())) {
    lines.push_back(each.message.id + " " + arg(each.message, "person") + " " +
                    std::to_string(each.where.line) + ":" + std::to_string(each.where.column));
  }
  return lines;
}

TEST_CASE("a full name leaks in every case form and order") {
  for (const char* text : {"Рябинкин Пётр", "Рябинкина Петра", "Рябинкину Петру",
                           "Рябинкиным Петром", "Рябинкине Петре", "РЯБИНКИН ПЕТР", "рябинкин пётр",
                           "Рябинкин П. Т.", "Рябинкин, Пётр", "{family: Рябинкин, given: Пётр}"}) {
    CAPTURE(text);
    const Lines all = leaks(text);
    REQUIRE(all.size() == 1);
    CHECK(all[0].starts_with("leak-name P-001 1:"));
  }
  CHECK(leaks("встреча: Петром Рябинкиным") == Lines{"leak-name P-001 1:17"});
  CHECK(leaks("П. Т. Рябинкину") == Lines{"leak-name P-001 1:7"});
}

TEST_CASE("names of every declension leak") {
  for (const char* text : {"Заболотским Львом", "Заболотскому Льву", "Лев Заболотский"})
    CHECK(leaks(text).at(0).starts_with("leak-name P-003"));
  for (const char* text : {"Ёлкиной Анны-Марии", "Елкину Анну-Марию", "Анне-Марии Ёлкиной"})
    CHECK(leaks(text).at(0).starts_with("leak-name P-002"));
  for (const char* text : {"Соловья Игоря", "Соловьём Игорем", "Соловью Игорю"})
    CHECK(leaks(text).at(0).starts_with("leak-name P-005"));
  for (const char* text : {"Петренко-Зайца Павла", "Петренко-Зайцем Павлом"})
    CHECK(leaks(text).at(0).starts_with("leak-name P-007"));
  CHECK(leaks("to Ann Smithson") == Lines{"leak-name P-006 1:8"});
}

// Whether the text names whoever is called so.
bool names(std::string_view text, FullName called) {
  const FileText file{"notes.yaml", text};
  const PrivateCards cards = {{PersonId{1}, card(1, std::move(called))}};
  const Findings found = find_leaks({&file, 1}, cards);
  return std::any_of(found.begin(), found.end(),
                     [](const Finding& each) { return each.message.id == "leak-name"; });
}

TEST_CASE("a vowel that goes away, and rarer declensions, hide no name") {
  struct Called {
    const char* family;
    const char* given;
    std::vector<const char*> texts;
  };
  const std::vector<Called> people = {
      {"Щегол", "Емельян", {"Емельяна Щегла", "Щеглом Емельяном"}},
      {"Бобёр", "Марк", {"Марка Бобра", "Бобру Марку"}},
      {"Ветер", "Назар", {"Назара Ветра", "Ветром Назаром", "О ВЕТРЕ НАЗАРЕ"}},
      {"Посол", "Игорь", {"Посла Игоря", "Игорем Послом"}},
      {"Лапоть", "Никита", {"Никиты Лаптя", "Лаптем Никитой"}},
      {"Уголь", "Марк", {"Угля Марка"}},
      {"Хребет", "Марк", {"Хребту Марку"}},
      {"Овёс", "Марк", {"Марком Овсом"}},
      {"Третий", "Кузьма", {"Кузьмы Третьего", "Третьему Кузьме", "Третьим Кузьмой"}},
      {"Лисий", "Марк", {"Лисьего Марка", "семья Лисьих Марка"}},
      {"Лоб", "Марк", {"Лба Марка"}},
      {"Пёс", "Марк", {"Марку Псу"}},
      {"Лёд", "Марк", {"Льдом Марком"}},
      {"Шило", "Михайло", {"Шила Михайла", "Шилом Михайлой", "Михайлы Шила"}}};
  for (const Called& each : people) {
    for (const char* text : each.texts) {
      CAPTURE(text);
      CHECK(names(text, {each.family, each.given, "", {}}));
    }
  }
}

TEST_CASE("no vowel goes away that makes another's name of one") {
  CHECK_FALSE(names("Ольга Рябинкина", {"Рябинкин", "Олег", "", {}}));
  CHECK_FALSE(names("Марина Рябинкина", {"Рябинкин", "Марион", "", {}}));
  CHECK_FALSE(names("Дна Ивана", {"Дон", "Иван", "", {}}));
  CHECK_FALSE(names("Шевченка Иван", {"Шевченко", "Иван", "", {}}));
}

TEST_CASE("decomposed letters and Latin look-alikes hide no name") {
  CHECK(leaks("Е\u0308лкиной Анны-Марии") == Lines{"leak-name P-002 1:1"});
  CHECK(leaks("Рябинкинa Петрa") == Lines{"leak-name P-001 1:1"});
  for (const char* text : {"Mороз Дарья", "MOРОЗ ДАРЬЯ", "Мoрoз Дарья", "\u039cороз Дарья"})
    CHECK(leaks(text) == Lines{"leak-name P-004 1:1"});
  CHECK(leaks("Павлу Петренкo-Зaйцу, Ёлкинa A. П.") ==
        Lines{"leak-name P-007 1:7", "leak-name P-002 1:23"});
}

TEST_CASE("one half of a double name leaks as the whole does") {
  for (const char* text : {"Петренко Павел", "Павла Зайца", "Заяц П.", "Петренко Заяц Павел",
                           "Петренко - Заяц Павел", "Заяц-Петренко Павел", "Петренко–Заяц Павел"}) {
    CAPTURE(text);
    REQUIRE_FALSE(leaks(text).empty());
    CHECK(leaks(text)[0].starts_with("leak-name P-007"));
  }
  CHECK(leaks("Ёлкина Мария") == Lines{"leak-name P-002 1:1"});
  CHECK(leaks("Зайцу трудно") == Lines{"leak-family-name P-007 1:1"});
}

TEST_CASE("an apostrophe of any kind, or none, hides no name") {
  PrivateCards cards;
  cards[PersonId{1}] = card(1, {"О'Нил", "Шон", "", {}});
  for (const char* text : {"О'Нил Шон", "Шон О’Нил", "Шону О\u02BCНилу", "Онил Шон", "О‘Нил Ш.",
                           "'Шон О''Нил'", "'О''Нил' 'Шон'", "О&apos;Нил Шон"}) {
    CAPTURE(text);
    const FileText file{"a.yaml", text};
    const Findings found = find_leaks({&file, 1}, cards);
    REQUIRE(found.size() == 1);
    CHECK(found[0].message.id == "leak-name");
  }
  CHECK(leaks("'Мороз'Дарья'") == Lines{"leak-name P-004 1:2"});
}

TEST_CASE("an initial with its dot is one in small letters, too") {
  CHECK(leaks("мороз д.") == Lines{"leak-name P-004 1:1"});
  CHECK(leaks("Рябинкин п. т.") == Lines{"leak-name P-001 1:1"});
  CHECK(leaks("мороз д") == Lines{});
  CHECK(leaks("Мороз в районе д. Пробное") == Lines{"leak-family-name P-004 1:1"});
}

TEST_CASE("a full name leaks where one of its words is somebody else's") {
  PrivateCards cards;
  cards[PersonId{1}] = card(1, {"Лев", "Лев", "", {}});
  cards[PersonId{2}] = card(2, {"Седых", "Лев", "", {}});
  for (const char* text : {"Лев Седых", "Льва Седых", "Льву Седых", "Седых Лев"}) {
    CAPTURE(text);
    const FileText file{"a.yaml", text};
    const Findings found = find_leaks({&file, 1}, cards);
    CHECK(std::any_of(found.begin(), found.end(), [](const Finding& each) {
      return each.message.id == "leak-name" && arg(each.message, "person") == "P-002";
    }));
  }
}

TEST_CASE("tags and entities of HTML hide no name") {
  for (const char* text :
       {"&#1052;ороз &#x414;арья", "Мо<b>р</b>оз Дарья",
        "<td>Мороз</td>\n<td class=\"имя в таблице\">Дарья</td>", "<a title='Мороз Дарья'>",
        "Мо&shy;роз&nbsp;Дарья", "<!-- Мороз Дарья -->"}) {
    CAPTURE(text);
    const Lines all = leaks(text);
    REQUIRE(all.size() == 1);
    CHECK(all[0].starts_with("leak-name P-004 1:"));
  }
  CHECK(leaks("a &#; &#x; & <b <> &nbsp &#99999999999;") == Lines{});
  CHECK(leaks("<p>ok</p>\n\n<p>Мороз <i>Дарья</i></p>") == Lines{"leak-name P-004 3:4"});
}

TEST_CASE("what has no width or stands over a letter hides no name") {
  CHECK(leaks("Моро\u0301з Дарья") == Lines{"leak-name P-004 1:1"});
  CHECK(leaks("Мо\u00ADроз Да\u200Bрья") == Lines{"leak-name P-004 1:1"});
}

TEST_CASE("a name leaks in every encoding of Russian texts") {
  const char* windows = "\xCC\xEE\xF0\xEE\xE7 \xC4\xE0\xF0\xFC\xFF";
  const char* koi8 = "\xED\xCF\xD2\xCF\xDA \xE4\xC1\xD2\xD8\xD1\n";
  const char* dos = "\x8C\xAE\xE0\xAE\xA7 \x84\xA0\xE0\xEC\xEF\n";
  for (const std::string text : {windows, koi8, dos}) {
    CHECK(leaks(text) == Lines{"leak-name P-004 1:1"});
    CHECK(leaks("ФИО: вся группа занимается\n" + text) == Lines{"leak-name P-004 2:1"});
  }
  const std::string_view utf16(
      "\x1C\x04>\x04@\x04>\x04\x37\x04 \x00\x14\x04\x30\x04@\x04L\x04O\x04", 22);
  CHECK(leaks(utf16) == Lines{"leak-name P-004 1:1"});
  CHECK(leaks("\xFF\xFE" + std::string(utf16)) == Lines{"leak-name P-004 1:1"});
}

TEST_CASE("escapes of YAML and JSON hide no name, and places stay those of the file") {
  CHECK(leaks(R"(- {title: "\u041C\u043e\u0440\u043E\u0437 Дарья"})") ==
        Lines{"leak-name P-004 1:12"});
  CHECK(leaks(R"(- {title: "\U0000041Cороз Дарья", note: "Ёлкина \x41. Анна-Мария"})") ==
        Lines{"leak-name P-004 1:12", "leak-name P-002 1:42"});
  CHECK(leaks("a: \"Мо\\\n  роз\\nДарья\"\nb: Мороз Дарья") ==
        Lines{"leak-name P-004 1:5", "leak-name P-004 3:4"});
  CHECK(leaks("a: \"Победа:\\tМороз\\tДарья\"") == Lines{"leak-name P-004 1:14"});
  CHECK(leaks(R"(\u04 \uD83D \ \\u041Cороз \)") == Lines{});
}

TEST_CASE("what is no text is told, without private cards it is not") {
  const FileText file{"a.png", std::string_view("\x89PNG\0\0\0\rIHDR Smithson Ann", 26)};
  const Findings found = find_leaks({&file, 1}, invented());
  REQUIRE(found.size() == 2);
  CHECK(found[0].message.id == "leak-unscanned");
  CHECK(found[1].message.id == "leak-name");
  CHECK(find_leaks({&file, 1}, {}).empty());
}

TEST_CASE("a family name alone is a warning, unless it is a word like any other") {
  CHECK(leaks("Рябинкину трудно") == Lines{"leak-family-name P-001 1:1"});
  CHECK(leaks("рябинкин куст") == Lines{});
  CHECK(leaks("Мороз завтра") == Lines{"leak-family-name P-004 1:1"});
  CHECK(leaks("Мороз и солнце\nсильный мороз") == Lines{});
  CHECK(leaks("Мороз Дарья, сильный мороз") == Lines{"leak-name P-004 1:1"});
}

TEST_CASE("a given name alone, and words that only begin alike, are no leaks") {
  for (const char* text : {"Пётр решает задачи", "Рябинкинский район", "Рябина", "Петренков",
                           "Дарья и Игорь", "Пётр и Дарья Игоревна", "", "…", "P-001, pair-007"}) {
    CAPTURE(text);
    CHECK(leaks(text) == Lines{});
  }
}

TEST_CASE("given name and patronymic side by side are a warning") {
  CHECK(leaks("сказал Петру Тестовичу") == Lines{"leak-patronymic P-001 1:8"});
  CHECK(leaks("Петру и Тестовичу") == Lines{});
}

TEST_CASE("representatives leak for the person whom they represent") {
  CHECK(leaks("Вьюгиной Ольге") == Lines{"leak-name P-004 1:1"});
  CHECK(leaks("мать: Ольга Примеровна") == Lines{"leak-patronymic P-004 1:7"});
  CHECK(leaks("8-903-000-12-34") == Lines{"leak-phone P-004 1:1"});
}

TEST_CASE("a phone leaks in any writing, once") {
  for (const char* text :
       {"+79160004567", "89160004567", "79160004567", "9160004567", "8 (916) 000-45-67",
        "8(916)000 45 67", "+7 916 000–45–67", "8.916.000.45.67", "+7\u00a0916\u00a0000-45-67"}) {
    CAPTURE(text);
    CHECK(leaks(text) == Lines{"leak-phone P-001 1:1"});
  }
  CHECK(leaks("a: 1\nтел. +7 916 000-45-67.") == Lines{"leak-phone P-001 2:6"});
  for (const char* text : {"8 916 000−45−67", "8 [916] 000-45-67", "8_916_000_45_67",
                           "8 916\u2003000\u200345\u200367", "+7(916)000-45-67доб. 3"}) {
    CAPTURE(text);
    CHECK(leaks(text) == Lines{"leak-phone P-001 1:1"});
  }
  CHECK(leaks("тел89160004567") == Lines{"leak-phone P-001 1:4"});
}

TEST_CASE("a phone leaks over the end of a line") {
  for (const char* text : {"+7 916\n000-45-67", "+7 916 000-45-\r\n67",
                           "8 (916)  \n      000-45-67", "(916)\n000-45-67", "8 916 000\n# 45-67",
                           "+7 916\n  > 000-45-67", "+7 916 \\\n    000-45-67"}) {
    CAPTURE(text);
    const std::string told = text;
    CHECK(leaks(told) == Lines{"leak-phone P-001 1:" + std::string(told[0] == '(' ? "2" : "1")});
  }
  for (const char* text :
       {"8\n916\n000-45-67", "+7 916\n\n000-45-67", "8;916\n000-45-67", "8 916\nx 000-45-67"}) {
    CAPTURE(text);
    CHECK(leaks(text) == Lines{});
  }
}

TEST_CASE("other numbers are no phones") {
  for (const char* text : {"391600045670", "9160004568", "sha256:a9160004567", "9160004567b",
                           "2023-10-05", "916, 000, 45, 67", "916\n0004567"}) {
    CAPTURE(text);
    CHECK(leaks(text) == Lines{});
  }
}

TEST_CASE("an e-mail leaks whatever its case and what stands around it") {
  CHECK(leaks("<ryabinkin.p@example.org>.") == Lines{"leak-email P-001 1:2"});
  CHECK(leaks("пишите: RYABINKIN.P@EXAMPLE.ORG.") == Lines{"leak-email P-001 1:9"});
  CHECK(leaks("aryabinkin.p@example.org, ryabinkin.p@example.org.ru, @, a@") == Lines{});
}

TEST_CASE("homonyms are told together") {
  PrivateCards cards;
  cards[PersonId{1}] = card(1, {"Рябинкин", "Пётр", "", {}});
  cards[PersonId{2}] = card(2, {"Рябинкина", "Вера", "", {}});
  const FileText file{"a.yaml", "Рябинкиной всё понятно сегодня\nРябинкиной Вере"};
  const Findings all = find_leaks({&file, 1}, cards);
  REQUIRE(all.size() == 2);
  CHECK(arg(all[0].message, "person") == "P-001, P-002");
  CHECK(arg(all[1].message, "person") == "P-002");
}

TEST_CASE("damaged bytes are passed over and told") {
  CHECK(leaks("\xff\xd0 Рябинкин\x80 Пётр\xe2\x82") ==
        Lines{"leak-unscanned  0:0", "leak-name P-001 1:4"});
}

TEST_CASE("without private cards nothing is found") {
  const FileText file{"a.yaml", "Рябинкин Пётр +79160004567 a@b.c"};
  CHECK(find_leaks({&file, 1}, {}).empty());
}

TEST_CASE("names of any script leak, in capitals and with or without marks") {
  PrivateCards cards;
  cards[PersonId{1}] = card(1, {"Nguyễn", "Văn", "", {}});
  cards[PersonId{2}] = card(2, {"Müller", "Jan", "", {}});
  cards[PersonId{3}] = card(3, {"გიორგაძე", "გიორგი", "", {}});
  cards[PersonId{4}] = card(4, {"李", "明", "", {}});
  cards[PersonId{5}] = card(5, {"Öztürk", "İlker", "", {}});
  cards[PersonId{6}] = card(6, {"Παπαδόπουλος", "Άρης", "", {}});
  const std::vector<std::pair<const char*, const char*>> texts = {
      {"Nguyễn Văn", "P-001"},
      {"NGUYỄN VĂN", "P-001"},
      {"Nguye\u0302\u0303n Va\u0306n", "P-001"},
      {"MÜLLER JAN", "P-002"},
      {"Muller Jan", "P-002"},
      {"გიორგაძე გიორგი", "P-003"},
      {"李 明", "P-004"},
      {"李明", "P-004"},
      {"ÖZTÜRK ILKER", "P-005"},
      {"Öztürk İlker", "P-005"},
      {"ΠΑΠΑΔΟΠΟΥΛΟΣ ΑΡΗΣ", "P-006"}};
  for (const auto& each : texts) {
    CAPTURE(each.first);
    const FileText file{"notes.md", each.first};
    const Findings found = find_leaks({&file, 1}, cards);
    REQUIRE(found.size() == 1);
    CHECK(found[0].message.id == "leak-name");
    CHECK(arg(found[0].message, "person") == each.second);
  }
  const FileText alone{"notes.md", "Bay Öztürk geldi, Nguyễn auch, müllern nicht"};
  CHECK(find_leaks({&alone, 1}, cards).size() == 2);  // family names alone: warnings
}

TEST_CASE("a name in an address that a browser copied, and one run together, leaks") {
  CHECK(leaks("https://school.ru/%D0%A0%D1%8F%D0%B1%D0%B8%D0%BD%D0%BA%D0%B8%D0%BD-"
              "%D0%9F%D1%91%D1%82%D1%80 дальше")
            .size() == 1);
  CHECK(leaks("?q=%D0%EF%E1%E8%ED%EA%E8%ED+%CF%B8%F2%F0").empty());  // another family name
  CHECK(leaks("?q=%D0%FF%E1%E8%ED%EA%E8%ED+%CF%B8%F2%F0") == Lines{"leak-name P-001 1:4"});
  CHECK(leaks("скидка 100%, 5%де 7% 8%D") == Lines{});
  CHECK(leaks("#РябинкинПётр") == Lines{"leak-name P-001 1:2"});
  CHECK(leaks("ура #ПётрРябинкин") == Lines{"leak-name P-001 1:10"});
  CHECK(leaks("#рябинкинпётр @соловейигорь") ==
        Lines{"leak-name P-001 1:2", "leak-name P-005 1:16"});
  CHECK(leaks("рябинкинпётр").empty());  // no everyday spelling
}

}  // namespace
}  // namespace mentor
