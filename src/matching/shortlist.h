// Shortlist: the few arcs of a row that are nearest at the prices as they were. Prices only rise,
// so what is not on the list stays at `bound` or above, and most looks at a row end here.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

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

  /// Lists the nearest of the arcs begin .. end - 1 at these prices. `totals` is left with what
  /// each of them costs, price included.
  void renew(std::uint32_t begin, std::uint32_t end, std::span<const std::uint32_t> column,
             std::span<const Cost> cost, std::span<const Cost> price, std::vector<Cost>& totals) {
    totals.resize(end - begin);
    for (std::uint32_t arc = begin; arc < end; ++arc)
      totals[arc - begin] = cost[arc] + price[column[arc]];
    if (totals.size() <= length) {
      list(totals, none);
    } else {
      const Limits limits = sample(totals);
      for (auto limit = limits.rbegin(); limit != limits.rend(); ++limit)
        if (list(totals, *limit)) break;
    }
    for (std::uint32_t k = 0; k < size_; ++k) {
      const std::uint32_t arc = begin + arc_[k].arc;
      arc_[k] = {cost[arc], column[arc], arc};
    }
  }

 private:
  using Limits = std::array<Cost, 3>;  ///< rising

  // Of every third arc the three nearest: about three times as many arcs come up to the last.
  static Limits sample(const std::vector<Cost>& totals) {
    Limits least;
    least.fill(none);
    for (std::size_t k = 0; k < totals.size(); k += 3) {
      const Cost second = std::max(least[0], totals[k]);
      least[0] = std::min(least[0], totals[k]);
      const Cost third = std::max(least[1], second);
      least[1] = std::min(least[1], second);
      least[2] = std::min(least[2], third);
    }
    return least;
  }

  // Lists, by number, what is not above the limit; false when that is too much for the list.
  // Without branches, which nobody could predict.
  bool list(const std::vector<Cost>& totals, const Cost& limit) {
    std::uint32_t found = 0;
    Cost bound = none;
    for (std::uint32_t k = 0; k < totals.size(); ++k) {
      arc_[std::min(found, length)].arc = k;
      const bool is_near = totals[k] <= limit;
      found += is_near ? 1 : 0;
      bound = std::min(bound, is_near ? none : totals[k]);
    }
    size_ = std::min(found, length);
    bound_ = found > length ? *std::min_element(totals.begin(), totals.end()) : bound;
    return found <= length;
  }

  std::array<NearArc<Cost>, length + 1> arc_;  ///< one more, to be written over
  Cost bound_ = Cost{};
  std::uint32_t size_ = 0;
};

}  // namespace mentor::matching
