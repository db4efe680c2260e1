#include "claims.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

namespace mentor::matching {
namespace {

/// By column the ways to its cheapest rows. Prices of rows only rise from nothing, so what is not
/// listed costs at least the limit of the column; where that could matter, all its ways are listed.
class Wanted {
 public:
  struct Way {
    std::int64_t cost = 0;
    std::uint32_t row = 0;
    std::uint32_t arc = 0;
  };
  /// The two best ways of a column at the rows' prices.
  struct Pick {
    std::size_t at = 0;
    std::int64_t total = none;
    std::int64_t second = none;  ///< `none` = there is no other way
  };
  static constexpr std::int64_t none = std::numeric_limits<std::int64_t>::max();

  Wanted(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
         std::uint32_t outside, const std::vector<std::int64_t>& column_price)
      : net_(network), rows_(rows), limit_(network.places.size(), none) {
    for (std::uint32_t c = 0; c < limit_.size(); ++c)
      if (c == outside || column_price[c] >= closed)
        limit_[c] = std::numeric_limits<std::int64_t>::min();
    sample();
    list();
  }

  /// `arc_of` = the arcs by which rows are had. The column must have a row that it does not have.
  Pick best(std::uint32_t column, const std::vector<std::int64_t>& price,
            const std::vector<std::uint32_t>& arc_of) {
    const Pick pick = look(column, price);
    if (limit_[column] == none || pick.second <= limit_[column]) return pick;
    list_all(column, arc_of);
    return look(column, price);
  }

  Way take(std::uint32_t column, std::size_t at) {
    const Way way = ways_[at];
    ways_[at] = ways_[--end_[column]];
    return way;
  }

  /// The way must have been taken.
  void put_back(std::uint32_t column, const Way& way) { ways_[end_[column]++] = way; }

 private:
  // Of every fourth row the ten cheapest: about forty of all come up to the last of them.
  void sample() {
    constexpr std::size_t share = 4;
    constexpr std::size_t kept = 10;
    std::vector<std::array<std::int64_t, kept>> least(limit_.size());
    for (auto& each : least)
      each.fill(none);
    for (std::size_t k = 0; k < rows_.size(); k += share)
      for (std::uint32_t arc = net_.first[rows_[k]]; arc < net_.first[rows_[k] + 1]; ++arc) {
        const std::uint32_t c = net_.column[arc];
        const std::int64_t cost = net_.cost[arc];
        if (cost >= limit_[c]) continue;
        auto& list = least[c];
        std::size_t at = kept - 1;
        for (; at > 0 && cost < list[at - 1]; --at)
          list[at] = list[at - 1];
        list[at] = cost;
        limit_[c] = list.back();
      }
  }

  void list() {
    begin_.assign(limit_.size() + 1, 0);
    each_listed([&](std::uint32_t, std::uint32_t arc) { ++begin_[net_.column[arc] + 1]; });
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    ways_.resize(begin_.back());
    end_ = {begin_.begin(), begin_.end() - 1};
    each_listed([&](std::uint32_t row, std::uint32_t arc) {
      ways_[end_[net_.column[arc]]++] = {net_.cost[arc], row, arc};
    });
  }

  // Picked without a branch first: which arcs are listed, nobody could predict.
  template <class See>
  void each_listed(See see) const {
    std::vector<std::uint32_t> picked;
    for (const std::uint32_t row : rows_) {
      const std::uint32_t end = net_.first[row + 1];
      picked.resize(std::max<std::size_t>(picked.size(), end - net_.first[row] + 1));
      std::size_t size = 0;
      for (std::uint32_t arc = net_.first[row]; arc < end; ++arc) {
        picked[size] = arc;
        size += net_.cost[arc] <= limit_[net_.column[arc]] ? 1 : 0;
      }
      for (std::size_t k = 0; k < size; ++k)
        see(row, picked[k]);
    }
  }

  [[nodiscard]] Pick look(std::uint32_t column, const std::vector<std::int64_t>& price) const {
    Pick pick;
    std::uint32_t first = nobody;
    for (std::size_t at = begin_[column]; at < end_[column]; ++at) {
      const Way& way = ways_[at];
      const std::int64_t total = way.cost + price[way.row];
      if (total < pick.total || (total == pick.total && way.row < first)) {
        pick = {at, total, pick.total};
        first = way.row;
      } else {
        pick.second = std::min(pick.second, total);
      }
    }
    return pick;
  }

  void list_all(std::uint32_t column, const std::vector<std::uint32_t>& arc_of) {
    limit_[column] = none;
    begin_[column] = end_[column] = ways_.size();
    for (const std::uint32_t row : rows_)
      for (std::uint32_t arc = net_.first[row]; arc < net_.first[row + 1]; ++arc)
        if (net_.column[arc] == column) {
          ways_.push_back({net_.cost[arc], row, arc});
          if (arc_of[row] != arc) std::swap(ways_[end_[column]++], ways_.back());
        }
  }

  const Network<std::int64_t>& net_;
  std::span<const std::uint32_t> rows_;
  std::vector<std::int64_t> limit_;  ///< by column; `none` = all is listed
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
    const Wanted::Pick pick = wanted_.best(column, price_, arc_of_);
    const Wanted::Way way = wanted_.take(column, pick.at);
    const std::int64_t next = pick.second == Wanted::none ? pick.total : pick.second;
    price_[way.row] += next - pick.total + step_;
    const std::uint32_t before = arc_of_[way.row];
    arc_of_[way.row] = way.arc;
    if (before == nobody) return nobody;
    const std::uint32_t loser = net_.column[before];
    wanted_.put_back(loser, {net_.cost[before], way.row, before});
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
