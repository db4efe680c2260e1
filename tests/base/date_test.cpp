#include "mentor/base/date.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <vector>

namespace mentor {
namespace {

std::string read(std::string_view text) {
  const auto moment = parse_moment(text);
  if (!moment) return moment.error().message.id;
  return iso(moment->date) + (moment->time.empty() ? "" : " " + moment->time);
}

struct Case {
  const char* typed;
  const char* wanted;
};

TEST_CASE("a moment as people, Yandex Forms, Google Forms and Excel write it") {
  const std::vector<Case> cases = {
      {"2023-10-05", "2023-10-05"},
      {"  2023-10-05\u00a0", "2023-10-05"},
      {"2025-09-14 10:02:11", "2025-09-14 10:02:11"},
      {"14.09.2025 10:02:11", "2025-09-14 10:02:11"},
      {"05.10.2023", "2023-10-05"},
      {"5.10.2023 9:04:00", "2023-10-05 09:04:00"},
      {"5.10.2023, 9:04", "2023-10-05 09:04"},
      {"5-10-2023", "2023-10-05"},
      {"2023/10/5", "2023-10-05"},
      {"2025/06/23 5:42:25 PM GMT+3", "2025-06-23 17:42:25"},
      {"2025/06/23 12:42:25 AM GMT-5", "2025-06-23 00:42:25"},
      {"2025/06/23 12:00:00 PM GMT+3", "2025-06-23 12:00:00"},
      {"2025/09/14 10:02:11 AM GMT+3", "2025-09-14 10:02:11"},
      {"2025/06/23 5:42:25 p.m. GMT+3", "date-unknown"},
      {"2025/06/23 5:42:25 pm", "2025-06-23 17:42:25"},
      {"2023-10-05T09:04:00Z", "2023-10-05 09:04:00"},
      {"2023-10-05T09:04:00.123Z", "2023-10-05 09:04:00"},
      {"2023-10-05T09:04:00+03:00", "2023-10-05 09:04:00"},
      {"2023-10-05T09:04:00-05:00", "2023-10-05 09:04:00"},
      {"2023-10-05T09:04", "2023-10-05 09:04"},
      {"7 мая 2013 г.", "2013-05-07"},
      {"7 мая 2013 года", "2013-05-07"},
      {"7 мая 2013г.", "2013-05-07"},
      {"7 мая 2013г", "2013-05-07"},
      {"5 октября 2023", "2023-10-05"},
      {"5 ОКТЯБРЯ 2023 Г.", "2023-10-05"},
      {"5 октября 2023 г. 10:15", "2023-10-05 10:15"},
      {"1 сентябрь 2023", "2023-09-01"},
      {"3 марта 2024", "2024-03-03"},
      {"31 August 2024", "2024-08-31"},
      {"29.02.2024", "2024-02-29"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.typed);
    CHECK(read(each.typed) == each.wanted);
  }
}

TEST_CASE("days that do not exist are told apart from texts that are no day") {
  for (const char* typed : {"2023-02-31", "31.02.2023", "29.02.2023", "00.00.2023", "2023-13-01",
                            "32 мая 2023", "0.10.2023"}) {
    CAPTURE(typed);
    CHECK(read(typed) == "date-impossible");
  }
}

TEST_CASE("what nobody can be sure of is no date") {
  for (const char* typed : {"",
                            " ",
                            "5.10.23",
                            "23-10-05",
                            "7/5/2010",
                            "5/10/2023",
                            "10/5/2023 9:00",
                            "2023",
                            "2023-10",
                            "октябрь 2023",
                            "5 октября",
                            "5 ма 2023",
                            "5 октобря 2023",
                            "45204",
                            "20231005",
                            "вчера",
                            "2023-10-05-06",
                            "2023--10-05",
                            "-2023-10-05",
                            "+2023-10-05",
                            "2023-10-05 25:00",
                            "2023-10-05 10:60",
                            "2023-10-05 13:00 PM",
                            "2023-10-05 0:10 AM",
                            "2023-10-05 10",
                            "2023-10-0a",
                            "0x7e7-10-05",
                            "2023-10-05T",
                            "2023-10-05 10:00 завтра",
                            "٢٠٢٣-١٠-٠٥",
                            "5..10.2023",
                            "99999999999999999999.10.2023",
                            "2023-1٠-05",
                            ":",
                            "T:",
                            "г.",
                            "10:00",
                            "2023-10-05 :",
                            "5 мая мая 2023"}) {
    CAPTURE(typed);
    CHECK(read(typed) == "date-unknown");
  }
}

TEST_CASE("the error of a date has its value and the exit code of usage") {
  const auto wrong = parse_date(" 31.02.2023 ");
  REQUIRE_FALSE(wrong);
  CHECK(arg(wrong.error().message, "value") == "31.02.2023");
  CHECK(wrong.error().exit == Exit::usage);
  CHECK(parse_date("5.10.2023 9:04").value() == day(2023, 10, 5));
}

TEST_CASE("a date in a file is exact") {
  CHECK(parse_iso_date("2023-10-05") == day(2023, 10, 5));
  for (const char* wrong : {"", "2023-10-5", "2023-1-05", "2023-10-05 ", "2023/10/05", "2023-02-30",
                            "-023-10-05", "20231-0-05", "2023-10--5", "2023-+1-05"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_iso_date(wrong));
  }
}

TEST_CASE("a time of day") {
  CHECK(parse_time("9:04") == "09:04");
  CHECK(parse_time("09:04:11") == "09:04:11");
  CHECK(parse_time("5:42:25 PM") == "17:42:25");
  CHECK(parse_time("12:00 AM") == "00:00");
  for (const char* wrong : {"", "9", "24:00", "9:4", "9:60", "9:00:60", "9:00:00:00", "-1:00",
                            "a:00", "13:00 PM", "PM", ":"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_time(wrong));
  }
}

TEST_CASE("months have their names in every case form that a date has") {
  const char* nominative[] = {"январь", "февраль", "март",     "апрель",  "май",    "июнь",
                              "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
  const char* genitive[] = {"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                            "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
  const char* locative[] = {"январе", "феврале", "марте",    "апреле",  "мае",    "июне",
                            "июле",   "августе", "сентябре", "октябре", "ноябре", "декабре"};
  for (unsigned i = 0; i < 12; ++i) {
    CHECK(month_by_name(nominative[i]) == i + 1);
    CHECK(month_by_name(genitive[i]) == i + 1);
    CHECK(month_by_name(locative[i]) == i + 1);
  }
  CHECK(month_by_name("Sep") == 9U);
  for (const char* wrong : {"", "ма", "мартобря", "ja", "june july", "й"})
    CHECK_FALSE(month_by_name(wrong));
}

TEST_CASE("the school year turns on 1 September") {
  CHECK(school_year_of(day(2023, 8, 31)) == "2022-2023");
  CHECK(school_year_of(day(2023, 9, 1)) == "2023-2024");
  CHECK(school_year_start(day(2024, 8, 31)) == day(2023, 9, 1));
}

TEST_CASE("an age grows on the birthday, of 29 February on 1 March of common years") {
  CHECK(age_on(day(2009, 10, 5), day(2023, 10, 4)) == 13);
  CHECK(age_on(day(2009, 10, 5), day(2023, 10, 5)) == 14);
  CHECK(age_on(day(2004, 2, 29), day(2022, 2, 28)) == 17);
  CHECK(age_on(day(2004, 2, 29), day(2022, 3, 1)) == 18);
  CHECK(age_on(day(2004, 2, 29), day(2024, 2, 29)) == 20);
}

TEST_CASE("days are counted, weeks begin on Monday") {
  CHECK(days_between(day(2024, 2, 28), day(2024, 3, 1)) == 2);
  CHECK(days_between(day(2024, 3, 1), day(2024, 2, 28)) == -2);
  CHECK(add_days(day(2023, 12, 31), 1) == day(2024, 1, 1));
  CHECK(weekday_number(day(2023, 10, 8)) == 7);
  CHECK(week_start(day(2023, 10, 8)) == day(2023, 10, 2));
  CHECK(week_start(day(2023, 10, 2)) == day(2023, 10, 2));
  CHECK(dotted(day(2023, 1, 5)) == "05.01.2023");
}

TEST_CASE("every day is read back in each way of writing it") {
  CHECK(rc::check([] {
    const Date date = add_days(day(1900, 1, 1), *rc::gen::inRange(0, 80'000));
    RC_ASSERT(parse_iso_date(iso(date)) == date);
    RC_ASSERT(parse_date(iso(date)).value() == date);
    RC_ASSERT(parse_date(dotted(date)).value() == date);
    RC_ASSERT(days_between(week_start(date), date) == weekday_number(date) - 1);
  }));
}

TEST_CASE("no text breaks the reader") {
  CHECK(rc::check([](const std::string& text) {
    if (const auto moment = parse_moment(text)) RC_ASSERT(moment->date.ok());
  }));
}

}  // namespace
}  // namespace mentor
