#include "auction.h"

#include <algorithm>
#include <array>
#include <limits>

namespace mentor::matching {
namespace {

/// The few arcs of a row that are best by now. Prices only rise, so as long as the second best of
/// them is no worse than `bound` no other arc can come before it.
struct Shortlist {
  static constexpr std::size_t length = 8;
  std::array<std::uint32_t, length> arc{};
  std::size_t size = 0;
  std::int64_t bound = std::numeric_limits<std::int64_t>::min();
};

/// The best arc of a row, and the totals of the two best.
struct Best {
  std::uint32_t arc = nobody;
  std::int64_t total = std::numeric_limits<std::int64_t>::max();
  std::int64_t second = std::numeric_limits<std::int64_t>::max();

  void see(std::uint32_t candidate, std::int64_t value) {
    if (value >= second) return;
    if (value < total) {
      second = total;
      total = value;
      arc = candidate;
    } else {
      second = value;
    }
  }
};

/// One round with a fixed minimum step. Each place has its own price; the column asks the lowest.
class Round {
 public:
  Round(const Network<std::int64_t>& network, std::int64_t step, std::vector<Shortlist>& shortlists,
        std::vector<std::int64_t>& price)
      : net_(network), step_(step), shortlists_(shortlists), price_(price) {
    begin_.push_back(0);
    for (std::size_t c = 0; c < price.size(); ++c) {
      const auto places = price[c] < closed ? static_cast<std::size_t>(network.places[c]) : 0;
      place_.insert(place_.end(), places, Place{price[c], nobody});
      begin_.push_back(place_.size());
    }
  }

  void run(std::span<const std::uint32_t> rows) {
    waiting_.assign(rows.rbegin(), rows.rend());
    while (!waiting_.empty()) {
      const std::uint32_t row = waiting_.back();
      waiting_.pop_back();
      bid(row);
    }
  }

 private:
  struct Place {
    std::int64_t price = 0;
    std::uint32_t row = nobody;
  };

  void bid(std::uint32_t row) {
    Best best = best_of(row);
    if (best.second == std::numeric_limits<std::int64_t>::max()) best.second = best.total + step_;
    const std::uint32_t column = net_.column[best.arc];
    const std::int64_t cost = net_.cost[best.arc];
    take(column, row, std::min(best.second, cost + next_price(column)) - cost + step_);
  }

  Best best_of(std::uint32_t row) {
    const Shortlist& list = shortlists_[row];
    Best best;
    for (std::size_t k = 0; k < list.size; ++k)
      best.see(list.arc[k], net_.cost[list.arc[k]] + price_[net_.column[list.arc[k]]]);
    return list.size > 0 && best.second <= list.bound ? best : look_again(row);
  }

  Best look_again(std::uint32_t row) {
    std::array<std::int64_t, Shortlist::length + 1> total{};
    std::array<std::uint32_t, Shortlist::length + 1> arcs{};
    std::size_t size = 0;
    for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc) {
      const std::int64_t value = net_.cost[arc] + price_[net_.column[arc]];
      if (value >= closed / 2 || (size == total.size() && value >= total.back())) continue;
      std::size_t at = size < total.size() ? size++ : size - 1;
      for (; at > 0 && total[at - 1] > value; --at) {
        total[at] = total[at - 1];
        arcs[at] = arcs[at - 1];
      }
      total[at] = value;
      arcs[at] = arc;
    }
    Shortlist& list = shortlists_[row];
    list.size = std::min(size, Shortlist::length);
    std::copy_n(arcs.begin(), list.size, list.arc.begin());
    list.bound = size > Shortlist::length ? total.back() : std::numeric_limits<std::int64_t>::max();
    Best best;
    for (std::size_t k = 0; k < std::min<std::size_t>(size, 2); ++k)
      best.see(arcs[k], total[k]);
    return best;
  }

  // The lowest price in the column but one.
  [[nodiscard]] std::int64_t next_price(std::uint32_t column) const {
    const std::size_t b = begin_[column];
    const std::size_t size = begin_[column + 1] - b;
    if (size == 1) return closed;
    return size == 2 ? place_[b + 1].price : std::min(place_[b + 1].price, place_[b + 2].price);
  }

  // The places of a column are a heap, the cheapest first.
  void take(std::uint32_t column, std::uint32_t row, std::int64_t price) {
    Place* heap = place_.data() + begin_[column];
    const std::size_t size = begin_[column + 1] - begin_[column];
    if (heap[0].row != nobody) waiting_.push_back(heap[0].row);
    std::size_t hole = 0;
    for (std::size_t child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && heap[child + 1].price < heap[child].price) ++child;
      if (heap[child].price >= price) break;
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = Place{price, row};
    price_[column] = heap[0].price;
  }

  const Network<std::int64_t>& net_;
  std::int64_t step_ = 1;
  std::vector<Shortlist>& shortlists_;
  std::vector<std::int64_t>& price_;
  std::vector<std::size_t> begin_;
  std::vector<Place> place_;
  std::vector<std::uint32_t> waiting_;
};

}  // namespace

void bid_for_places(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    std::int64_t unit, std::vector<std::int64_t>& price) {
  std::int64_t widest = 1;
  for (const auto cost : network.cost)
    widest = std::max(widest, -cost);
  const std::int64_t last = std::max<std::int64_t>(unit / 8, 1);
  std::int64_t step = std::max(widest / 8, last);
  std::vector<Shortlist> shortlists(network.first.size() - 1);
  for (std::size_t c = 0; c < price.size(); ++c)
    if (network.places[c] == 0) price[c] = closed;
  for (;;) {
    Round(network, step, shortlists, price).run(rows);
    if (step == last) break;
    step = std::max(step / 6, last);
  }
  // On the grid of the costs more choices are exactly equal, which an exact method likes.
  for (auto& p : price)
    if (p < closed) p = (p + unit / 2) / unit * unit;
}

}  // namespace mentor::matching
