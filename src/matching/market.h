// Market: the problem as the solvers see it, with pins taken out and a bench for every class.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "mentor/matching/problem.h"

namespace mentor::matching {

/// Rows are unpinned mentees, columns are mentors followed by four benches (urgency 0..3): a row's
/// last arc leads to the bench of its class.
struct Market {
  std::vector<std::uint32_t> mentee;  ///< of each row
  std::vector<std::uint8_t> urgent;   ///< of each row
  std::vector<std::uint32_t> first;   ///< rows + 1
  std::vector<std::uint32_t> column;  ///< of each arc
  std::vector<std::uint32_t> pair;    ///< of each arc; `nobody` for a bench
  std::vector<int> places;            ///< of each column, pins taken off
  std::vector<int> load;              ///< of each column, pins added
  std::uint32_t mentors = 0;          ///< columns below this are mentors

  [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(mentee.size()); }
  [[nodiscard]] std::uint32_t columns() const { return mentors + 4; }
  /// The arcs to mentors of a row are first[row] .. bench_arc(row) - 1.
  [[nodiscard]] std::uint32_t bench_arc(std::uint32_t row) const { return first[row + 1] - 1; }
};

/// The market on the pairs of at least `least` points; benches take the whole class.
Market open_market(const Problem& problem, std::int32_t least);

/// The mentor to whom a pin binds the mentee, or `nobody`.
std::uint32_t pinned_mentor(const Problem& problem, std::uint32_t mentee);

/// Kept pairs whose mentee a pin binds to somebody else: they are broken whatever else is chosen.
int broken_by_pins(const Problem& problem);

/// What the pins of the problem leave of a limit of `touch` broken pairs in all.
std::optional<int> left_to_touch(const Problem& problem, std::optional<int> touch);

}  // namespace mentor::matching
