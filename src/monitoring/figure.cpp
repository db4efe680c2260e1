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

void tidy(std::vector<Place>& places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::erase(places, Place{});
}

}  // namespace mentor
