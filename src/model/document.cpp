#include "mentor/model/document.h"

#include <numeric>

namespace mentor {

std::optional<Language> parse_language(std::string_view text) {
  if (text == "ru") return Language::ru;
  if (text == "en") return Language::en;
  return std::nullopt;
}

std::string_view code(Language language) {
  return language == Language::ru ? "ru" : "en";
}

}  // namespace mentor

namespace mentor::doc {
namespace {

// Sums of scores stay far below 2^53, but a product of two denominators need not: 128 bits hold it.
__extension__ using Wide = __int128;

Decimal reduced(std::int64_t num, std::int64_t den) {
  const std::int64_t divisor = std::gcd(num, den);
  return divisor == 0 ? Decimal{num, den} : Decimal{num / divisor, den / divisor};
}

std::int64_t rounded(Wide num, Wide den) {
  const Wide doubled = (num < 0 ? -num : num) * 2 + den;
  const Wide magnitude = doubled / (den * 2);
  return static_cast<std::int64_t>(num < 0 ? -magnitude : magnitude);
}

}  // namespace

std::optional<std::int64_t> tenths(const Mean& mean) {
  if (mean.n <= 0) return std::nullopt;
  return rounded(Wide{mean.sum_num} * 10, Wide{mean.sum_den} * mean.n);
}

std::int64_t tenths(const Decimal& decimal) {
  return rounded(Wide{decimal.num} * 10, decimal.den);
}

std::optional<std::int64_t> percent(const Share& share) {
  if (share.den == 0) return std::nullopt;
  return rounded(Wide{share.num} * 100, share.den);
}

Decimal fraction(const Mean& mean) {
  return reduced(mean.sum_num, mean.sum_den * mean.n);
}

Mean joined(const Mean& a, const Mean& b) {
  const std::int64_t den = std::lcm(a.sum_den, b.sum_den);
  const std::int64_t sum = a.sum_num * (den / a.sum_den) + b.sum_num * (den / b.sum_den);
  return {.sum_num = sum, .sum_den = den, .n = a.n + b.n};
}

}  // namespace mentor::doc
