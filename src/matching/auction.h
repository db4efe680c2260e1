// Auction: quick prices for a transport problem in which every place will be taken.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "transport.h"

namespace mentor::matching {

/// The price of a column that takes no part.
inline constexpr std::int64_t closed = std::int64_t{1} << 59;

/// What bidding starts from and ends with.
struct Bids {
  std::vector<std::int64_t> price;              ///< by column; `closed` = takes no part
  std::vector<std::uint32_t> arc_of;            ///< by row: its place, `nobody` = none
  std::vector<Shortlist<std::int64_t>> near{};  ///< by row
};

/// Rows bid for places with a falling minimum step (Bertsekas 1988); the prices it ends with are
/// near optimal ones, and an exact method that starts from them has little left to do. `rows` take
/// part; they must fill exactly the places of the columns whose price is below `closed`. The last
/// step is `last`.
void bid_for_places(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    std::int64_t last, Bids& bids);

/// Whether there are clearly more places than rows. Where not, coarse steps come first: prices rise
/// far before everybody has enough.
enum class Spare : std::uint8_t { little, much };

/// Bidding where every place has a cost, `cost_of(column, taken)` rising with `taken`, and nobody
/// gets it for less; there may be places that nobody wants. Rows that outbid each other for too
/// long are left without a place. `bids.price` is what the first places cost.
void bid_above_cost(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    const std::function<std::int64_t(std::uint32_t, int)>& cost_of,
                    std::int64_t step, Spare spare, Bids& bids);

/// Steps to a unit, where it has so many.
inline constexpr std::int64_t parts_of_unit = 32;

/// The step at which bidding ends: well below the unit, so that few choices are inexact.
std::int64_t smallest_step(std::int64_t unit);

/// One round of `rows`, who have no place yet, on top of the places taken in `bids`; `paid[row]` is
/// the price of the place that a row has.
void bid_on(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
            std::span<const std::int64_t> paid, std::int64_t step, Bids& bids);

/// Rounds the prices to whole units, all by the same threshold: what was exactly best stays so, and
/// more choices become exactly equal, which an exact method likes.
void settle_on_grid(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                    std::int64_t unit, Bids& bids);

}  // namespace mentor::matching
