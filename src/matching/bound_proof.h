// The certificate of a solution under conditions: prices for what the search found best.
#pragma once

#include "climb.h"
#include "mentor/matching/certificate.h"

namespace mentor::matching {

/// For the groups open and closed in `best.side`: a witness for each class that could not be served
/// in a greater number, for worst-off, for the kept pairs where fewer are kept than the touch asks,
/// and the prices of points and lots, if any are within 64 bits.
Certificate prove(const Problem& problem, const Market& market, const Climbed& best);

}  // namespace mentor::matching
