// Opening: prices and places by auction, from which the exact method has little left to do.
#pragma once

#include <cstdint>
#include <vector>

#include "market.h"
#include "prices.h"
#include "served.h"
#include "transport.h"

namespace mentor::matching {

/// The market falls into what leads from those who stay out (all its places are taken, and with
/// the benches it has just enough for its rows) and the rest (all its rows are served, and never
/// by the former; it may have places to spare). Dulmage and Mendelsohn 1958.
struct Halves {
  std::vector<std::uint8_t> scarce_row;
  std::vector<std::uint8_t> scarce_column;  ///< benches included
  bool rest_is_full = false;                ///< the rest has no place to spare either
};

Halves halve(const Market& market, const Served& served);

/// What the next place costs of a column with `taken`; of a bench nothing.
std::int64_t cost_of_place(const Market& market, const Tariff& tariff, std::uint32_t column,
                           int taken);

/// For benches open to all: nothing is scarce.
Halves one_half(const Market& market);

/// Each half by its own auction. What is scarce stands far above the rest, so that the rest stays
/// away from it.
Opening<std::int64_t> open_by_auction(const Market& market, const std::vector<std::int64_t>& cost,
                                      const Tariff& tariff, const Halves& halves);

}  // namespace mentor::matching
