// The level lots: among the assignments that the levels before leave equal, the one with the
// smallest sum of lots, then the smallest list of ids.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/problem.h"

namespace mentor::matching {

/// All best assignments so far: exactly those on these arcs that give every column between `least`
/// and `most` rows. A column whose count is of no consequence has least = -1 and most above every
/// count. The last four columns are the benches.
struct Face {
  std::vector<std::uint32_t> first;   ///< rows + 1
  std::vector<std::uint32_t> column;  ///< of each arc, ascending within a row
  std::vector<std::int64_t> lot;      ///< of each arc
  std::vector<int> least;             ///< of each column
  std::vector<int> most;              ///< of each column
};

struct Drawn {
  std::vector<std::uint32_t> column_of;  ///< by row
  std::vector<Wide> price;               ///< by column: lot + price is smallest where a row is,
                                         ///< >= 0 where a row could go, <= 0 where one could come
  bool choice = false;                   ///< the face has more than one assignment
};

/// `column_of` is any assignment of the face. Only what lies on a cycle of equal assignments is
/// solved again; everything else has no choice.
Drawn draw_lots(const Face& face, std::vector<std::uint32_t> column_of);

}  // namespace mentor::matching
