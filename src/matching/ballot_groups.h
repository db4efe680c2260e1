// Groups with a minimum under ballots: which of them to close.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mentor/matching/solve.h"

namespace mentor::matching {

/// Mentors who get somebody new, not by a pin, and have fewer than the minimum; ascending.
std::vector<std::uint32_t> small_groups(const Problem& problem, const Solution& solution);

/// Groups closed one after another, the smallest first (the later mentor among equals), until none
/// is too small.
struct ClosingPath {
  std::vector<std::uint32_t> closed;  ///< ascending
  std::vector<bool> met;              ///< by mentor: the group was too small on the way
  Solution end;
};
ClosingPath close_in_turn(const Problem& problem, const Matcher& match);

/// The closed groups that leave none too small, and how sure it is that they are the fewest and the
/// best of as few by the levels, then by lots and list.
struct FewClosed {
  std::vector<std::uint32_t> closed;  ///< ascending
  bool certain = false;
};

/// Every choice of groups that the minimum binds, in the parts of the market that the path met, is
/// matched; where the `tries` do not reach, of the groups met on the way only. Nothing where these
/// are too many too.
std::optional<FewClosed> fewest_closed(const Problem& problem, const Matcher& match,
                                       const ClosingPath& path, int tries);

}  // namespace mentor::matching
