// The exact method by itself, from whatever opening: prices and places sold that an auction might
// leave, or that nobody would.
#include "../../src/matching/transport.h"

#include <doctest/doctest.h>

#include <numeric>

#include "brute.h"

using namespace mentor::matching;

namespace {

struct Town {
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint32_t> column;
  std::vector<std::int64_t> cost;
  std::vector<int> places;
  std::vector<std::vector<std::int64_t>> place_cost;  ///< by column, rising

  [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(first.size() - 1); }
  [[nodiscard]] std::uint32_t columns() const { return static_cast<std::uint32_t>(places.size()); }
  [[nodiscard]] Network<std::int64_t> network() const { return {first, column, cost, places}; }
};

// The last column has a place for everybody, and is dear.
Town random_town(Dice& dice) {
  Town town;
  const int rows = 1 + dice.roll(14);
  const int columns = 1 + dice.roll(6);
  for (int c = 0; c <= columns; ++c) {
    town.places.push_back(c < columns ? dice.roll(5) : rows);
    auto& costs = town.place_cost.emplace_back();
    std::int64_t next = c < columns ? dice.roll(4) : 100;
    for (int place = 0; place < town.places.back(); ++place, next += dice.roll(6))
      costs.push_back(next);
  }
  for (int row = 0; row < rows; ++row) {
    for (int c = 0; c <= columns; ++c) {
      if (c < columns && dice.roll(3) == 0) continue;
      town.column.push_back(static_cast<std::uint32_t>(c));
      town.cost.push_back(-dice.roll(12));
    }
    town.first.push_back(static_cast<std::uint32_t>(town.column.size()));
  }
  return town;
}

std::int64_t place_cost(const Town& town, std::uint32_t column, int taken) {
  const auto& costs = town.place_cost[column];
  const auto at = static_cast<std::size_t>(taken);
  return at < costs.size() ? costs[at] : std::int64_t{1} << 40;
}

Opening<std::int64_t> cold(const Town& town) {
  Opening<std::int64_t> out;
  for (std::uint32_t c = 0; c < town.columns(); ++c)
    out.price.push_back(place_cost(town, c, 0));
  return out;
}

// Any places sold, at any price between the costs of the last one and the next, and any rows there.
Opening<std::int64_t> warm(const Town& town, Dice& dice) {
  Opening<std::int64_t> out;
  int left = static_cast<int>(town.rows());
  for (std::uint32_t c = 0; c < town.columns(); ++c) {
    const int sold = dice.roll(std::min(left, town.places[c]) + 1);
    left -= sold;
    out.sold.push_back(sold);
    const std::int64_t low =
        sold == 0 ? place_cost(town, c, 0) - 20 : place_cost(town, c, sold - 1);
    const std::int64_t high = sold == town.places[c] ? low + 20 : place_cost(town, c, sold);
    out.price.push_back(low + dice.roll(static_cast<int>(high - low) + 1));
  }
  for (std::uint32_t row = 0; row < town.rows(); ++row) {
    const int arcs = static_cast<int>(town.first[row + 1] - town.first[row]);
    out.arc_of.push_back(
        dice.roll(4) == 0 ? nobody : town.first[row] + static_cast<std::uint32_t>(dice.roll(arcs)));
  }
  return out;
}

/// The cost of all, after a look at every row and every price.
std::int64_t settled(const Town& town, Opening<std::int64_t> opening) {
  const auto gap = [&](std::uint32_t c, int taken, std::int64_t price) {
    return place_cost(town, c, taken) - price;
  };
  Transport<std::int64_t, decltype(gap)> transport(town.network(), gap, std::move(opening));
  transport.place_all();
  const auto& price = transport.price();
  std::int64_t total = 0;
  std::vector<int> count(town.columns(), 0);
  for (std::uint32_t row = 0; row < town.rows(); ++row) {
    const std::uint32_t arc = transport.arc_of()[row];
    REQUIRE(town.column[arc] == transport.column_of()[row]);
    total += town.cost[arc] + place_cost(town, town.column[arc], count[town.column[arc]]++);
    for (std::uint32_t other = town.first[row]; other < town.first[row + 1]; ++other)
      CHECK(town.cost[arc] + price[town.column[arc]] <=
            town.cost[other] + price[town.column[other]]);
  }
  for (std::uint32_t c = 0; c < town.columns(); ++c) {
    REQUIRE(count[c] <= town.places[c]);
    if (count[c] > 0) CHECK(price[c] >= place_cost(town, c, count[c] - 1));
    CHECK(price[c] <= place_cost(town, c, count[c]));
  }
  return total;
}

}  // namespace

TEST_CASE("from any places sold at any fitting price the exact method reaches the same") {
  Dice dice{31};
  for (int round = 0; round < 4000; ++round) {
    const Town town = random_town(dice);
    const std::int64_t least = settled(town, cold(town));
    for (int again = 0; again < 4; ++again)
      REQUIRE(settled(town, warm(town, dice)) == least);
  }
}
