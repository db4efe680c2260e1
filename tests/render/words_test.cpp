#include "mentor/render/words.h"

#include <doctest/doctest.h>

using namespace mentor;

TEST_CASE("Russian counts in three forms") {
  const Words words(Language::ru);
  const auto pairs = [&](std::int64_t n) { return words.plural("{} pair", "{} pairs", n); };
  CHECK(pairs(1) == "1 пара");
  CHECK(pairs(2) == "2 пары");
  CHECK(pairs(4) == "4 пары");
  CHECK(pairs(5) == "5 пар");
  CHECK(pairs(0) == "0 пар");
  CHECK(pairs(11) == "11 пар");
  CHECK(pairs(12) == "12 пар");
  CHECK(pairs(14) == "14 пар");
  CHECK(pairs(21) == "21 пара");
  CHECK(pairs(22) == "22 пары");
  CHECK(pairs(111) == "111 пар");
  CHECK(pairs(1001) == "1001 пара");
  CHECK(pairs(-1) == "-1 пара");
}

TEST_CASE("English counts in two forms") {
  const Words words(Language::en);
  CHECK(words.plural("{} pair", "{} pairs", 1) == "1 pair");
  CHECK(words.plural("{} pair", "{} pairs", 0) == "0 pairs");
  CHECK(words.plural("{} pair", "{} pairs", 21) == "21 pairs");
}

TEST_CASE("a text without a translation is shown in English") {
  CHECK(Words(Language::ru).tr("a text that nobody has translated, {}", 7) ==
        "a text that nobody has translated, 7");
}

TEST_CASE("places are filled by order and by name") {
  const Words words(Language::en);
  CHECK(words.tr("{1} before {0}", "a", "b") == "b before a");
  CHECK(words.tr("{name} is {age}", fmt::arg("name", "X"), fmt::arg("age", 3)) == "X is 3");
  CHECK(words.tr("{{}}") == "{}");
}

TEST_CASE("a template that does not fit its arguments is shown as it is") {
  const Words words(Language::ru);
  CHECK(words.tr("{} and {}", 1) == "{} and {}");
  CHECK(words.tr("{nobody}") == "{nobody}");
  CHECK(words.tr("open {") == "open {");
  CHECK(words.tr("{:d}", "text") == "{:d}");
  CHECK(words.tr("") == "");
}
