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
#include "shortlist.h"

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
        near_(network.first.size() - 1),
        visits_(
            network.places.size() - std::min<std::size_t>(network.benches, network.places.size()),
            0),
        level_(network.places.size(), 0) {}

  /// Requires that all rows can have a place at once. `start` = the arc by which a row enters first
  /// where that is a best one; gaps must stay 0 whatever rows take part. Phases by equals end when
  /// they help few.
  void place_all(const std::vector<std::uint32_t>& start = {}) {
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t row = 0; row + 1 < net_.first.size(); ++row)
      if (start.empty() || start[row] == nobody || !enter_by(row, start[row]))
        waiting.push_back(row);
    std::erase_if(waiting, [&](std::uint32_t row) { return enter_free_place(row); });
    std::size_t before = net_.first.size();
    while (waiting.size() * 10 > net_.first.size() && waiting.size() < before - before / 4) {
      before = waiting.size();
      find_levels(waiting);
      std::erase_if(waiting, [&](std::uint32_t row) { return enter_by_equals(row); });
    }
    for (const std::uint32_t row : waiting)
      enter(row);
  }

  [[nodiscard]] const std::vector<std::uint32_t>& column_of() const { return groups_.column_of(); }
  /// By row: the arc to its column.
  [[nodiscard]] const std::vector<std::uint32_t>& arc_of() const { return arc_of_; }
  [[nodiscard]] const std::vector<Cost>& price() const { return price_; }

 private:
  struct Label {
    Cost distance{};
    std::uint32_t round = 0;
    std::uint32_t row = 0;
    std::uint32_t arc = 0;
  };
  using Entry = std::pair<Cost, std::uint32_t>;  ///< a column, or columns + a row to look through

  // Looking through all columns pays when the rows of a bench have more arcs than that, and the
  // bench is come by more than now and then.
  void open_pool_if_worth(std::uint32_t column) {
    constexpr int often = 16;
    if (column < net_.benches || pool_[column] || ++visits_[column - net_.benches] < often) return;
    const std::size_t arcs = net_.column.size() / (net_.first.size() - 1);
    if (groups_.rows(column).size() * arcs <= pool_.size()) return;
    pool_[column].emplace(pool_.size());
    for (const std::uint32_t row : groups_.rows(column))
      add_to_pool(row, column);
  }

  void add_to_pool(std::uint32_t row, std::uint32_t column) {
    for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc)
      if (net_.column[arc] != column)
        pool_[column]->add(net_.column[arc], {net_.cost[arc], row, arc});
  }

  void move_in(std::uint32_t row, std::uint32_t column, std::uint32_t by) {
    groups_.add(row, column);
    arc_of_[row] = by;
    if (pool_[column]) add_to_pool(row, column);
  }

  void move_out(std::uint32_t row) {
    const std::uint32_t column = groups_.column_of()[row];
    groups_.remove(row);
    if (!pool_[column]) return;
    const auto inside = [&](std::uint32_t r) { return groups_.column_of()[r] == column; };
    for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc)
      pool_[column]->leave(net_.column[arc], inside);
  }

  template <class See>
  void look_through(std::uint32_t row, See see) {
    near_[row].renew(net_.first[row], net_.first[row + 1], net_.column, net_.cost, price_, see);
  }

  bool enter_by(std::uint32_t row, std::uint32_t start) {
    Cost least = Shortlist<Cost>::none;
    look_through(row, [&](std::uint32_t, Cost total) { least = std::min(least, total); });
    if (net_.cost[start] + price_[net_.column[start]] != least) return false;
    move_in(row, net_.column[start], start);
    return true;
  }

  // Takes the best column if it has a place at its price.
  bool enter_free_place(std::uint32_t row) {
    std::uint32_t best = net_.first[row];
    Cost least = Shortlist<Cost>::none;
    look_through(row, [&](std::uint32_t arc, Cost total) {
      if (total > least || (total == least && groups_.is_full(net_.column[arc]))) return;
      least = total;
      best = arc;
    });
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
    Cost least = Shortlist<Cost>::none;
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
      const auto [distance, node] = heap_.front();
      if (end_ != nobody && distance >= bound_) break;
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
      heap_.pop_back();
      if (node >= columns()) {
        relax_all(node - columns(), distance);
      } else if (distance == label_[node].distance) {
        settle(node);
      }
    }
    for (const std::uint32_t column : settled_)
      price_[column] += bound_ - label_[column].distance;
    shift_rows();
  }

  void settle(std::uint32_t column) {
    settled_.push_back(column);
    const Cost base = label_[column].distance - price_[column];
    open_pool_if_worth(column);
    if (pool_[column]) return relax_pool(*pool_[column], base);
    for (const std::uint32_t next : groups_.rows(column))
      relax(next, base - net_.cost[arc_of_[next]]);
  }

  // The arcs that are not on the shortlist wait in the heap until they could matter.
  void relax(std::uint32_t row, Cost base) {
    const Shortlist<Cost>& near = near_[row];
    for (const NearArc<Cost>& way : near.arcs()) {
      if (end_ != nobody && base + way.total >= bound_) return;
      const Cost distance = base + way.cost + price_[way.column];
      if (end_ == nobody || distance < bound_) reach(way.column, {distance, round_, row, way.arc});
    }
    if (near.bound() == Shortlist<Cost>::none) return;
    if (end_ == nobody || base + near.bound() < bound_) push(base + near.bound(), columns() + row);
  }

  void relax_all(std::uint32_t row, Cost at) {
    const Cost base = at - near_[row].bound();
    look_through(row, [&](std::uint32_t arc, Cost total) {
      const Cost distance = base + total;
      if (end_ == nobody || distance < bound_)
        reach(net_.column[arc], {distance, round_, row, arc});
    });
  }

  [[nodiscard]] std::uint32_t columns() const { return static_cast<std::uint32_t>(price_.size()); }

  void push(Cost distance, std::uint32_t node) {
    heap_.emplace_back(distance, node);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
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
    push(distance, column);
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
  std::vector<Shortlist<Cost>> near_;            ///< by row
  std::vector<int> visits_;                      ///< by bench
  std::vector<std::uint32_t> level_;             ///< by column, 0 = not on a way or used
  std::vector<Step> steps_;
  std::vector<Entry> heap_;
  std::vector<std::uint32_t> settled_;
  Cost bound_{};
  std::uint32_t end_ = nobody;
  std::uint32_t round_ = 0;
};

}  // namespace mentor::matching
