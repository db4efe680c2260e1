// Transport: the cheapest assignment of every row to a column with places, by shortest augmenting
// paths with column prices (Jonker and Volgenant 1987, with places that may cost more and more).
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "groups.h"
#include "mentor/matching/problem.h"

namespace mentor::matching {

template <class Cost>
struct Network {
  std::span<const std::uint32_t> first;   ///< rows + 1
  std::span<const std::uint32_t> column;  ///< of each arc
  std::span<const Cost> cost;             ///< of each arc
  std::span<const int> places;            ///< of each column
};

/// `Gap(column, taken, price)` = by how much the column's next place costs more than its price when
/// `taken` are taken; never below 0 at the start. After place_all() every row has an arc where
/// cost + price is smallest; a column's gap is at least 0 while it has a place, and was 0 when its
/// last place was taken.
template <class Cost, class Gap>
class Transport {
 public:
  Transport(Network<Cost> network, Gap gap, std::vector<Cost> price)
      : net_(network),
        gap_(std::move(gap)),
        groups_(network.places, static_cast<std::uint32_t>(network.first.size() - 1)),
        arc_of_(network.first.size() - 1, nobody),
        price_(std::move(price)),
        label_(network.places.size()) {}

  /// Requires that all rows can have a place at once.
  void place_all() {
    for (std::uint32_t row = 0; row + 1 < net_.first.size(); ++row)
      enter(row);
  }

  [[nodiscard]] const std::vector<std::uint32_t>& column_of() const { return groups_.column_of(); }
  [[nodiscard]] const std::vector<Cost>& price() const { return price_; }

 private:
  struct Label {
    Cost distance{};
    std::uint32_t round = 0;
    std::uint32_t row = 0;
    std::uint32_t arc = 0;
  };
  using Entry = std::pair<Cost, std::uint32_t>;

  // Takes the best column if it has a place at its price.
  bool enter_free_place(std::uint32_t row) {
    std::uint32_t best = net_.first[row];
    Cost least = net_.cost[best] + price_[net_.column[best]];
    for (std::uint32_t arc = best + 1; arc < net_.first[row + 1]; ++arc) {
      const Cost total = net_.cost[arc] + price_[net_.column[arc]];
      if (total > least) continue;
      if (total == least && groups_.is_full(net_.column[arc])) continue;
      least = total;
      best = arc;
    }
    const std::uint32_t column = net_.column[best];
    if (groups_.is_full(column) || gap_(column, groups_.size(column), price_[column]) != 0)
      return false;
    groups_.add(row, column);
    arc_of_[row] = best;
    return true;
  }

  void enter(std::uint32_t row) {
    ++round_;
    heap_.clear();
    settled_.clear();
    end_ = nobody;
    relax(row, Cost{});
    while (!heap_.empty()) {
      const auto [distance, column] = heap_.front();
      if (end_ != nobody && distance >= bound_) break;
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
      heap_.pop_back();
      if (distance > label_[column].distance) continue;
      settled_.push_back(column);
      for (const std::uint32_t next : groups_.rows(column))
        relax(next, distance - net_.cost[arc_of_[next]] - price_[column]);
    }
    for (const std::uint32_t column : settled_)
      price_[column] += bound_ - label_[column].distance;
    shift_rows();
  }

  void relax(std::uint32_t row, Cost base) {
    for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc) {
      const std::uint32_t column = net_.column[arc];
      const Cost distance = base + net_.cost[arc] + price_[column];
      if (end_ != nobody && distance >= bound_) continue;
      Label& label = label_[column];
      if (label.round == round_ && label.distance <= distance) continue;
      label = Label{distance, round_, row, arc};
      reach(column, distance);
    }
  }

  void reach(std::uint32_t column, Cost distance) {
    if (!groups_.is_full(column)) {
      const Cost end = distance + gap_(column, groups_.size(column), price_[column]);
      if (end_ == nobody || end < bound_) {
        bound_ = end;
        end_ = column;
      }
      if (end == distance) return;
    }
    heap_.emplace_back(distance, column);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }

  void shift_rows() {
    for (std::uint32_t column = end_; column != nobody;) {
      const Label& label = label_[column];
      const std::uint32_t from = groups_.column_of()[label.row];
      if (from != nobody) groups_.remove(label.row);
      groups_.add(label.row, column);
      arc_of_[label.row] = label.arc;
      column = from;
    }
  }

  Network<Cost> net_;
  Gap gap_;
  Groups groups_;
  std::vector<std::uint32_t> arc_of_;
  std::vector<Cost> price_;
  std::vector<Label> label_;
  std::vector<Entry> heap_;
  std::vector<std::uint32_t> settled_;
  Cost bound_{};
  std::uint32_t end_ = nobody;
  std::uint32_t round_ = 0;
};

}  // namespace mentor::matching
