// BallotMarket: the acceptable pairs after a meeting, without pins, cut down and split into parts.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "mentor/matching/solve.h"

namespace mentor::matching {

/// One acceptable pair of a row (an unpinned mentee) and a column (a mentor with places).
struct Choice {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  int wish = 0;        ///< the row's rank of the column, 1 = best
  int preference = 0;  ///< the column's rank of the row
  std::uint32_t pair = 0;
  std::uint32_t other_way = nobody;  ///< the pair of the same two people the other way round, if
                                     ///< the market has it
};

struct BallotMarket {
  std::vector<std::uint32_t> mentee;  ///< of each row
  std::vector<int> urgent;            ///< of each row
  std::vector<std::uint32_t> mentor;  ///< of each column
  std::vector<int> places;            ///< of each column, pins taken off
  std::vector<int> load;              ///< of each column, pins added
  std::vector<Choice> choices;        ///< by row, then wish, then lot
  std::vector<std::uint32_t> first;   ///< rows + 1

  [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(mentee.size()); }
  [[nodiscard]] std::uint32_t columns() const { return static_cast<std::uint32_t>(mentor.size()); }
  [[nodiscard]] std::span<const Choice> of(std::uint32_t row) const {
    return std::span(choices).subspan(first[row], first[row + 1] - first[row]);
  }
};

/// Without pairs whose other way is pinned: they can neither be made nor block.
BallotMarket open_ballots(const Problem& problem);

/// What is held (choice by row) and the pins, as a solution with its sums.
Solution name_pairs(const Problem& problem, const BallotMarket& market,
                    const std::vector<std::uint32_t>& held);

/// Removes pairs that are in no weakly stable matching; the weakly stable matchings of what is left
/// are exactly those of the whole. A pair that has another way proves nothing: while that is held,
/// it does not block.
/// 1. A mentor who is the only first choice of as many mentees as there are places never takes
///    anybody below the last of them. 2. A mentee among the first of a mentor, no more than the
///    places reach, never goes below that mentor.
void reduce(BallotMarket& market);

/// The connected parts that have any pair, in order of their first row; both ways of two people are
/// in one. Those with a choice that `together` holds for are one part.
using Together = std::function<bool(const Choice&)>;
std::vector<BallotMarket> split_market(const BallotMarket& market, const Together& together = {});

}  // namespace mentor::matching
