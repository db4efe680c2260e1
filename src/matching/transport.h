// Transport: the cheapest assignment of every row to a column with places, by shortest augmenting
// paths with column prices (Jonker and Volgenant 1987, with places that may cost more and more).
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "groups.h"
#include "mentor/matching/problem.h"
#include "pool.h"

namespace mentor::matching {

template <class Cost>
struct Network {
  std::span<const std::uint32_t> first;   ///< rows + 1
  std::span<const std::uint32_t> column;  ///< of each arc
  std::span<const Cost> cost;             ///< of each arc
  std::span<const int> places;            ///< of each column
  std::uint32_t benches = nobody;         ///< from here on arcs into a column cost nothing
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
        label_(network.places.size()),
        pool_(network.places.size()),
        level_(network.places.size(), 0) {
    open_pools();
  }

  /// Requires that all rows can have a place at once. Phases by equals end when they help few.
  void place_all() {
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t row = 0; row + 1 < net_.first.size(); ++row)
      if (!enter_free_place(row)) waiting.push_back(row);
    for (std::size_t before = 2 * waiting.size() + 2; waiting.size() < before - before / 20;) {
      before = waiting.size();
      find_levels(waiting);
      std::erase_if(waiting, [&](std::uint32_t row) { return enter_by_equals(row); });
    }
    for (const std::uint32_t row : waiting)
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

  // Looking through all columns pays when the rows of a bench have more arcs than that.
  void open_pools() {
    if (net_.first.size() < 2) return;
    const std::size_t arcs = net_.column.size() / (net_.first.size() - 1);
    for (std::size_t c = net_.benches; c < pool_.size(); ++c)
      if (static_cast<std::size_t>(net_.places[c]) * arcs > pool_.size())
        pool_[c].emplace(pool_.size());
  }

  void move_in(std::uint32_t row, std::uint32_t column, std::uint32_t by) {
    groups_.add(row, column);
    arc_of_[row] = by;
    if (!pool_[column]) return;
    for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc)
      if (net_.column[arc] != column)
        pool_[column]->add(net_.column[arc], {net_.cost[arc], row, arc});
  }

  void move_out(std::uint32_t row) {
    const std::uint32_t column = groups_.column_of()[row];
    groups_.remove(row);
    if (!pool_[column]) return;
    const auto inside = [&](std::uint32_t r) { return groups_.column_of()[r] == column; };
    for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc)
      pool_[column]->leave(net_.column[arc], inside);
  }

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
    if (!has_free_place(column)) return false;
    move_in(row, column, best);
    return true;
  }

  [[nodiscard]] bool has_free_place(std::uint32_t column) const {
    return !groups_.is_full(column) && gap_(column, groups_.size(column), price_[column]) == Cost{};
  }

  // What the row would pay where it pays least.
  [[nodiscard]] Cost least_of(std::uint32_t row) const {
    if (arc_of_[row] != nobody) return net_.cost[arc_of_[row]] + price_[net_.column[arc_of_[row]]];
    Cost least = net_.cost[net_.first[row]] + price_[net_.column[net_.first[row]]];
    for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc)
      least = std::min(least, net_.cost[arc] + price_[net_.column[arc]]);
    return least;
  }

  // How many equal choices lead from a waiting row to each column, at most up to the first free
  // place (Hopcroft and Karp 1973).
  void find_levels(const std::vector<std::uint32_t>& waiting) {
    level_.assign(level_.size(), 0);
    std::vector<std::uint32_t> rows = waiting;
    bool free = false;
    for (std::uint32_t level = 1; !rows.empty() && !free; ++level) {
      std::vector<std::uint32_t> next;
      for (const std::uint32_t row : rows) {
        const Cost least = least_of(row);
        for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc) {
          const std::uint32_t column = net_.column[arc];
          if (level_[column] != 0 || net_.cost[arc] + price_[column] != least) continue;
          level_[column] = level;
          free = free || has_free_place(column);
          const auto inside = groups_.rows(column);
          next.insert(next.end(), inside.begin(), inside.end());
        }
      }
      rows = std::move(next);
    }
  }

  // Takes a place if others can make room at the prices as they are: depth first along the levels,
  // each column once in a phase.
  bool enter_by_equals(std::uint32_t row) {
    steps_.assign(1, Step{row, net_.first[row], 0, least_of(row)});
    while (!steps_.empty()) {
      Step& top = steps_.back();
      if (top.arc == net_.first[top.row + 1]) {
        steps_.pop_back();
        continue;
      }
      const std::uint32_t column = net_.column[top.arc];
      if (top.slot == 0 && !open_column(top, column)) {
        ++top.arc;
        continue;
      }
      if (has_free_place(column)) {
        make_room();
        return true;
      }
      push_or_skip(top, column);
    }
    return false;
  }

  struct Step {
    std::uint32_t row = 0;
    std::uint32_t arc = 0;
    int slot = 0;  ///< the next row of the arc's column to move on
    Cost least{};  ///< what the row pays in all
  };

  bool open_column(const Step& step, std::uint32_t column) {
    if (level_[column] != steps_.size()) return false;
    if (net_.cost[step.arc] + price_[column] != step.least) return false;
    level_[column] = 0;
    return true;
  }

  void push_or_skip(Step& top, std::uint32_t column) {
    if (top.slot == groups_.size(column)) {
      top.slot = 0;
      ++top.arc;
      return;
    }
    const std::uint32_t next = groups_.row(column, top.slot++);
    steps_.push_back(Step{next, net_.first[next], 0, net_.cost[arc_of_[next]] + price_[column]});
  }

  void make_room() {
    for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
      if (groups_.column_of()[step->row] != nobody) move_out(step->row);
      move_in(step->row, net_.column[step->arc], step->arc);
    }
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
      if (pool_[column]) {
        relax_pool(*pool_[column], distance - price_[column]);
        continue;
      }
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
      if (end_ == nobody || distance < bound_) reach(column, {distance, round_, row, arc});
    }
  }

  void relax_pool(const Pool<Cost>& pool, Cost base) {
    for (std::uint32_t column = 0; column < net_.benches; ++column) {
      if (pool.least()[column] == Pool<Cost>::none) continue;
      const Cost distance = base + pool.least()[column] + price_[column];
      if (end_ != nobody && distance >= bound_) continue;
      reach(column, {distance, round_, pool.way(column).row, pool.way(column).arc});
    }
  }

  void reach(std::uint32_t column, const Label& label) {
    const Cost distance = label.distance;
    if (label_[column].round == round_ && label_[column].distance <= distance) return;
    label_[column] = label;
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
      if (from != nobody) move_out(label.row);
      move_in(label.row, column, label.arc);
      column = from;
    }
  }

  Network<Cost> net_;
  Gap gap_;
  Groups groups_;
  std::vector<std::uint32_t> arc_of_;
  std::vector<Cost> price_;
  std::vector<Label> label_;
  std::vector<std::optional<Pool<Cost>>> pool_;  ///< by column
  std::vector<std::uint32_t> level_;             ///< by column, 0 = not on a way or used
  std::vector<Step> steps_;
  std::vector<Entry> heap_;
  std::vector<std::uint32_t> settled_;
  Cost bound_{};
  std::uint32_t end_ = nobody;
  std::uint32_t round_ = 0;
};

}  // namespace mentor::matching
