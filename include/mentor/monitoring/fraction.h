// Fraction: exact arithmetic of scores, so that sums never depend on their order.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mentor {

/// Always reduced, with a positive denominator.
struct Fraction {
  std::int64_t num = 0;
  std::int64_t den = 1;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};

/// `den` must not be 0.
[[nodiscard]] Fraction fraction(std::int64_t num, std::int64_t den = 1);

[[nodiscard]] Fraction operator+(Fraction a, Fraction b);
[[nodiscard]] Fraction operator-(Fraction a, Fraction b);
[[nodiscard]] Fraction operator*(Fraction a, Fraction b);

/// `b` must not be 0.
[[nodiscard]] Fraction operator/(Fraction a, Fraction b);

[[nodiscard]] std::strong_ordering operator<=>(const Fraction& a, const Fraction& b);

/// `8`, `7.5`, `-0.25`: at most six digits on either side of the point; nullopt for anything else.
[[nodiscard]] std::optional<Fraction> exact_decimal(std::string_view text);

/// The nearest thousandth: bounds and thresholds of cards are short decimals.
[[nodiscard]] Fraction nearest_thousandth(double value);

}  // namespace mentor
