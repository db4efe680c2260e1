// Pool: a column so large that its rows are looked up by where they could go, not one by one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "mentor/matching/problem.h"

namespace mentor::matching {

/// The cheapest way from the pool to every column. All arcs into the pool must cost the same, so
/// that the row with the smallest cost of its own is the cheapest whatever the prices are.
template <class Cost>
class Pool {
 public:
  static_assert(std::numeric_limits<Cost>::is_specialized, "else its max() is Cost{}");
  static constexpr Cost none = std::numeric_limits<Cost>::max();

  struct Way {
    Cost cost = none;
    std::uint32_t row = nobody;
    std::uint32_t arc = 0;
  };

  explicit Pool(std::size_t columns) : ways_(columns), least_(columns, none) {}

  /// The cost of the cheapest way to each column; `none` where no row of the pool can go.
  [[nodiscard]] const std::vector<Cost>& least() const { return least_; }
  /// The way of that cost.
  [[nodiscard]] const Way& way(std::uint32_t column) const { return ways_[column].front(); }

  /// The row, now in the pool, can go to the column.
  void add(std::uint32_t column, const Way& way) {
    ways_[column].push_back(way);
    std::push_heap(ways_[column].begin(), ways_[column].end(), dearer);
    least_[column] = ways_[column].front().cost;
  }

  /// The row has left; `inside(row)` tells who is still in.
  template <class Inside>
  void leave(std::uint32_t column, Inside inside) {
    auto& heap = ways_[column];
    while (!heap.empty() && !inside(heap.front().row)) {
      std::pop_heap(heap.begin(), heap.end(), dearer);
      heap.pop_back();
    }
    least_[column] = heap.empty() ? none : heap.front().cost;
  }

 private:
  // Not a function, whose address would be called at every comparison.
  static constexpr auto dearer = [](const Way& a, const Way& b) {
    return a.cost != b.cost ? a.cost > b.cost : a.row > b.row;
  };

  std::vector<std::vector<Way>> ways_;
  std::vector<Cost> least_;
};

}  // namespace mentor::matching
