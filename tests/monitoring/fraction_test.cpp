#include "mentor/monitoring/fraction.h"

#include <doctest/doctest.h>

using namespace mentor;

TEST_CASE("fractions are reduced and exact") {
  CHECK(fraction(6, -4) == Fraction{-3, 2});
  CHECK(fraction(0, 5) == Fraction{0, 1});
  CHECK(fraction(1, 3) + fraction(1, 6) == fraction(1, 2));
  CHECK(fraction(1, 3) - fraction(1, 2) == fraction(-1, 6));
  CHECK(fraction(2, 3) * fraction(9, 4) == fraction(3, 2));
  CHECK(fraction(2, 3) / fraction(-4) == fraction(-1, 6));
  CHECK(fraction(1, 3) < fraction(34, 100));
  CHECK(fraction(7) >= nearest_thousandth(7.0));
}

TEST_CASE("decimals are read exactly or not at all") {
  CHECK(exact_decimal("8") == fraction(8));
  CHECK(exact_decimal("7.50") == fraction(15, 2));
  CHECK(exact_decimal("-0.25") == fraction(-1, 4));
  for (const char* bad : {"", "-", ".5", "5.", "1e3", "8 баллов", "--1", "1.-5", "12345678"}) {
    CHECK_FALSE(exact_decimal(bad));
  }
}
