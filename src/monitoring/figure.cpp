#include "mentor/monitoring/figure.h"

#include <algorithm>

namespace mentor {
namespace {

struct Known {
  bool operator()(const NoFigure&) const { return false; }
  bool operator()(const Hidden&) const { return false; }
  bool operator()(const Count&) const { return true; }
  bool operator()(const Share& share) const { return share.den > 0; }
  bool operator()(const Mean& mean) const { return mean.n > 0; }
};

struct Number {
  Fraction operator()(const NoFigure&) const { return {}; }
  Fraction operator()(const Hidden&) const { return {}; }
  Fraction operator()(const Count& count) const { return fraction(count.value); }
  Fraction operator()(const Share& share) const { return fraction(100 * share.num, share.den); }
  Fraction operator()(const Mean& mean) const { return mean_value(mean); }
};

}  // namespace

Fraction mean_value(const Mean& mean) {
  return mean.sum / fraction(mean.n);
}

bool is_known(const Figure& figure) {
  return std::visit(Known{}, figure);
}

Fraction as_number(const Figure& figure) {
  return std::visit(Number{}, figure);
}

namespace {

// As whole numbers, which sort twice as fast: a year's meetings stand behind some figures.
void sort_places(std::vector<Place>& places) {
  std::vector<std::uint64_t> numbers;
  numbers.reserve(places.size());
  for (const Place place : places)
    numbers.push_back(std::uint64_t{place.file} << 32U | place.line);
  std::sort(numbers.begin(), numbers.end());
  std::transform(numbers.begin(), numbers.end(), places.begin(), [](std::uint64_t number) {
    return Place{static_cast<std::uint32_t>(number >> 32U), static_cast<std::uint32_t>(number)};
  });
}

}  // namespace

void tidy(std::vector<Place>& places) {
  if (!std::is_sorted(places.begin(), places.end())) sort_places(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::erase(places, Place{});
  places.shrink_to_fit();  // it is kept as long as the report
}

}  // namespace mentor
