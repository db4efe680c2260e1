#include "auction.h"

#include <algorithm>
#include <array>
#include <limits>

namespace mentor::matching {
namespace {

/// The few arcs of a row that are best by now. Prices only rise, so as long as the second best of
/// them is no worse than `bound` no other arc can come before it.
struct NearBids {
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
  Round(const Network<std::int64_t>& network, std::int64_t step, std::vector<NearBids>& shortlists,
        Bids& bids)
      : net_(network), step_(step), shortlists_(shortlists), bids_(bids), price_(bids.price) {
    begin_.push_back(0);
    for (std::size_t c = 0; c < price_.size(); ++c) {
      const auto places = price_[c] < closed ? static_cast<std::size_t>(network.places[c]) : 0;
      place_.insert(place_.end(), places, Place{price_[c], nobody, nobody});
      begin_.push_back(place_.size());
    }
  }

  // Places that have a row already, at the price the row paid.
  void occupy(std::span<const std::int64_t> paid) {
    auto next = begin_;
    for (std::uint32_t row = 0; row < bids_.arc_of.size(); ++row)
      if (bids_.arc_of[row] != nobody)
        place_[next[net_.column[bids_.arc_of[row]]]++] = Place{paid[row], row, bids_.arc_of[row]};
    for (std::size_t c = 0; c < price_.size(); ++c) {
      if (begin_[c] == begin_[c + 1]) continue;
      std::sort(place_.data() + begin_[c], place_.data() + begin_[c + 1],
                [](const Place& a, const Place& b) { return a.price < b.price; });
      price_[c] = place_[begin_[c]].price;
    }
  }

  void run(std::span<const std::uint32_t> rows) {
    waiting_.assign(rows.rbegin(), rows.rend());
    while (!waiting_.empty()) {
      const std::uint32_t row = waiting_.back();
      waiting_.pop_back();
      bid(row);
    }
    for (const Place& place : place_)
      if (place.row != nobody) bids_.arc_of[place.row] = place.arc;
  }

 private:
  struct Place {
    std::int64_t price = 0;
    std::uint32_t row = nobody;
    std::uint32_t arc = nobody;
  };

  // Up to what another column would be worth: the places of one column are the same to the row, so
  // they do not outbid each other (Bertsekas and Castanon 1989).
  void bid(std::uint32_t row) {
    Best best = best_of(row);
    if (best.second == std::numeric_limits<std::int64_t>::max()) best.second = best.total + step_;
    const std::uint32_t column = net_.column[best.arc];
    const std::int64_t cost = net_.cost[best.arc];
    take(column, {best.second - cost + step_, row, best.arc});
  }

  Best best_of(std::uint32_t row) {
    const NearBids& list = shortlists_[row];
    Best best;
    for (std::size_t k = 0; k < list.size; ++k)
      best.see(list.arc[k], net_.cost[list.arc[k]] + price_[net_.column[list.arc[k]]]);
    return list.size > 0 && best.second <= list.bound ? best : look_again(row);
  }

  Best look_again(std::uint32_t row) {
    std::array<std::int64_t, NearBids::length + 1> total{};
    std::array<std::uint32_t, NearBids::length + 1> arcs{};
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
    NearBids& list = shortlists_[row];
    list.size = std::min(size, NearBids::length);
    std::copy_n(arcs.begin(), list.size, list.arc.begin());
    list.bound = size > NearBids::length ? total.back() : std::numeric_limits<std::int64_t>::max();
    Best best;
    for (std::size_t k = 0; k < std::min<std::size_t>(size, 2); ++k)
      best.see(arcs[k], total[k]);
    return best;
  }

  // The places of a column are a heap, the cheapest first.
  void take(std::uint32_t column, const Place& place) {
    Place* heap = place_.data() + begin_[column];
    const std::size_t size = begin_[column + 1] - begin_[column];
    if (heap[0].row != nobody) waiting_.push_back(heap[0].row);
    std::size_t hole = 0;
    for (std::size_t child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && heap[child + 1].price < heap[child].price) ++child;
      if (heap[child].price >= place.price) break;
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = place;
    price_[column] = heap[0].price;
  }

  const Network<std::int64_t>& net_;
  std::int64_t step_ = 1;
  std::vector<NearBids>& shortlists_;
  Bids& bids_;
  std::vector<std::int64_t>& price_;
  std::vector<std::size_t> begin_;
  std::vector<Place> place_;
  std::vector<std::uint32_t> waiting_;
};

std::int64_t rounded(std::int64_t price, std::int64_t threshold, std::int64_t unit) {
  const std::int64_t up = price + threshold;
  return up - ((up % unit) + unit) % unit;
}

}  // namespace

std::int64_t smallest_step(std::int64_t unit) {
  return std::max<std::int64_t>(unit / 8, 1);
}

void bid_for_places(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    std::int64_t last, Bids& bids) {
  std::int64_t widest = 1;
  for (const auto cost : network.cost)
    widest = std::max(widest, -cost);
  std::int64_t step = std::max(widest / 8, last);
  std::vector<NearBids> shortlists(network.first.size() - 1);
  for (;;) {
    Round(network, step, shortlists, bids).run(rows);
    if (step == last) break;
    step = std::max(step / 6, last);
  }
}

void bid_on(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
            std::span<const std::int64_t> paid, std::int64_t step, Bids& bids) {
  std::vector<NearBids> shortlists(network.first.size() - 1);
  Round round(network, step, shortlists, bids);
  round.occupy(paid);
  round.run(rows);
}

void settle_on_grid(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    std::int64_t unit, Bids& bids) {
  constexpr std::int64_t thresholds = 16;
  constexpr std::size_t sample = 1000;
  std::int64_t best = 0;
  std::size_t fewest = rows.size() + 1;
  for (std::int64_t t = 0; t < thresholds; ++t) {
    const std::int64_t threshold = unit * t / thresholds;
    const auto total = [&](std::uint32_t arc) {
      const std::int64_t price = bids.price[network.column[arc]];
      return price >= closed ? price : network.cost[arc] + rounded(price, threshold, unit);
    };
    std::size_t inexact = 0;
    for (std::size_t k = 0; k < rows.size(); k += rows.size() / sample + 1) {
      const std::int64_t mine = total(bids.arc_of[rows[k]]);
      for (std::uint32_t arc = network.first[rows[k]]; arc < network.first[rows[k] + 1]; ++arc)
        if (total(arc) < mine) {
          ++inexact;
          break;
        }
    }
    if (inexact < fewest) {
      fewest = inexact;
      best = threshold;
    }
  }
  for (auto& price : bids.price)
    if (price < closed) price = rounded(price, best, unit);
}

}  // namespace mentor::matching
