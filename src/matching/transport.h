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
  std::span<const std::uint8_t> exact{};  ///< by column: 1 = all its places will be taken
};

/// What a transport starts from.
template <class Cost>
struct Opening {
  std::vector<Cost> price;              ///< of each column
  std::vector<std::uint32_t> arc_of{};  ///< of each row: the arc by which it enters first where
                                        ///< that is a best one, `nobody` = none; or empty
  std::vector<int> sold{};              ///< of each column: places that will be taken at its price,
                                        ///< whoever comes; or empty
  std::vector<Shortlist<Cost>> near{};  ///< of each row, at prices not above these; or empty
};

/// `Gap(column, taken, price)` = by how much the column's next place costs more than its price when
/// `taken` are taken. At the start it is at least 0 for the next place of a column beyond those
/// sold, and not above 0 for the last one sold. After place_all() every row has an arc where cost +
/// price is smallest, and the same holds for the places taken. Columns whose places will all be
/// taken have any price.
template <class Cost, class Gap>
class Transport {
 public:
  Transport(Network<Cost> network, Gap gap, Opening<Cost> opening)
      : net_(network),
        gap_(std::move(gap)),
        groups_(network.places, rows()),
        arc_of_(rows(), nobody),
        start_(std::move(opening.arc_of)),
        price_(std::move(opening.price)),
        sold_(std::move(opening.sold)),
        label_(columns() + 1),
        pool_(columns()),
        near_(std::move(opening.near)),
        visits_(columns() - std::min(network.benches, columns()), 0),
        level_(columns(), 0) {
    price_.emplace_back();
    near_.resize(rows());
    sell_exact();
  }

  /// Requires that all rows can have a place at once. Phases by equals end when they help few.
  void place_all() {
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t row = 0; row < rows(); ++row)
      if (start_.empty() || start_[row] == nobody || !enter_by(row, start_[row]))
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
    const Cost zero = price_.back();
    price_.pop_back();
    for (Cost& price : price_)
      price -= zero;
  }

  [[nodiscard]] const std::vector<std::uint32_t>& column_of() const { return groups_.column_of(); }
  /// By row: the arc to its column.
  [[nodiscard]] const std::vector<std::uint32_t>& arc_of() const { return arc_of_; }
  [[nodiscard]] const std::vector<Cost>& price() const { return price_; }

 private:
  struct Label {
    Cost distance{};
    std::uint32_t round = 0;
    std::uint32_t row = 0;  ///< of the outside: the column that sells a place more
    std::uint32_t arc = 0;  ///< `nobody` = no row comes, but a place is given back
  };
  /// A column, the outside, or outside + 1 + a row to look through.
  using Entry = std::pair<Cost, std::uint32_t>;

  [[nodiscard]] std::uint32_t rows() const {
    return static_cast<std::uint32_t>(net_.first.size() - 1);
  }
  [[nodiscard]] std::uint32_t columns() const {
    return static_cast<std::uint32_t>(net_.places.size());
  }
  /// Where places that are not sold are: the column after the last, with a price of its own.
  [[nodiscard]] std::uint32_t outside() const { return columns(); }
  [[nodiscard]] bool is_exact(std::uint32_t column) const {
    return !net_.exact.empty() && net_.exact[column] != 0;
  }

  void sell_exact() {
    sold_.resize(columns(), 0);
    to_sell_ = static_cast<std::int64_t>(rows());
    for (std::uint32_t column = 0; column < columns(); ++column) {
      if (is_exact(column)) sold_[column] = net_.places[column];
      to_sell_ -= sold_[column];
    }
  }

  /// A place is sold, but nobody has it yet.
  [[nodiscard]] bool owes_place(std::uint32_t column) const {
    return groups_.size(column) < sold_[column];
  }

  [[nodiscard]] Cost gap(std::uint32_t column, int taken) const {
    return gap_(column, taken, price_[column] - price_[outside()]);
  }

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
    if (groups_.size(column) > sold_[column]) {
      ++sold_[column];
      --to_sell_;
    }
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
    const std::uint32_t begin = net_.first[row];
    near_[row].renew(begin, net_.first[row + 1], net_.column, net_.cost, price_, totals_);
    for (std::uint32_t k = 0; k < totals_.size(); ++k)
      see(begin + k, totals_[k]);
  }

  bool enter_by(std::uint32_t row, std::uint32_t start) {
    Cost least = Shortlist<Cost>::none;
    for (const NearArc<Cost>& way : near_[row].arcs())
      least = std::min(least, way.cost + price_[way.column]);
    if (least > near_[row].bound())
      look_through(row, [&](std::uint32_t, Cost total) { least = std::min(least, total); });
    const std::uint32_t column = net_.column[start];
    if (net_.cost[start] + price_[column] != least || !owes_place(column)) return false;
    move_in(row, column, start);
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
    if (owes_place(column)) return true;
    return to_sell_ > 0 && !groups_.is_full(column) && gap(column, sold_[column]) == Cost{};
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
      if (node > outside()) {
        relax_all(node - outside() - 1, distance);
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
    if (column == outside()) return give_back();
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
      const Cost distance = base + way.cost + price_[way.column];
      if (end_ == nobody || distance < bound_) reach(way.column, {distance, round_, row, way.arc});
    }
    if (near.bound() == Shortlist<Cost>::none) return;
    const Cost distance = base + near.bound();
    if (end_ == nobody || distance < bound_) push(distance, outside() + 1 + row);
  }

  // Any column may give a place back, for the price of it, and one more is sold elsewhere.
  void give_back() {
    const Cost at = label_[outside()].distance;
    for (std::uint32_t column = 0; column < columns(); ++column) {
      if (sold_[column] == 0 || is_exact(column)) continue;
      const Cost distance = at - gap(column, sold_[column] - 1);
      if (end_ == nobody || distance < bound_) reach(column, {distance, round_, nobody, nobody});
    }
  }

  void relax_all(std::uint32_t row, Cost at) {
    const Cost base = at - near_[row].bound();
    look_through(row, [&](std::uint32_t arc, Cost total) {
      const Cost distance = base + total;
      if (end_ == nobody || distance < bound_)
        reach(net_.column[arc], {distance, round_, row, arc});
    });
  }

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
    if (owes_place(column)) return end_at(column, distance);
    if (!groups_.is_full(column)) {
      const Cost sold = distance + gap(column, sold_[column]);
      if (to_sell_ > 0) {
        end_at(column, sold);
        if (sold == distance) return;
      } else if (end_ == nobody || sold < bound_) {
        reach_outside(column, sold);
      }
    }
    push(distance, column);
  }

  void end_at(std::uint32_t column, const Cost& distance) {
    if (end_ != nobody && distance >= bound_) return;
    bound_ = distance;
    end_ = column;
  }

  void reach_outside(std::uint32_t by, const Cost& distance) {
    Label& label = label_[outside()];
    if (label.round == round_ && label.distance <= distance) return;
    label = {distance, round_, by, nobody};
    push(distance, outside());
  }

  void shift_rows() {
    for (std::uint32_t column = end_; column != nobody;) {
      const Label& label = label_[column];
      if (label.row == nobody) {
        --sold_[column];
        ++to_sell_;
        column = label_[outside()].row;
        continue;
      }
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
  std::vector<std::uint32_t> start_;
  std::vector<Cost> price_;  ///< by column, then the outside's
  std::vector<int> sold_;    ///< by column
  std::int64_t to_sell_ = 0;
  std::vector<Label> label_;
  std::vector<std::optional<Pool<Cost>>> pool_;  ///< by column
  std::vector<Shortlist<Cost>> near_;            ///< by row
  std::vector<Cost> totals_;                     ///< of the row looked through last
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
