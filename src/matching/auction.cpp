#include "auction.h"

#include <algorithm>
#include <limits>

namespace mentor::matching {
namespace {

/// One round with a fixed minimum step. Each place has its own price; the column asks the lowest.
class Round {
 public:
  Round(const Network<std::int64_t>& network, std::int64_t step, std::int64_t most_raise,
        std::vector<std::int64_t>& price)
      : net_(network), step_(step), most_raise_(most_raise), price_(price) {
    begin_.push_back(0);
    for (std::size_t c = 0; c < price.size(); ++c) {
      const auto places = price[c] < closed ? static_cast<std::size_t>(network.places[c]) : 0;
      place_.insert(place_.end(), places, Place{price[c], nobody});
      begin_.push_back(place_.size());
      if (places == 0) price[c] = closed;
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
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    std::int64_t second = best;
    std::uint32_t at = 0;
    for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc) {
      const std::int64_t total = net_.cost[arc] + price_[net_.column[arc]];
      if (total >= second) continue;
      if (total < best) {
        second = best;
        best = total;
        at = arc;
      } else {
        second = total;
      }
    }
    const std::uint32_t column = net_.column[at];
    second = std::min({second, net_.cost[at] + next_price(column), best + most_raise_});
    take(column, row, second - net_.cost[at] + step_);
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
  std::int64_t most_raise_ = 1;  ///< where there is no second choice
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
  for (;;) {
    Round(network, step, widest, price).run(rows);
    if (step == last) return;
    step = std::max(step / 6, last);
  }
}

}  // namespace mentor::matching
