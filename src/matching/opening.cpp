#include "opening.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "auction.h"
#include "claims.h"

namespace mentor::matching {
namespace {

// What divides the costs, bonus apart: a guess from some rows, for it only makes more choices
// equal.
std::int64_t likely_unit(const Market& market, const std::vector<std::int64_t>& cost,
                         const Tariff& tariff) {
  constexpr std::uint32_t sample = 100;
  std::int64_t unit = 0;
  for (std::uint32_t row = 0; row < market.rows(); row += market.rows() / sample + 1) {
    const std::int64_t bonus = tariff.urgency ? market.urgent[row] + 1 : 0;
    for (std::uint32_t arc = market.first[row]; arc < market.bench_arc(row); ++arc)
      unit = std::gcd(unit, cost[arc] + bonus);
  }
  return std::max<std::int64_t>(unit, 1);
}

// Far above every price of the rest, so that its rows stay away from scarce places.
constexpr std::int64_t far = std::int64_t{1} << 57;

/// The two auctions and what they leave.
class Opener {
 public:
  Opener(const Market& market, const std::vector<std::int64_t>& cost, const Tariff& tariff,
         const Halves& halves)
      : market_(market),
        cost_(cost),
        tariff_(tariff),
        halves_(halves),
        network_{market.first, market.column, cost, market.places},
        unit_(likely_unit(market, cost, tariff)) {
    out_.price.assign(market.columns(), closed);
    out_.arc_of.assign(market.rows(), nobody);
    out_.sold.assign(market.columns(), 0);
    out_.near.resize(market.rows());
  }

  Opening<std::int64_t> open() {
    open_full(1);
    if (halves_.rest_is_full) {
      open_full(0);
    } else {
      open_rest();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::vector<std::uint32_t> rows_of(std::uint8_t scarce) const {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t r = 0; r < market_.rows(); ++r)
      if (halves_.scarce_row[r] == scarce) rows.push_back(r);
    return rows;
  }

  /// The bench on which so many rows stay out that places had better bid for rows; `nobody` = none.
  [[nodiscard]] std::uint32_t wide_bench(std::uint8_t scarce) const {
    if (scarce == 0) return nobody;
    const auto benches = market_.places.begin() + market_.mentors;
    const auto bench = std::max_element(benches, market_.places.end());
    std::int64_t places = 0;
    for (std::uint32_t c = 0; c < market_.mentors; ++c)
      if (halves_.scarce_column[c] == scarce) places += market_.places[c];
    constexpr std::int64_t share = 20;
    if (*bench * share < places) return nobody;
    return static_cast<std::uint32_t>(bench - market_.places.begin());
  }

  // All places of this half will be taken, so nothing is known of their prices but the differences.
  void open_full(std::uint8_t scarce) {
    const auto rows = rows_of(scarce);
    if (rows.empty()) return;
    Bids bids{.price = std::vector<std::int64_t>(market_.columns(), closed),
              .arc_of = std::vector<std::uint32_t>(market_.rows(), nobody),
              .near = std::move(out_.near)};
    for (std::uint32_t c = 0; c < market_.columns(); ++c)
      if (halves_.scarce_column[c] == scarce && market_.places[c] > 0) bids.price[c] = 0;
    if (const std::uint32_t outside = wide_bench(scarce); outside != nobody) {
      claim_rows(network_, rows, outside, smallest_step(unit_), bids);
    } else {
      bid_for_places(network_, rows, smallest_step(unit_), bids);
    }
    settle_on_grid(network_, rows, unit_, bids);
    const std::int64_t above = scarce != 0 ? far : 0;
    for (std::uint32_t c = 0; c < market_.columns(); ++c)
      if (halves_.scarce_column[c] == scarce && bids.price[c] < closed)
        out_.price[c] = bids.price[c] + above;
    take_over(rows, above - unit_, bids);
  }

  // Prices start from what places cost; those that nobody wants stay there.
  void open_rest() {
    const auto rows = rows_of(0);
    const std::int64_t scale = scale_for_steps();
    std::vector<std::int64_t> fine;
    Network<std::int64_t> network = network_;
    if (scale > 1 || tariff_.urgency) network.cost = fine = costs_for_steps(scale);
    Bids bids{.price = std::vector<std::int64_t>(market_.columns(), closed),
              .arc_of = std::vector<std::uint32_t>(market_.rows(), nobody),
              .near = std::move(out_.near)};
    const auto cost_of = [&](std::uint32_t c, int taken) {
      return scale * cost_of_place(market_, tariff_, c, taken);
    };
    for (std::uint32_t c = 0; c < market_.columns(); ++c)
      if (halves_.scarce_column[c] == 0 && market_.places[c] > 0) bids.price[c] = cost_of(c, 0);
    bid_above_cost(network, rows, cost_of, smallest_step(scale * unit_), spare_for(rows), bids);
    for (const std::uint32_t row : rows)
      if (bids.arc_of[row] != nobody) ++out_.sold[market_.column[bids.arc_of[row]]];
    for (std::uint32_t c = 0; c < market_.columns(); ++c)
      if (halves_.scarce_column[c] == 0) out_.price[c] = on_grid(c, bids.price[c], scale);
    if (!fine.empty())
      for (const std::uint32_t row : rows)
        bids.near[row] = {};
    take_over(rows, -unit_, bids);
  }

  [[nodiscard]] Spare spare_for(const std::vector<std::uint32_t>& rows) const {
    std::size_t places = 0;
    for (std::uint32_t c = 0; c < market_.mentors; ++c)
      if (halves_.scarce_column[c] == 0) places += static_cast<std::size_t>(market_.places[c]);
    return places > rows.size() + rows.size() / 32 ? Spare::much : Spare::little;
  }

  // The bonus for being served decides only between equals, which the exact method does.
  [[nodiscard]] std::vector<std::int64_t> costs_for_steps(std::int64_t scale) const {
    std::vector<std::int64_t> out;
    out.reserve(cost_.size());
    for (std::uint32_t row = 0; row < market_.rows(); ++row) {
      const std::int64_t bonus = tariff_.urgency ? market_.urgent[row] + 1 : 0;
      for (std::uint32_t arc = market_.first[row]; arc < market_.bench_arc(row); ++arc)
        out.push_back(scale * (cost_[arc] + bonus));
      out.push_back(0);
    }
    return out;
  }

  // Where the unit has no parts for steps, costs are multiplied, if that is safe.
  [[nodiscard]] std::int64_t scale_for_steps() const {
    constexpr std::int64_t small = std::int64_t{1} << 24;
    if (unit_ >= parts_of_unit || tariff_.step * Problem::max_group > small) return 1;
    const auto dear = [](std::int64_t cost) { return cost > small || -cost > small; };
    return std::any_of(cost_.begin(), cost_.end(), dear) ? 1 : parts_of_unit;
  }

  // Steps lift prices a little above the grid, and together to a little below the next line of it.
  // Between the costs of two places any price will do.
  [[nodiscard]] std::int64_t on_grid(std::uint32_t c, std::int64_t price,
                                     std::int64_t scale) const {
    if (market_.places[c] == 0 || c >= market_.mentors)
      return cost_of_place(market_, tariff_, c, 0);
    const std::int64_t unit = scale * unit_;
    const std::int64_t up = price + unit / 8;
    std::int64_t out = (up - ((up % unit) + unit) % unit) / scale;
    const int sold = out_.sold[c];
    if (sold > 0) out = std::max(out, cost_of_place(market_, tariff_, c, sold - 1));
    if (sold < market_.places[c]) out = std::min(out, cost_of_place(market_, tariff_, c, sold));
    return out;
  }

  void take_over(const std::vector<std::uint32_t>& rows, std::int64_t risen, Bids& bids) {
    out_.near = std::move(bids.near);
    for (const std::uint32_t row : rows) {
      out_.arc_of[row] = bids.arc_of[row];
      out_.near[row].shift(risen);
    }
  }

  const Market& market_;
  const std::vector<std::int64_t>& cost_;
  const Tariff& tariff_;
  const Halves& halves_;
  Network<std::int64_t> network_;
  std::int64_t unit_ = 1;
  Opening<std::int64_t> out_;
};

}  // namespace

Halves halve(const Market& market, const Served& served) {
  Halves out;
  ScarcePart part = scarce_part(market, served.column_of);
  out.scarce_row = std::move(part.row);
  out.scarce_column = std::move(part.column);
  std::int64_t spare = 0;
  for (std::uint32_t c = 0; c < market.mentors; ++c)
    if (out.scarce_column[c] == 0) spare += market.places[c];
  for (const auto scarce : out.scarce_row)
    spare -= scarce == 0 ? 1 : 0;
  out.rest_is_full = spare == 0;
  return out;
}

Halves one_half(const Market& market) {
  return {.scarce_row = std::vector<std::uint8_t>(market.rows(), 0),
          .scarce_column = std::vector<std::uint8_t>(market.columns(), 0)};
}

std::int64_t cost_of_place(const Market& market, const Tariff& tariff, std::uint32_t column,
                           int taken) {
  if (column >= market.mentors) return 0;
  return tariff.step * (2 * static_cast<std::int64_t>(market.load[column] + taken) + 1);
}

Opening<std::int64_t> open_by_auction(const Market& market, const std::vector<std::int64_t>& cost,
                                      const Tariff& tariff, const Halves& halves) {
  return Opener(market, cost, tariff, halves).open();
}

}  // namespace mentor::matching
