// Shortlist: the few arcs of a row that are nearest at the prices as they were. Prices only rise,
// so what is not on the list stays at `bound` or above, and most looks at a row end here.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>

namespace mentor::matching {

/// An arc with what is needed of it, so that a look touches no other memory.
template <class Cost>
struct NearArc {
  Cost cost{};
  std::uint32_t column = 0;
  std::uint32_t arc = 0;
};

template <class Cost>
class Shortlist {
 public:
  static constexpr std::uint32_t length = 16;
  static_assert(std::numeric_limits<Cost>::is_specialized, "else its max() is Cost{}");
  static constexpr Cost none = std::numeric_limits<Cost>::max();

  /// In the order of arcs.
  [[nodiscard]] std::span<const NearArc<Cost>> arcs() const { return {arc_.data(), size_}; }
  /// Below no arc's cost and price that is not listed; `none` = all are listed.
  [[nodiscard]] Cost bound() const { return bound_; }
  /// Every price may have changed, by at least so much (less than nothing where some fell).
  void shift(const Cost& by) {
    if (bound_ != none) bound_ += by;
  }

  /// Lists the nearest of the arcs begin .. end - 1 at these prices; calls `see(arc, total)` for
  /// all of them, once or more.
  template <class See>
  void renew(std::uint32_t begin, std::uint32_t end, std::span<const std::uint32_t> column,
             std::span<const Cost> cost, std::span<const Cost> price, See see) {
    const auto total = [&](std::uint32_t arc) { return cost[arc] + price[column[arc]]; };
    Limits limits;
    limits.fill(none);
    if (end - begin > length) limits = sample(begin, end, total);
    for (auto limit = limits.rbegin(); limit != limits.rend(); ++limit)
      if (list(begin, end, column, cost, price, *limit, see)) return;
  }

 private:
  using Limits = std::array<Cost, 3>;  ///< rising

  // Of every third arc the three nearest: about three times as many arcs come up to the last.
  template <class Total>
  static Limits sample(std::uint32_t begin, std::uint32_t end, Total total) {
    Limits least;
    least.fill(none);
    for (std::uint32_t arc = begin; arc < end; arc += 3) {
      const Cost value = total(arc);
      if (!(value < least[2])) continue;
      std::size_t at = 2;
      for (; at > 0 && value < least[at - 1]; --at)
        least[at] = least[at - 1];
      least[at] = value;
    }
    return least;
  }

  // Lists what is not above the limit; false when that is too much for the list.
  template <class See>
  bool list(std::uint32_t begin, std::uint32_t end, std::span<const std::uint32_t> column,
            std::span<const Cost> cost, std::span<const Cost> price, const Cost& limit, See see) {
    bool fits = true;
    std::uint32_t size = 0;
    Cost bound = none;
    for (std::uint32_t arc = begin; arc < end; ++arc) {
      const Cost value = cost[arc] + price[column[arc]];
      see(arc, value);
      arc_[size] = {cost[arc], column[arc], arc};
      const bool is_near = value <= limit;
      const bool listed = is_near && size < length;
      fits = fits && listed == is_near;
      size += listed ? 1 : 0;
      bound = listed || !(value < bound) ? bound : value;
    }
    size_ = size;
    bound_ = bound;
    return fits;
  }

  std::array<NearArc<Cost>, length + 1> arc_;  ///< one more, to be written over
  Cost bound_ = Cost{};
  std::uint32_t size_ = 0;
};

}  // namespace mentor::matching
