#include "prices.h"

#include <algorithm>
#include <utility>

#include "auction.h"
#include "opening.h"
#include "transport.h"

namespace mentor::matching {
namespace {

template <class Gap>
Priced assign(const Network<std::int64_t>& network, Gap gap, Opening<std::int64_t> opening) {
  Transport<std::int64_t, Gap> transport(network, gap, std::move(opening));
  transport.place_all();
  return {transport.column_of(), transport.arc_of(), transport.price()};
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
  std::vector<std::uint8_t> exact = halves.scarce_column;
  if (halves.rest_is_full) exact.assign(exact.size(), 1);
  const auto gap = [&](std::uint32_t c, int taken, std::int64_t now) {
    return cost_of_place(market, tariff, c, taken) - now;
  };
  Priced out = assign({market.first, market.column, cost, market.places, market.mentors, exact},
                      gap, open_by_auction(market, cost, tariff, halves));
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
  Priced out = assign({market.first, market.column, cost, market.places, market.mentors}, gap,
                      open_by_auction(market, cost, tariff, one_half(market)));
  // A bench on which nobody sits, or a whole class, may have another price: nobody minds.
  for (std::uint32_t c = market.mentors; c < market.columns(); ++c)
    out.price[c] = 0;
  return out;
}

Face face_of(const Problem& problem, const Market& market, const std::vector<std::int64_t>& cost,
             const Tariff& tariff, const Priced& priced) {
  Face face;
  bound_columns(problem, market, tariff, priced, face);
  const std::int64_t* price = priced.price.data();
  std::vector<std::uint32_t> pairs;
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    face.first.push_back(static_cast<std::uint32_t>(face.column.size()));
    const std::int64_t best = cost[priced.arc_of[row]] + price[priced.column_of[row]];
    const std::uint32_t end = market.first[row + 1];
    for (std::uint32_t arc = market.first[row]; arc < end; ++arc) {
      if (cost[arc] + price[market.column[arc]] != best) continue;
      face.column.push_back(market.column[arc]);
      pairs.push_back(market.pair[arc]);
    }
  }
  // Apart, so that one need not wait for another: they lie far from each other.
  for (const std::uint32_t pair : pairs)
    face.lot.push_back(pair == nobody ? 0 : static_cast<std::int64_t>(problem.lot[pair]));
  face.first.push_back(static_cast<std::uint32_t>(face.column.size()));
  return face;
}

}  // namespace mentor::matching
