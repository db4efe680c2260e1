// Force: what putting two people together would take, as a pin of the curator does it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mentor/matching/solve.h"

namespace mentor::matching {

/// What keeps two people from being put together by a pin.
enum class Bar : std::uint8_t {
  none,
  not_eligible,  ///< a rule does, or one of the two is not in the market
  no_place,      ///< the mentor has no free place
  pinned_round,  ///< a pin binds the two the other way round
  pins_hold,     ///< pins take all free places of the mentor
  group_min,     ///< the group, or one that a pin holds open, would stay below problem.group_min
};

/// The rule by which build() keeps a pin or gives it up.
[[nodiscard]] Bar bar_between(const Problem& problem, std::uint32_t mentee, std::uint32_t mentor);

/// The problem with the pair pinned, as the newest pin of the mentee; the pair must be one of the
/// problem's. `touch`: how many kept pairs may be broken in all, those that pins break among them;
/// where not given, as many as the problem has left beside its own pins.
[[nodiscard]] Problem with_pin(Problem problem, std::uint32_t mentee, std::uint32_t mentor,
                               std::optional<int> touch = {});

/// One person who has another mentor than before.
struct Move {
  std::uint32_t mentee = 0;
  std::uint32_t from = nobody;
  std::uint32_t to = nobody;
};

/// Everybody whose mentor differs, the mentee asked about first.
[[nodiscard]] std::vector<Move> moves_between(const Solution& before, const Solution& after,
                                              std::uint32_t mentee);

/// The best solution in which a given pair holds.
struct Alternative {
  Solution solution;        ///< the pairs of the problem with the pair pinned
  std::vector<Move> moves;  ///< the forced mentee first
};

/// The cheapest way to force the pair (mentee, mentor): the best solution by the levels and lots in
/// which it holds. Nothing where bar_between says why. For all levels the forced pair is one like
/// the others: it counts for worst-off too, which leaves pins out. `touch` as for with_pin.
[[nodiscard]] std::optional<Alternative> force(const Problem& problem, const Solution& solution,
                                               std::uint32_t mentee, std::uint32_t mentor,
                                               std::optional<int> touch = {});

}  // namespace mentor::matching
