#include "mentor/base/week_order.h"

#include <doctest/doctest.h>

using mentor::in_week_order;
using Texts = std::vector<std::string>;

TEST_CASE("days of the week stand as the week has them, with what is said of each") {
  CHECK(in_week_order({"вторник", "понедельник"}) == Texts{"понедельник", "вторник"});
  CHECK(in_week_order({"Пт 15:00", "ср, 16:00", "Вс", "ср, 14:00"}) ==
        Texts{"ср, 16:00", "ср, 14:00", "Пт 15:00", "Вс"});
  CHECK(in_week_order({"Sunday", "mon"}) == Texts{"mon", "Sunday"});
}

TEST_CASE("other words stay as they stood, also beside days") {
  CHECK(in_week_order({"физика", "алгебра"}) == Texts{"физика", "алгебра"});
  CHECK(in_week_order({"пятница", "каникулы", "среда"}) == Texts{"пятница", "каникулы", "среда"});
  CHECK(in_week_order({"среднее", "вторник"}) == Texts{"среднее", "вторник"});
  CHECK(in_week_order({}).empty());
}
