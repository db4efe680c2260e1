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
  Cost total{};  ///< cost and price when it was listed: not below it now
  Cost cost{};
  std::uint32_t column = 0;
  std::uint32_t arc = 0;
};

template <class Cost>
class Shortlist {
 public:
  static constexpr std::size_t length = 8;
  static_assert(std::numeric_limits<Cost>::is_specialized, "else its max() is Cost{}");
  static constexpr Cost none = std::numeric_limits<Cost>::max();

  /// By rising total.
  [[nodiscard]] std::span<const NearArc<Cost>> arcs() const { return {arc_.data(), size_}; }
  /// Below no arc's cost and price that is not listed; `none` = all are listed.
  [[nodiscard]] Cost bound() const { return bound_; }

  /// Lists the nearest of the arcs begin .. end - 1 at these prices; calls `see(arc, total)` for
  /// all of them.
  template <class See>
  void renew(std::uint32_t begin, std::uint32_t end, std::span<const std::uint32_t> column,
             std::span<const Cost> cost, std::span<const Cost> price, See see) {
    size_ = 0;
    bound_ = none;
    for (std::uint32_t arc = begin; arc < end; ++arc) {
      const Cost value = cost[arc] + price[column[arc]];
      see(arc, value);
      if (size_ == length && value >= arc_[length - 1].total) {
        bound_ = std::min(bound_, value);
        continue;
      }
      if (size_ == length) bound_ = std::min(bound_, arc_[--size_].total);
      std::size_t at = size_++;
      for (; at > 0 && arc_[at - 1].total > value; --at)
        arc_[at] = arc_[at - 1];
      arc_[at] = {value, cost[arc], column[arc], arc};
    }
  }

 private:
  std::array<NearArc<Cost>, length> arc_;
  Cost bound_ = Cost{};
  std::uint32_t size_ = 0;
};

}  // namespace mentor::matching
