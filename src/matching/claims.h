// Claims: the auction the other way round, where more rows want places than there are.
#pragma once

#include <cstdint>
#include <span>

#include "auction.h"

namespace mentor::matching {

/// Places bid for rows: whoever is not claimed stays out at price 0, on the bench `outside`, so
/// that no price has to fall again and one small step is enough (Bertsekas and Castanon 1992).
/// Rows that have no arc to that bench and are not claimed then bid for a place themselves.
/// Who takes part is as in bid_for_places; the prices are not rounded.
void claim_rows(const Network<std::int64_t>& network, std::span<const std::uint32_t> rows,
                std::uint32_t outside, std::int64_t step, Bids& bids);

}  // namespace mentor::matching
