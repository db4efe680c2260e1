#include "stale_text.h"

#include <doctest/doctest.h>

namespace mentor::checks {
namespace {

std::vector<std::string> spans(std::string_view text) {
  std::vector<std::string> found;
  for (const WrittenYears& each : school_years_in(text))
    found.push_back(std::to_string(each.first) + ".." + std::to_string(each.last));
  return found;
}

using Texts = std::vector<std::string>;

TEST_CASE("spans of years are read in the ways in which plans write them") {
  CHECK(spans("итоги 2022–23 учебного года") == Texts{"2022..2023"});
  CHECK(spans("2021-2022, 2022/2023 уч. г.") == Texts{"2021..2022", "2022..2023"});
  CHECK(spans("программа на 2021 — 2024 годы") == Texts{"2021..2024"});
}

TEST_CASE("days, numbers of orders and single years are no spans of years") {
  CHECK(spans("распоряжение от 25.12.2019 № Р-145") == Texts{});
  CHECK(spans("2023-10-05, 2023-10") == Texts{});
  CHECK(spans("в 2022 году, 2024-2022, 1234-1235, кабинет 2023-2") == Texts{});
  CHECK(spans("") == Texts{});
}

TEST_CASE("a year with a digit too many is seen only where it is called a year") {
  CHECK(impossible_years("до 1 мая 20213 года") == Texts{"20213"});
  CHECK(impossible_years("20233 г.") == Texts{"20233"});
  CHECK(impossible_years("тираж 20213 штук, 2023 год") == Texts{});
}

}  // namespace
}  // namespace mentor::checks
