#include "mentor/monitoring/fraction.h"

#include <charconv>
#include <cmath>
#include <numeric>

namespace mentor {
namespace {

std::optional<std::int64_t> whole(std::string_view digits) {
  std::int64_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value);
  const bool good = !digits.empty() && digits.size() <= 6 && digits[0] != '-' && stop == end;
  if (!good || error != std::errc{}) return std::nullopt;
  return value;
}

}  // namespace

Fraction fraction(std::int64_t num, std::int64_t den) {
  const std::int64_t shared = std::gcd(num, den);
  if (shared == 0) return {};
  const std::int64_t sign = den < 0 ? -1 : 1;
  return {sign * num / shared, sign * den / shared};
}

Fraction operator+(Fraction a, Fraction b) {
  const std::int64_t shared = std::gcd(a.den, b.den);
  return fraction(a.num * (b.den / shared) + b.num * (a.den / shared), a.den / shared * b.den);
}

Fraction operator-(Fraction a, Fraction b) {
  return a + Fraction{-b.num, b.den};
}

Fraction operator*(Fraction a, Fraction b) {
  const Fraction left = fraction(a.num, b.den);
  const Fraction right = fraction(b.num, a.den);
  return fraction(left.num * right.num, left.den * right.den);
}

Fraction operator/(Fraction a, Fraction b) {
  return a * fraction(b.den, b.num);
}

std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
  return (a - b).num <=> 0;
}

std::optional<Fraction> exact_decimal(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto units = whole(text.substr(0, point));
  if (!units) return std::nullopt;
  Fraction value = fraction(*units);
  if (point != std::string_view::npos) {
    const std::string_view digits = text.substr(point + 1);
    const auto part = whole(digits);
    if (!part) return std::nullopt;
    std::int64_t scale = 1;
    for (std::size_t i = 0; i < digits.size(); ++i)
      scale *= 10;
    value = value + fraction(*part, scale);
  }
  return negative ? Fraction{-value.num, value.den} : value;
}

Fraction nearest_thousandth(double value) {
  return fraction(std::llround(value * 1000), 1000);
}

}  // namespace mentor
