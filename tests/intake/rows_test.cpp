// What rows tell together that none of them tells alone.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "mentor/intake/import.h"
#include "world.h"

namespace mentor {
namespace {

using test::fates;
using test::table_of;
using Words = std::vector<std::string>;
using Cells = std::vector<std::vector<std::string>>;

TablePlan sign_ups(const Cells& rows) {
  const Programme programme = test::small_school();
  const PrivateCards cards = test::small_school_names();
  const State state = fold(programme, day(2023, 11, 1));
  const auto made = plan_import(state, &cards, test::sign_up(), table_of(rows),
                                {{}, Enrolment{Role::mentee, {"pupil-pupil"}, {}}});
  REQUIRE(made.has_value());
  return *made;
}

TEST_CASE("a newer row of the same person loses nothing that tells who it is") {
  const Cells rows = {
      {"Время создания", "ФИО", "Дата рождения", "Класс", "Запрос"},
      {"02.10.2023 10:00:00", "Старостин Платон Ильич", "01.02.2010", "7Б", "физика"},
      {"03.10.2023 10:00:00", "Платон Старостин", "", "", "математика"}};
  const TablePlan plan = sign_ups(rows);
  CHECK(fates(plan) == Words{"superseded row-superseded", "added"});
  REQUIRE(plan.cards.size() == 1);
  CHECK(plan.cards[0].name.patronymic == "Ильич");
  CHECK(plan.cards[0].birth_date == day(2010, 2, 1));
  CHECK(plan.people[0].school_class == "7Б");
  REQUIRE(plan.answers.size() == 1);
  CHECK(plan.answers[0].values.at("requests").values == Words{"математика"});
}

TEST_CASE("dates with slashes are read by their column, or told to be unclear") {
  const Cells head = {{"Время создания", "ФИО", "Дата рождения", "Класс", "Запрос"}};
  const auto with = [&](Cells rows) {
    rows.insert(rows.begin(), head.front());
    return sign_ups(rows);
  };
  const TablePlan american = with({{"9/6/2023 18:04:11", "Туя Яна", "3/14/2010", "7Б", "физика"},
                                   {"9/26/2023 9:04:11", "Граб Лев", "3/4/2010", "7Б", "физика"}});
  CHECK(fates(american) == Words{"added", "added"});
  REQUIRE(american.answers.size() == 2);
  CHECK(american.answers[0].date == day(2023, 9, 6));
  CHECK(american.answers[0].at == "18:04:11");
  CHECK(american.cards[0].birth_date == day(2010, 3, 4));
  const auto told =
      std::count_if(american.notes.begin(), american.notes.end(),
                    [](const Finding& note) { return note.message.id == "dates-read-as"; });
  CHECK(told == 2);
  const TablePlan day_first = with(
      {{"", "Туя Яна", "14/3/2010", "7Б", "физика"}, {"", "Граб Лев", "3/4/2010", "7Б", "физика"}});
  CHECK(day_first.cards[0].birth_date == day(2010, 4, 3));
  CHECK(fates(with({{"9/6/2023 18:04:11", "Туя Яна", "3/4/2010", "7Б", "физика"}})) ==
        Words{"rejected birth-date-ambiguous"});
  CHECK(fates(with({{"9/6/2023 18:04:11", "Туя Яна", "", "7Б", "физика"}})) ==
        Words{"rejected date-order-unclear"});
  CHECK(fates(with({{"9/26/2023", "Туя Яна", "", "7Б", "физика"},
                    {"26/9/2023", "Граб Лев", "", "7Б", "физика"}})) ==
        Words{"rejected date-order-unclear", "rejected date-order-unclear"});
}

}  // namespace
}  // namespace mentor
