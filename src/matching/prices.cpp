#include "prices.h"

#include <algorithm>
#include <numeric>

#include "auction.h"
#include "claims.h"
#include "transport.h"

namespace mentor::matching {
namespace {

std::int64_t cost_of_place(const Market& market, const Tariff& tariff, std::uint32_t column,
                           int taken) {
  if (column >= market.mentors) return 0;
  return tariff.step * (2 * static_cast<std::int64_t>(market.load[column] + taken) + 1);
}

std::vector<std::int64_t> first_place_costs(const Market& market, const Tariff& tariff) {
  std::vector<std::int64_t> out(market.columns());
  for (std::uint32_t c = 0; c < market.columns(); ++c)
    out[c] = cost_of_place(market, tariff, c, 0);
  return out;
}

template <class Gap>
Priced assign(const Market& market, const std::vector<std::int64_t>& cost, Gap gap,
              std::vector<std::int64_t> price, const std::vector<std::uint32_t>& start = {}) {
  Transport<std::int64_t, Gap> transport(
      {market.first, market.column, cost, market.places, market.mentors}, gap, std::move(price));
  transport.place_all(start);
  return {transport.column_of(), transport.arc_of(), transport.price()};
}

/// The market falls into what leads from those who stay out (all its places are taken, and with
/// the benches it has just enough for its rows) and the rest (all its rows are served, and never
/// by the former; it may have places to spare). Dulmage and Mendelsohn 1958.
struct Halves {
  std::vector<std::uint8_t> scarce_row;
  std::vector<std::uint8_t> scarce_column;  ///< benches included
  bool rest_is_full = false;                ///< the rest has no place to spare either
};

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

// What divides the costs: a guess from some of them, for it only makes more choices equal.
std::int64_t likely_unit(const std::vector<std::int64_t>& cost) {
  constexpr std::size_t sample = 1000;
  std::int64_t unit = 0;
  for (std::size_t k = 0; k < cost.size(); k += cost.size() / sample + 1)
    unit = std::gcd(unit, cost[k]);
  return std::max<std::int64_t>(unit, 1);
}

// Far above every price of the rest, so that its rows stay away from scarce places.
constexpr std::int64_t far = std::int64_t{1} << 57;

/// The bench on which so many rows stay out that places had better bid for rows; `nobody` = none.
std::uint32_t wide_bench(const Market& market, const Halves& halves, std::uint8_t scarce) {
  if (scarce == 0) return nobody;
  const auto bench = std::max_element(market.places.begin() + market.mentors, market.places.end());
  std::int64_t places = 0;
  for (std::uint32_t c = 0; c < market.mentors; ++c)
    if (halves.scarce_column[c] == scarce) places += market.places[c];
  constexpr std::int64_t share = 20;
  if (*bench * share < places) return nobody;
  return static_cast<std::uint32_t>(bench - market.places.begin());
}

void auction_half(const Market& market, const std::vector<std::int64_t>& cost, const Halves& halves,
                  std::uint8_t scarce, std::vector<std::int64_t>& price,
                  std::vector<std::uint32_t>& arc_of) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t r = 0; r < market.rows(); ++r)
    if (halves.scarce_row[r] == scarce) rows.push_back(r);
  if (rows.empty()) return;
  Bids bids{.price = std::vector<std::int64_t>(market.columns(), closed),
            .arc_of = std::vector<std::uint32_t>(market.rows(), nobody)};
  for (std::uint32_t c = 0; c < market.columns(); ++c)
    if (halves.scarce_column[c] == scarce && market.places[c] > 0) bids.price[c] = 0;
  const Network<std::int64_t> network{market.first, market.column, cost, market.places};
  const std::uint32_t outside = wide_bench(market, halves, scarce);
  const std::int64_t unit = likely_unit(cost);
  if (outside != nobody) {
    claim_rows(network, rows, outside, smallest_step(unit), bids);
  } else {
    bid_for_places(network, rows, smallest_step(unit), bids);
  }
  settle_on_grid(network, rows, unit, bids);
  for (const std::uint32_t row : rows)
    arc_of[row] = bids.arc_of[row];
  for (std::uint32_t c = 0; c < market.columns(); ++c)
    if (halves.scarce_column[c] == scarce)
      price[c] = bids.price[c] >= closed ? closed : bids.price[c] + (scarce != 0 ? far : 0);
}

/// Brings the prices of one half down or up as a whole: just high enough for what its places cost
/// and to keep all other rows away.
class Settlement {
 public:
  Settlement(const Market& market, const std::vector<std::int64_t>& cost, const Tariff& tariff,
             Priced& priced)
      : market_(market), cost_(cost), tariff_(tariff), priced_(priced), paid_(market.rows()) {
    count_.assign(market.columns(), 0);
    for (const std::uint32_t c : priced.column_of)
      ++count_[c];
  }

  void settle(const Halves& halves, std::uint8_t scarce) {
    read_paid();
    std::int64_t shift = -closed;
    for (std::uint32_t c = 0; c < market_.mentors; ++c)
      if (halves.scarce_column[c] == scarce && count_[c] > 0)
        shift = std::max(shift, cost_of_place(market_, tariff_, c, count_[c] - 1) - price(c));
    for (std::uint32_t r = 0; r < market_.rows(); ++r) {
      if (halves.scarce_row[r] == scarce) continue;
      for (std::uint32_t arc = market_.first[r]; arc < market_.first[r + 1]; ++arc) {
        const std::uint32_t c = market_.column[arc];
        if (halves.scarce_column[c] == scarce && market_.places[c] > 0)
          shift = std::max(shift, paid_[r] - cost_[arc] - price(c));
      }
    }
    if (shift == -closed) shift = -lowest(halves, scarce);
    for (std::uint32_t c = 0; c < market_.columns(); ++c)
      if (halves.scarce_column[c] == scarce && market_.places[c] > 0) priced_.price[c] += shift;
  }

  // A column without places costs just enough that nobody misses it.
  void price_what_is_not_there() {
    read_paid();
    for (std::uint32_t c = 0; c < market_.columns(); ++c)
      if (market_.places[c] == 0) priced_.price[c] = 0;
    const auto benches = market_.places.begin() + market_.mentors;
    const bool all_mentors = std::find(market_.places.begin(), benches, 0) == benches;
    for (std::uint32_t r = 0; r < market_.rows(); ++r) {
      const std::uint32_t begin = all_mentors ? market_.bench_arc(r) : market_.first[r];
      for (std::uint32_t arc = begin; arc < market_.first[r + 1]; ++arc) {
        const std::uint32_t c = market_.column[arc];
        if (market_.places[c] > 0) continue;
        priced_.price[c] = std::max(priced_.price[c], paid_[r] - cost_[arc]);
      }
    }
  }

 private:
  [[nodiscard]] std::int64_t price(std::uint32_t c) const { return priced_.price[c]; }

  // What each row has, price included.
  void read_paid() {
    for (std::uint32_t r = 0; r < market_.rows(); ++r)
      paid_[r] = cost_[priced_.arc_of[r]] + price(priced_.column_of[r]);
  }

  [[nodiscard]] std::int64_t lowest(const Halves& halves, std::uint8_t scarce) const {
    std::int64_t out = closed;
    for (std::uint32_t c = 0; c < market_.columns(); ++c)
      if (halves.scarce_column[c] == scarce && market_.places[c] > 0) out = std::min(out, price(c));
    return out == closed ? 0 : out;
  }

  const Market& market_;
  const std::vector<std::int64_t>& cost_;
  const Tariff& tariff_;
  Priced& priced_;
  std::vector<std::int64_t> paid_;
  std::vector<int> count_;
};

void bound_columns(const Problem& problem, const Market& market, const Tariff& tariff,
                   const Priced& priced, Face& face) {
  for (std::uint32_t c = 0; c < market.columns(); ++c) {
    const int places = market.places[c];
    if (c >= market.mentors) {
      face.least.push_back(served_first(problem) ? places : -1);
      face.most.push_back(served_first(problem) ? places : places + 1);
      continue;
    }
    int least = 0;
    int most = 0;
    while (least < places && cost_of_place(market, tariff, c, least) < priced.price[c])
      ++least;
    while (most < places && cost_of_place(market, tariff, c, most) <= priced.price[c])
      ++most;
    face.least.push_back(least);
    face.most.push_back(most);
  }
}

}  // namespace

bool has(const Problem& problem, Level level) {
  const auto& all = problem.objective;
  return std::find(all.begin(), all.end(), level) != all.end();
}

bool served_first(const Problem& problem) {
  return problem.objective.front() == Level::served;
}

// A cycle changes the served set by at most one mentee for another: a bonus of 1..4 by class below
// the unit 16 decides after points, and by the matroid exchange property class by class.
Tariff tariff_of(const Problem& problem) {
  Tariff out;
  if (!has(problem, Level::points)) return out;
  out.unit = served_first(problem) ? 1 : 16;
  out.step = out.unit * problem.rates.load * problem.rates.weights;
  out.urgency = !served_first(problem) && has(problem, Level::served);
  return out;
}

std::vector<std::int64_t> arc_costs(const Problem& problem, const Market& market,
                                    const Tariff& tariff) {
  std::vector<std::int64_t> cost(market.pair.size(), 0);
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    const std::int64_t bonus = tariff.urgency ? market.urgent[row] + 1 : 0;
    for (std::uint32_t arc = market.first[row]; arc < market.bench_arc(row); ++arc)
      cost[arc] = -(tariff.unit * worth(problem, market.pair[arc]) + bonus);
  }
  return cost;
}

Priced price_exactly(const Market& market, const std::vector<std::int64_t>& cost,
                     const Tariff& tariff, const Served& served) {
  const Halves halves = halve(market, served);
  std::vector<std::int64_t> price = first_place_costs(market, tariff);
  std::vector<std::uint32_t> start(market.rows(), nobody);
  auction_half(market, cost, halves, 1, price, start);
  if (halves.rest_is_full) auction_half(market, cost, halves, 0, price, start);
  for (std::uint32_t c = 0; c < market.columns(); ++c)
    if (halves.scarce_column[c] != 0 && price[c] < far / 2) price[c] = closed;
  const auto gap = [&](std::uint32_t c, int taken, std::int64_t now) {
    if (halves.scarce_column[c] != 0 || halves.rest_is_full) return std::int64_t{0};
    return cost_of_place(market, tariff, c, taken) - now;
  };
  Priced out = assign(market, cost, gap, std::move(price), start);
  Settlement settlement(market, cost, tariff, out);
  if (halves.rest_is_full) settlement.settle(halves, 0);
  settlement.settle(halves, 1);
  settlement.price_what_is_not_there();
  return out;
}

Priced price_freely(const Market& market, const std::vector<std::int64_t>& cost,
                    const Tariff& tariff) {
  const auto gap = [&](std::uint32_t c, int taken, std::int64_t now) {
    return cost_of_place(market, tariff, c, taken) - now;
  };
  return assign(market, cost, gap, first_place_costs(market, tariff));
}

Face face_of(const Problem& problem, const Market& market, const std::vector<std::int64_t>& cost,
             const Tariff& tariff, const Priced& priced) {
  Face face;
  bound_columns(problem, market, tariff, priced, face);
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    face.first.push_back(static_cast<std::uint32_t>(face.column.size()));
    const std::int64_t best = cost[priced.arc_of[row]] + priced.price[priced.column_of[row]];
    for (std::uint32_t arc = market.first[row]; arc < market.first[row + 1]; ++arc) {
      if (cost[arc] + priced.price[market.column[arc]] != best) continue;
      const std::uint32_t pair = market.pair[arc];
      face.column.push_back(market.column[arc]);
      face.lot.push_back(pair == nobody ? 0 : static_cast<std::int64_t>(problem.lot[pair]));
    }
  }
  face.first.push_back(static_cast<std::uint32_t>(face.column.size()));
  return face;
}

}  // namespace mentor::matching
