// Conditions on a market: groups that must reach a minimum or stay closed, pairs that are
// decided, how many of each class may stay out. One question to it is one transport problem.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "market.h"
#include "tally.h"

namespace mentor::matching {

/// What the pairs of an assignment add up to.
struct Sums {
  enum Of : std::size_t { kept, worth, served, lots };
  /// Kept pairs; the level points (0 without it); mentees by class where served comes after
  /// points, 2^20 apart (else 0); minus the sum of lots.
  std::array<Wide, 4> of{};
  [[nodiscard]] Wide operator[](Of which) const { return of[which]; }
};

/// What is to be made as large as possible, level by level: a weighted sum of Sums at each.
struct Aim {
  std::array<std::array<Wide, 4>, Tally::levels - 1> level{};
  /// Points in sixteenths and a bonus of 1..4 by class instead of Sums::served, as certificates
  /// have them.
  bool as_certified = false;
};

/// Kept pairs above all.
Aim aim_kept();
/// Points, served where it comes after them, lots.
Aim aim_value();
/// Kept pairs, then the same.
Aim aim_kept_then_value();
/// `times` x value + `bonus` for each kept pair, level by level.
Aim aim_between(Wide times, const std::array<Wide, 3>& bonus);

struct Conditions {
  std::vector<int> least;            ///< by mentor: mentees that an open group must still get
  std::vector<std::uint8_t> closed;  ///< by mentor: takes nobody
  /// By mentor: a group that may yet get nobody or at least so many. Its first places cost what
  /// that many cost on average, the most that no such group exceeds (convex envelope).
  std::vector<int> smooth;
  std::vector<std::uint32_t> held;   ///< by row: the only mentor it may have, `nobody` = any
  std::vector<std::uint8_t> banned;  ///< by pair
  std::array<int, 4> out{};          ///< of each class: how many may stay out
  std::int32_t threshold = 0;        ///< pairs below it are not made
};

/// Nothing decided: everybody may stay out, no group must reach anything.
Conditions open_side(const Problem& problem, const Market& market);

struct Answer {
  bool possible = false;                 ///< every condition is met
  std::vector<std::uint32_t> column_of;  ///< by row; at least market.mentors = stays out
  Sums sums;
  std::vector<Tally> price;  ///< by column of the market
  /// By row: the columns that cost no more at the prices found than what the row has, that one
  /// included. Every other answer as good is made of these.
  std::vector<std::vector<std::uint32_t>> equal;
};

/// The best answer by the aim under the conditions.
Answer ask(const Problem& problem, const Market& market, const Conditions& side, const Aim& aim);

}  // namespace mentor::matching
