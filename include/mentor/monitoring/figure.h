// Figure: what a measure comes to, and the facts that it was counted from.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "mentor/model/place.h"
#include "mentor/monitoring/fraction.h"

namespace mentor {

/// Nothing to count from: printed as a dash, never as zero.
struct NoFigure {
  friend bool operator==(const NoFigure&, const NoFigure&) = default;
};

struct Count {
  std::int64_t value = 0;
  friend bool operator==(const Count&, const Count&) = default;
};

/// `den` = 0 means that there is nobody to count among.
struct Share {
  std::int64_t num = 0;
  std::int64_t den = 0;
  friend bool operator==(const Share&, const Share&) = default;
};

/// A mean of `n` people's scores on the scale 1..10; `n` = 0 means none.
struct Mean {
  Fraction sum;
  std::int64_t n = 0;
  friend bool operator==(const Mean&, const Mean&) = default;
};

/// Known, but of too few people to be shown to the reader.
struct Hidden {
  friend bool operator==(const Hidden&, const Hidden&) = default;
};

using Figure = std::variant<NoFigure, Count, Share, Mean, Hidden>;

struct Measured {
  std::string id;
  Figure figure;
  std::vector<Place> evidence;  ///< sorted, each once
};

/// `n` must be above 0.
[[nodiscard]] Fraction mean_value(const Mean& mean);

/// False for no figure, a hidden one, a share among nobody and a mean of nobody.
[[nodiscard]] bool is_known(const Figure& figure);

/// A count, a share in per cent, or a mean, as one comparable number. The figure must be known.
[[nodiscard]] Fraction as_number(const Figure& figure);

/// Sorts places and drops repetitions and places of nothing.
void tidy(std::vector<Place>& places);

}  // namespace mentor
