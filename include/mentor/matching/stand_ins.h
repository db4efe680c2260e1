// Stand-ins: who could take over a pair or group today if its mentor could not go on.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mentor/state/state.h"

namespace mentor::matching {

/// What of `no-place` is true of a mentor, where it is not that all places are taken.
inline constexpr const char* stand_in_takes_nobody = "no-place:nobody";  ///< capacity 0
inline constexpr const char* stand_in_few_places = "no-place:few";       ///< fewer than the mentees
inline constexpr const char* stand_in_mate_is_full = "no-place:mate";    ///< of the group's leaders

/// A mentor who may take every mentee of the pair.
struct StandIn {
  PersonId mentor;
  int points = 0;         ///< by the criteria of matching.yaml, summed over the mentees
  int mentees = 0;        ///< whom the mentor has in the form already
  bool has_group = false; /**< one group per mentor and form: the mentees would join that group;
                               without one the mentor replaces the present mentor in the pair */
};

struct StandIns {
  PairId pair;
  std::vector<StandIn> able;              ///< most points first, then without a group, then fewer
                                          ///< mentees, then by code
  std::map<std::string, int> removed_by;  ///< rule -> mentors whom it keeps away (`no-place` too,
                                          ///< or what of it is true)
};

/// For every unclosed pair, by code, every mentor of its form who may take all of its mentees on
/// the state's day: free places for all of them, and no rule that forbids it (admission, rules and
/// required criteria of matching.yaml; a pin into the mentor's group beats what a pin beats). Every
/// pair is judged by itself: one mentor may stand for several pairs, but not take all of them at
/// once. Mentors removed are counted once, by the first of all_obstacles.
[[nodiscard]] std::vector<StandIns> stand_ins(const State& state);

}  // namespace mentor::matching
