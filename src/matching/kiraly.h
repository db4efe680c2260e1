// Stable matchings by proposals: Kiraly's approximation of the largest one, and plain deferred
// acceptance with ties broken by lots.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ballot_market.h"

namespace mentor::matching {

/// Kiraly 2013: rows propose, prefer a tied column that has a free place, and get a second life in
/// which they win ties. Weakly stable, and at least two thirds of the largest weakly stable size.
/// Rows start in the order given. Returns the choice held by each row; `nobody` = none.
std::vector<std::uint32_t> approximate(const BallotMarket& market,
                                       std::span<const std::uint32_t> order);

/// Row-proposing deferred acceptance (Gale and Shapley 1962), ties of both sides by the lot of the
/// pair: no row can gain by a false list. Returns the choice held by each row.
std::vector<std::uint32_t> propose_by_lots(const BallotMarket& market, const Problem& problem);

}  // namespace mentor::matching
