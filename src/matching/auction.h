// Auction: quick prices for a transport problem in which every place will be taken.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "transport.h"

namespace mentor::matching {

/// Rows bid for places with a falling minimum step (Bertsekas 1988); the prices it ends with are
/// near optimal ones, and an exact method that starts from them has little left to do. `rows` take
/// part; they must fill exactly the places of the columns whose `price` is below `closed`.
/// `price` is start and result; `unit` divides every cost.
void bid_for_places(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    std::int64_t unit, std::vector<std::int64_t>& price);

/// The price of a column that takes no part.
inline constexpr std::int64_t closed = std::int64_t{1} << 59;

}  // namespace mentor::matching
