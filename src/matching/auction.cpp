#include "auction.h"

#include <algorithm>
#include <utility>

namespace mentor::matching {
namespace {

/// The best arc of a row, and the totals of the two best.
struct Best {
  NearArc<std::int64_t> way{.arc = nobody};
  std::int64_t total = closed / 2;
  std::int64_t second = closed / 2;

  /// Whether it is the best so far; without branches, which nobody could predict.
  bool see(std::int64_t value) {
    const bool is_best = value < total;
    second = std::min(second, std::max(total, value));
    total = std::min(total, value);
    return is_best;
  }
};

/// One round with a fixed minimum step. Each place has its own price; the column asks the lowest.
class Round {
 public:
  Round(const Network<std::int64_t>& network, std::int64_t step, Bids& bids)
      : net_(network), step_(step), bids_(bids), price_(bids.price) {
    begin_.push_back(0);
    for (std::size_t c = 0; c < price_.size(); ++c) {
      const auto places = price_[c] < closed ? static_cast<std::size_t>(network.places[c]) : 0;
      place_.insert(place_.end(), places, Place{price_[c], nobody, nobody});
      begin_.push_back(place_.size());
    }
  }

  // Every place at its own cost or the price of the column, the cheapest first.
  void ask(const std::function<std::int64_t(std::uint32_t, int)>& cost_of) {
    for (std::uint32_t c = 0; c < price_.size(); ++c)
      for (std::size_t at = begin_[c]; at < begin_[c + 1]; ++at)
        place_[at].price = std::max(price_[c], cost_of(c, static_cast<int>(at - begin_[c])));
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

  // The last who was outbid comes first: what it needs is still at hand.
  void run(std::span<const std::uint32_t> rows) {
    waiting_.assign(rows.rbegin(), rows.rend());
    while (!waiting_.empty()) {
      const std::uint32_t row = waiting_.back();
      waiting_.pop_back();
      bid(row);
    }
    report();
  }

  // All who were outbid come again after all others: fewer bids where prices start low.
  void run_in_turns(std::span<const std::uint32_t> rows, std::size_t most_bids) {
    std::vector<std::uint32_t> turn(rows.begin(), rows.end());
    for (std::size_t bids = 0; !turn.empty() && bids < most_bids; bids += turn.size()) {
      waiting_.clear();
      for (const std::uint32_t row : turn)
        bid(row);
      std::swap(turn, waiting_);
    }
    report();
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
    if (best.second >= closed / 2) best.second = best.total + step_;
    take(best.way.column, {best.second - best.way.cost + step_, row, best.way.arc});
  }

  Best best_of(std::uint32_t row) {
    auto& near = bids_.near[row];
    Best best = best_listed(near);
    if (best.second <= near.bound() && !near.arcs().empty()) return best;
    const std::uint32_t begin = net_.first[row];
    near.renew(begin, net_.first[row + 1], net_.column, net_.cost, price_, totals_);
    best = best_listed(near);
    if (best.second <= near.bound()) return best;
    best = {};
    for (std::uint32_t k = 0; k < totals_.size(); ++k)
      if (best.see(totals_[k]))
        best.way = {net_.cost[begin + k], net_.column[begin + k], begin + k};
    return best;
  }

  [[nodiscard]] Best best_listed(const Shortlist<std::int64_t>& near) const {
    Best best;
    std::size_t at = 0;
    const auto arcs = near.arcs();
    for (std::size_t k = 0; k < arcs.size(); ++k)
      at = best.see(arcs[k].cost + price_[arcs[k].column]) ? k : at;
    if (!arcs.empty()) best.way = arcs[at];
    return best;
  }

  void report() {
    for (const Place& place : place_)
      if (place.row != nobody) bids_.arc_of[place.row] = place.arc;
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
  Bids& bids_;
  std::vector<std::int64_t>& price_;
  std::vector<std::size_t> begin_;
  std::vector<Place> place_;
  std::vector<std::uint32_t> waiting_;
  std::vector<std::int64_t> totals_;  ///< of the row looked at last
};

std::int64_t rounded(std::int64_t price, std::int64_t threshold, std::int64_t unit) {
  const std::int64_t up = price + threshold;
  return up - ((up % unit) + unit) % unit;
}

std::int64_t widest(std::span<const std::int64_t> cost) {
  std::int64_t out = 1;
  for (const auto each : cost)
    out = std::max(out, -each);
  return out;
}

}  // namespace

std::int64_t smallest_step(std::int64_t unit) {
  return std::max<std::int64_t>(unit / parts_of_unit, 1);
}

void bid_for_places(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    std::int64_t last, Bids& bids) {
  std::int64_t step = std::max(widest(network.cost) / 8, last);
  for (;;) {
    Round(network, step, bids).run(rows);
    if (step == last) break;
    step = std::max(step / 6, last);
  }
}

void bid_above_cost(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    const std::function<std::int64_t(std::uint32_t, int)>& cost_of,
                    std::int64_t step, Spare spare, Bids& bids) {
  constexpr std::size_t bids_each = 64;
  constexpr std::int64_t coarse = 128;
  constexpr std::int64_t too_high = 4;  // in coarse steps: about as far do their prices overshoot
  const auto round = [&](std::int64_t by) {
    Round one(network, by, bids);
    one.ask(cost_of);
    one.run_in_turns(rows, rows.size() * bids_each);
  };
  if (spare == Spare::little) {
    round(coarse * step);
    for (std::uint32_t c = 0; c < bids.price.size(); ++c)
      if (bids.price[c] < closed)
        bids.price[c] = std::max(cost_of(c, 0), bids.price[c] - too_high * coarse * step);
    std::fill(bids.arc_of.begin(), bids.arc_of.end(), nobody);
    for (auto& near : bids.near)
      near = {};
  }
  round(step);
}

void bid_on(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
            std::span<const std::int64_t> paid, std::int64_t step, Bids& bids) {
  Round round(network, step, bids);
  round.occupy(paid);
  round.run(rows);
}

void settle_on_grid(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    std::int64_t unit, Bids& bids) {
  constexpr std::int64_t thresholds = 16;
  constexpr std::size_t sample = 250;
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
