// The level served: the most mentees of the highest urgency, then of the next, and the Hall sets
// that prove it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "market.h"
#include "mentor/matching/certificate.h"

namespace mentor::matching {

struct Served {
  std::vector<std::uint32_t> column_of;  ///< by row; `nobody` = unserved
  std::array<int, 4> count{};            ///< served rows by urgency
};

/// Serves the most rows of urgency 3, then 2, 1, 0, on the market's pairs. Sets of rows that can be
/// served together form a matroid, so a row once served is never left out again.
Served serve_most(const Market& market);

/// What alternating paths from the unserved reach: marks by row and by column, the benches
/// included.
struct ScarcePart {
  std::vector<std::uint8_t> row;
  std::vector<std::uint8_t> column;
};

/// `column_of` must serve the most on the market's pairs.
ScarcePart scarce_part(const Market& market, const std::vector<std::uint32_t>& column_of);

/// A Hall set for each urgency 3, 2, 1, 0 that shows the counts of `column_of` to be the highest.
/// `column_of` must serve the most, class by class, on the market's pairs; benches count as
/// unserved.
std::vector<HallWitness> hall_witnesses(const Market& market,
                                        const std::vector<std::uint32_t>& column_of);

}  // namespace mentor::matching
