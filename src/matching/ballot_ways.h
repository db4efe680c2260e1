// People on both sides of a market of ballots: of the two ways to make a pair of them one is held
// at most, and while it is held the other one gives nobody a reason to walk away.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ballot_market.h"

namespace mentor::matching {

/// By choice, the choice of the same two people the other way round; `nobody` = there is none.
std::vector<std::uint32_t> other_choices(const BallotMarket& market);

/// The choices with another way that both would rather have than what is `held` (choice by row),
/// ascending; none whose other way is held.
std::vector<std::uint32_t> blocking_ways(const BallotMarket& market,
                                         const std::vector<std::uint32_t>& held);

/// What approximate() gives, cut down until nobody is held both ways. Everything that then blocks
/// is one of two ways; mostly nothing does.
std::vector<std::uint32_t> approximate_one_way(const BallotMarket& market,
                                               std::span<const std::uint32_t> order);

/// What deferred acceptance by lots gives when some choices are left out.
struct AskedByLots {
  std::vector<std::uint32_t> held;  ///< choice by row
  std::vector<std::uint32_t> out;   ///< choices left out, ascending
};

/// With as few choices left out as needed so that nobody is held both ways and nothing blocks, the
/// best of as few by the levels, then by lots and list. Where the search finds nothing like that,
/// as few as it can block, each of them left out.
AskedByLots ask_one_way(const BallotMarket& market, const Problem& problem);

}  // namespace mentor::matching
