// The level points: prices of places at which everybody's best choice is also the best for all.
#pragma once

#include <cstdint>
#include <vector>

#include "lots.h"
#include "market.h"
#include "served.h"

namespace mentor::matching {

bool has(const Problem& problem, Level level);
bool served_first(const Problem& problem);

/// What an arc is worth to the transport, as a cost, and what places cost, in one unit.
struct Tariff {
  std::int64_t unit = 0;  ///< 1, or 16 where staying out is free, or 0 without the level points
  std::int64_t step = 0;  ///< place q costs step x (2q - 1)
  bool urgency = false;   ///< points before served: a bonus below the unit for being served
};

Tariff tariff_of(const Problem& problem);

/// The cost of each arc of the market; benches are free.
std::vector<std::int64_t> arc_costs(const Problem& problem, const Market& market,
                                    const Tariff& tariff);

/// An optimal assignment with its prices, by row and by column.
struct Priced {
  std::vector<std::uint32_t> column_of;
  std::vector<std::uint32_t> arc_of;  ///< of the market, to that column
  std::vector<std::int64_t> price;
};

/// For benches that hold exactly those who stay out: `served` must serve the most on this market.
/// What can be filled to the last place is priced by an auction first.
Priced price_exactly(const Market& market, const std::vector<std::int64_t>& cost,
                     const Tariff& tariff, const Served& served);

/// For benches open to all.
Priced price_freely(const Market& market, const std::vector<std::int64_t>& cost,
                    const Tariff& tariff);

/// Every assignment as good as this one, with the lots of its arcs.
Face face_of(const Problem& problem, const Market& market, const std::vector<std::int64_t>& cost,
             const Tariff& tariff, const Priced& priced);

}  // namespace mentor::matching
