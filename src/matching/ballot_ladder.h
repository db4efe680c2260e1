// Ladder: the parts of a market of ballots on their way through the levels.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mentor/matching/ballots.h"
#include "prover.h"

namespace mentor::matching {

/// One connected part, and what it holds: choice by row.
struct Stage {
  BallotMarket market;
  std::vector<std::uint32_t> held;
  Prover::Groups groups;  ///< empty unless the minimum of groups binds the part
};

/// How many kept pairs hold, where fewer do than the touch asks for.
struct Kept {
  std::int64_t held = 0;
  std::int64_t bound = 0;
  std::int64_t wanted = 0;
};

/// Raises the levels one after the other over all parts; the programme of a part is only written
/// when a level is not reached already.
class Ladder {
 public:
  Ladder(const Problem& problem, std::vector<Stage>& stages, int nodes);

  /// First of all: as few of two ways left out as possible, mostly none; true when fewer are
  /// claimed not to do.
  bool leave_few();

  /// Before the levels: as few groups closed as possible; true when fewer are claimed not to do.
  bool close_few();

  /// Then, with a touch: no more kept pairs broken than it allows, or the fewest possible. Nothing,
  /// or of those fewest how many are kept and what is claimed to be the most.
  std::optional<Kept> keep_pairs();

  /// Values 0, and by how much the claimed bounds exceed what was reached.
  std::vector<BallotLevel> climb();

  /// The lots of every part, after the levels; true when they are certain.
  bool draw_lots(int nodes);

  /// Mentors whose groups have to be closed for what the stages hold, ascending.
  [[nodiscard]] std::vector<std::uint32_t> closed() const;

  /// The pairs left out although both would rather have each other, by what the stages hold.
  [[nodiscard]] std::vector<PairOf> left_out() const;

 private:
  std::int64_t raise_goal(std::size_t s, const Goal& goal);
  std::int64_t raise_served(int urgent);
  std::int64_t raise_points();
  [[nodiscard]] std::vector<bool> below(const BallotMarket& part, std::int32_t least) const;
  [[nodiscard]] std::int32_t worst_held(const Stage& stage) const;
  std::int32_t raise_worst(std::size_t s);
  BallotLevel raise_worst_off();

  const Problem& problem_;
  std::vector<Stage>& stages_;
  std::vector<Prover> provers_;
};

/// Mentees without a pin who have a pair to keep.
[[nodiscard]] std::int64_t may_be_kept(const Problem& problem);

/// How many of them keep it.
[[nodiscard]] std::int64_t kept_without_pins(const Problem& problem, const Solution& solution);

/// What the levels have reached, in their order: the larger list is better.
[[nodiscard]] std::vector<std::int64_t> level_values(const Problem& problem,
                                                     const Solution& solution);

}  // namespace mentor::matching
