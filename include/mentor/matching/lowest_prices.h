// Lowest prices: of all prices that prove a solution the lowest, so that a certificate is unique
// and no price in it can be changed.
#pragma once

#include "mentor/matching/solve.h"

namespace mentor::matching {

/// Replaces the prices of the solution's certificate by the lowest that still prove it. No mentor
/// asks less than the last place cost (0 where no unpinned mentee is held); staying out, where
/// served comes first, is not below minus the highest worth of any pair; else it stays free. The
/// prices that the certificate holds must prove the solution. (The prices that do form a lattice:
/// Shapley and Shubik 1971; the least of them by Dijkstra on the reduced costs.)
void lower_prices(const Problem& problem, Solution& solution);

}  // namespace mentor::matching
