#include "claims.h"

#include <algorithm>
#include <numeric>

namespace mentor::matching {
namespace {

/// The arcs by column, each column's a heap by what the row costs, the cheapest first. Prices of
/// rows only rise, so an outdated entry stands too high and is put right when it comes up.
class Wanted {
 public:
  struct Way {
    std::int64_t total = 0;  ///< cost and price when it was last looked at
    std::uint32_t row = 0;
    std::uint32_t arc = 0;
  };

  Wanted(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
         std::uint32_t outside, const std::vector<std::int64_t>& column_price)
      : begin_(network.places.size() + 1, 0) {
    const auto takes_part = [&](std::uint32_t c) {
      return c != outside && column_price[c] < closed;
    };
    for (const std::uint32_t row : rows)
      for (std::uint32_t arc = network.first[row]; arc < network.first[row + 1]; ++arc)
        if (takes_part(network.column[arc])) ++begin_[network.column[arc] + 1];
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    ways_.resize(begin_.back());
    end_ = {begin_.begin(), begin_.end() - 1};
    for (const std::uint32_t row : rows)
      for (std::uint32_t arc = network.first[row]; arc < network.first[row + 1]; ++arc)
        if (const std::uint32_t c = network.column[arc]; takes_part(c))
          ways_[end_[c]++] = {network.cost[arc], row, arc};
    for (std::uint32_t c = 0; c + 1 < begin_.size(); ++c)
      std::make_heap(first(c), last(c), dearer);
  }

  [[nodiscard]] bool empty(std::uint32_t column) const { return begin_[column] == end_[column]; }

  /// The cheapest way of the column at the rows' prices; the column must not be empty.
  const Way& best(std::uint32_t column, const std::vector<std::int64_t>& price,
                  std::span<const std::int64_t> cost) {
    for (;;) {
      Way& top = *first(column);
      const std::int64_t total = cost[top.arc] + price[top.row];
      if (total == top.total) return top;
      Way changed = top;
      changed.total = total;
      std::pop_heap(first(column), last(column), dearer);
      *(last(column) - 1) = changed;
      std::push_heap(first(column), last(column), dearer);
    }
  }

  /// Takes the way that `best` gave.
  Way take(std::uint32_t column) {
    std::pop_heap(first(column), last(column), dearer);
    return ways_[--end_[column]];
  }

  void put_back(std::uint32_t column, const Way& way) {
    ways_[end_[column]++] = way;
    std::push_heap(first(column), last(column), dearer);
  }

 private:
  using Iterator = std::vector<Way>::iterator;
  Iterator first(std::uint32_t c) { return ways_.begin() + static_cast<std::ptrdiff_t>(begin_[c]); }
  Iterator last(std::uint32_t c) { return ways_.begin() + static_cast<std::ptrdiff_t>(end_[c]); }
  // Not a function, whose address would be called at every comparison.
  static constexpr auto dearer = [](const Way& a, const Way& b) {
    return a.total != b.total ? a.total > b.total : a.row > b.row;
  };

  std::vector<std::size_t> begin_;
  std::vector<std::size_t> end_;
  std::vector<Way> ways_;
};

class Claims {
 public:
  Claims(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
         std::uint32_t outside, std::int64_t step, Bids& bids)
      : net_(network),
        outside_(outside),
        step_(step),
        bids_(bids),
        wanted_(network, rows, outside, bids.price),
        price_(network.first.size() - 1, 0),
        arc_of_(network.first.size() - 1, nobody) {}

  void run() {
    std::vector<std::uint32_t> waiting;
    for (auto c = static_cast<std::uint32_t>(bids_.price.size()); c-- > 0;)
      if (c != outside_ && bids_.price[c] < closed)
        waiting.insert(waiting.end(), static_cast<std::size_t>(net_.places[c]), c);
    while (!waiting.empty()) {
      const std::uint32_t column = waiting.back();
      waiting.pop_back();
      if (const std::uint32_t loser = claim(column); loser != nobody) waiting.push_back(loser);
    }
  }

  // A row has what it was claimed for, and could pay for the place what is left of its worth.
  void report(std::span<const std::uint32_t> rows, std::vector<std::int64_t>& paid) {
    for (const std::uint32_t row : rows) {
      bids_.arc_of[row] = arc_of_[row];
      if (arc_of_[row] != nobody) paid[row] = -net_.cost[arc_of_[row]] - price_[row];
    }
  }

 private:
  std::uint32_t claim(std::uint32_t column) {
    wanted_.best(column, price_, net_.cost);
    Wanted::Way way = wanted_.take(column);
    const std::int64_t next =
        wanted_.empty(column) ? way.total : wanted_.best(column, price_, net_.cost).total;
    price_[way.row] += next - way.total + step_;
    const std::uint32_t before = arc_of_[way.row];
    arc_of_[way.row] = way.arc;
    if (before == nobody) return nobody;
    const std::uint32_t loser = net_.column[before];
    wanted_.put_back(loser, {net_.cost[before] + price_[way.row], way.row, before});
    return loser;
  }

  const Network<std::int64_t>& net_;
  std::uint32_t outside_ = 0;
  std::int64_t step_ = 1;
  Bids& bids_;
  Wanted wanted_;
  std::vector<std::int64_t> price_;    ///< by row, what it costs to have it
  std::vector<std::uint32_t> arc_of_;  ///< by row
};

}  // namespace

void claim_rows(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                std::uint32_t outside, std::int64_t step, Bids& bids) {
  std::vector<std::int64_t> paid(network.first.size() - 1, 0);
  {
    Claims claims(network, rows, outside, step, bids);
    claims.run();
    claims.report(rows, paid);
  }
  std::vector<std::uint32_t> left;
  for (const std::uint32_t row : rows) {
    const std::uint32_t last = network.first[row + 1] - 1;
    if (bids.arc_of[row] != nobody) continue;
    if (network.column[last] == outside) {
      bids.arc_of[row] = last;
    } else {
      left.push_back(row);
    }
  }
  bids.near.resize(network.first.size() - 1);
  bid_on(network, left, paid, step, bids);
}

}  // namespace mentor::matching
