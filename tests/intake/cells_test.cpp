#include "mentor/intake/cells.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "mentor/base/text.h"
#include "mentor/intake/minutes.h"
#include "mentor/intake/slots.h"

namespace mentor {
namespace {

using Cases = std::vector<std::pair<std::string, std::string>>;
using Texts = std::vector<std::string>;

void check_each(const Cases& cases, const auto& read) {
  for (const auto& [typed, expected] : cases) {
    CAPTURE(typed);
    CHECK(read(typed) == expected);
  }
}

TEST_CASE("a score is read as a whole number or refused, never clamped") {
  check_each({{"8", "8"},
              {" 8 ", "8"},
              {"8.0", "8"},
              {"8,0", "8"},
              {"8/10", "8"},
              {"8 / 10", "8"},
              {"8 из 10", "8"},
              {"8 баллов", "8"},
              {"1 балл", "1"},
              {"10 – отлично", "10"},
              {"10 — отлично", "10"},
              {"10 (отлично)", "10"},
              {"10: отлично", "10"},
              {"0", "scale-range"},
              {"11", "scale-range"},
              {"100", "scale-range"},
              {"8/5", "scale-of-other"},
              {"8 (из 10)", "8"},
              {"8 (по шкале 1–10)", "8"},
              {"5 (из 5)", "scale-of-other"},
              {"4 (макс. 5)", "scale-of-other"},
              {"5 (из пяти)", "scale-unknown"},
              {"8,5", "scale-fraction"},
              {"8-9", "scale-unknown"},
              {"8 9", "scale-unknown"},
              {"-8", "scale-unknown"},
              {"отлично", "scale-unknown"}},
             [](const std::string& typed) {
               const auto read = read_scale(typed, 1, 10);
               return read ? std::to_string(*read) : read.error().message.id;
             });
}

TEST_CASE("yes and no are read as people write them and nothing else is") {
  check_each({{"Да", "yes"},
              {"ДА\u00a0", "yes"},
              {"+", "yes"},
              {"1", "yes"},
              {"TRUE", "yes"},
              {"yes", "yes"},
              {"есть", "yes"},
              {"Нет.", "no"},
              {"-", "no"},
              {"–", "no"},
              {"0", "no"},
              {"false", "no"},
              {"не знаю", "yesno-unknown"},
              {"да (согласие принесу)", "yesno-unknown"},
              {"2", "yesno-unknown"}},
             [](const std::string& typed) -> std::string {
               const auto read = read_yes_no(typed);
               if (!read) return read.error().message.id;
               return *read ? "yes" : "no";
             });
}

TEST_CASE("a birth date is a day of somebody who can take part") {
  check_each({{"19.09.2009", "2009-09-19"},
              {"2010-05-07", "2010-05-07"},
              {"7 мая 2013 г.", "2013-05-07"},
              {"31.02.2010", "date-impossible"},
              {"7/5/10", "birth-date-ambiguous"},
              {"7/5/2010", "birth-date-ambiguous"},
              {"07.05.10", "birth-date-ambiguous"},
              {"7 мая 20213 г.", "birth-date-year"},
              {"07.05.20213", "birth-date-year"},
              {"19.09.2022", "birth-date-age"},
              {"19.09.1899", "birth-date-age"},
              {"весной", "date-unknown"}},
             [](const std::string& typed) {
               const auto read = read_birth_date(typed, day(2023, 10, 15));
               return read ? iso(*read) : read.error().message.id;
             });
}

TEST_CASE("a number loses nothing but its dress") {
  check_each({{"12", "12"},
              {"1 200", "1200"},
              {"3,50", "3.5"},
              {"-3.5", "-3.5"},
              {"007", "7"},
              {"0", "0"},
              {"0,5", "0.5"},
              {"5.0", "5"},
              {"5 часов", "number-unknown"},
              {"", "number-unknown"}},
             [](const std::string& typed) {
               const auto read = read_number(typed);
               return read ? *read : read.error().message.id;
             });
}

TEST_CASE("a number keeps within the limits that its card writes, and only these") {
  Question question;
  CHECK(*read_number("5000", question) == "5000");
  question.min = -1;
  question.has_min = true;
  CHECK(*read_number("-1", question) == "-1");
  CHECK(*read_number("5000", question) == "5000");
  CHECK(read_number("-1,5", question).error().message.id == "number-below");
  question.max = 10;
  question.has_max = true;
  CHECK(*read_number("10,0", question) == "10");
  const auto above = read_number("10,5", question);
  REQUIRE_FALSE(above);
  CHECK(above.error().message.id == "number-above");
  CHECK(arg(above.error().message, "max") == "10");
}

TEST_CASE("a choice is an option, folded, or refused with the nearest one") {
  const Texts options = {"Шахматы", "Робототехника"};
  CHECK(*read_choice("«шахматы»", options) == "Шахматы");
  CHECK(*read_choice("что угодно", {}) == "что угодно");
  const auto wrong = read_choice("Шахмоты", options);
  REQUIRE_FALSE(wrong);
  CHECK(arg(wrong.error().message, "nearest") == "Шахматы");
}

TEST_CASE("several values in one cell are told apart, options with commas first") {
  CHECK(read_tags("Робототехника, Шахматы", {}, ",;") == Texts{"Робототехника", "Шахматы"});
  CHECK(read_tags("математика;ОГЭ;спорт", {}, ",;") == Texts{"математика", "ОГЭ", "спорт"});
  CHECK(read_tags("«ОГЭ, математика»\nи немного физики", {}, ",;") ==
        Texts{"ОГЭ", "математика", "и немного физики"});
  CHECK(read_tags("Матиматика; ОГЭ по матем.", {"математика", "ОГЭ"}, ";") ==
        Texts{"Матиматика", "ОГЭ по матем."});
  const Texts options = {"Чтение", "Чтение, письмо и счёт", "Счёт"};
  CHECK(read_tags("чтение, письмо и счет, Счёт", options, ",") ==
        Texts{"Чтение, письмо и счёт", "Счёт"});
  CHECK(read_tags("Чтение, Счёт", options, ",") == Texts{"Чтение", "Счёт"});
  CHECK(read_tags("шахматы, Шахматы, , -", {}, ",;") == Texts{"шахматы"});
  CHECK(read_tags("чтение,\n\nсчёт", {"чтение", " "}, ",") == Texts{"чтение", "счёт"});
  CHECK(read_tags(" ", {}, ",;").empty());
}

TEST_CASE("minutes are read as people write how long they met, and never rounded") {
  check_each({{"40", "40"},
              {"40 мин", "40"},
              {"40 минут", "40"},
              {"45мин.", "45"},
              {"час", "60"},
              {"1 час", "60"},
              {"1 ч", "60"},
              {"2 часа", "120"},
              {"1 ч 10 мин", "70"},
              {"1ч10мин", "70"},
              {"1 ч. 10 мин.", "70"},
              {"час 20", "80"},
              {"1:10", "70"},
              {"0:45", "45"},
              {"01:10:00", "70"},
              {"полтора часа", "90"},
              {"полчаса", "30"},
              {"1,5 часа", "90"},
              {"0.75 ч", "45"},
              {"1440", "1440"},
              {"24 ч", "1440"},
              {"0", "—"},
              {"1441", "—"},
              {"40,5", "—"},
              {"1,33 ч", "—"},
              {"1:75", "—"},
              {"0:00", "—"},
              {"01:10:30", "—"},
              {"-40", "—"},
              {"40-45", "—"},
              {"много", "—"},
              {"около часа", "—"},
              {"40 мин 10", "—"},
              {"2 дня", "—"},
              {"", "—"},
              {"1 ч 10 мин 5", "—"}},
             [](const std::string& typed) {
               const auto read = read_minutes(typed);
               return read ? std::to_string(*read) : "—";
             });
}

TEST_CASE("days of the week become the options that name them, and nothing is guessed") {
  const Texts week = {"понедельник", "вторник", "среда", "четверг", "пятница"};
  check_each({{"вт, чт", "вторник четверг"},
              {"Пн; Пт", "понедельник пятница"},
              {"Ср", "среда"},
              {"понедельник–среда", "понедельник вторник среда"},
              {"пн-ср, ПТ.", "понедельник вторник среда пятница"},
              {"с понедельника по среду", "понедельник вторник среда"},
              {"по вторникам и четвергам", "вторник четверг"},
              {"в среду", "среда"},
              {"понед., четв.", "понедельник четверг"},
              {"Вт/Чт", "вторник четверг"},
              {"по будням", "понедельник вторник среда четверг пятница"},
              {"Будни", "понедельник вторник среда четверг пятница"},
              {"когда угодно", "понедельник вторник среда четверг пятница"},
              {"чт-сб", "четверг пятница"},
              {"пон,втрн", "понедельник втрн?"},
              {"сб", "сб?"},
              {"по выходным", "по выходным?"},
              {"пт-пн", "пт-пн?"},
              {"с пн", "с пн?"},
              {"пн-", "пн-?"},
              {"вт после 15:00", "вт после 15:00?"},
              {"любой день, кроме пт", "любой день? кроме пт?"},
              {"не в среду; вторник", "вторник не в среду?"},
              {"-", ""}},
             [&](const std::string& typed) {
               const Slots read = read_slots(typed, week, ",;");
               Texts told;
               for (const std::string& value : read.values) {
                 const bool unclear = std::find(read.unclear.begin(), read.unclear.end(), value) !=
                                      read.unclear.end();
                 told.push_back(value + (unclear ? "?" : ""));
               }
               return join(told, " ");
             });
  CHECK(nearest_slot("втрн", week) == "вторник");
  CHECK(nearest_slot("после шестого урока", week).empty());
}

TEST_CASE("a day with a time in the option's text is meant only where no other option has it") {
  const Texts timed = {"вторник после 15:00", "среда утром", "среда вечером", "по договорённости"};
  CHECK(read_slots("вт", timed, ",;").values == Texts{"вторник после 15:00"});
  CHECK(read_slots("Вт. после 15:00", timed, ",;").values == Texts{"вторник после 15:00"});
  CHECK(read_slots("ср вечером", timed, ",;").values == Texts{"среда вечером"});
  CHECK(read_slots("ср", timed, ",;").unclear == Texts{"ср"});
  CHECK(read_slots("вт-ср", timed, ",;").unclear == Texts{"вт-ср"});
  CHECK(read_slots("любой день", timed, ",;").values ==
        Texts{"вторник после 15:00", "среда утром", "среда вечером"});
  CHECK(read_slots("вт, ср", {}, ",;").values == Texts{"вт", "ср"});
  CHECK(read_slots("вт, ср", {}, ",;").unclear.empty());
  CHECK(read_slots("вт", {"утро", "вечер"}, ",;").unclear == Texts{"вт"});
  CHECK(read_slots("вт", {"вторник и среда"}, ",;").unclear == Texts{"вт"});
}

TEST_CASE("contacts do not stay in a free text") {
  CHECK(read_free_text("тел. мамы 8-900-000-00-00").text == "тел. мамы ***");
  CHECK(read_free_text("+7 (900) 000 00 00, вечером").text == "***, вечером");
  CHECK(read_free_text("пишите на anna@example.org!").text == "пишите на ***!");
  CHECK(read_free_text("тел. мамы 8-900-000-00-00").removed);
  CHECK(read_free_text("после 15:00 в каб. 205\r\nили дома").text ==
        "после 15:00 в каб. 205\nили дома");
  CHECK_FALSE(read_free_text("в 2023-2024 году @ школа").removed);
  CHECK(read_free_text("89000000000 89000000001").text == "*** ***");
  CHECK(read_free_text("8 900 000–00–00 или 8\u2011900\u2011000\u20110000").text == "*** или ***");
  CHECK(read_free_text("\u00A0 дома\u00A0").text == "дома");
  CHECK(read_free_text("счёт 40800000000000000000").text == "счёт 40800000000000000000");
}

}  // namespace
}  // namespace mentor
