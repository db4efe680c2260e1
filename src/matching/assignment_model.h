// AssignmentModel: matchings within limits as an integer programme, for questions that no flow
// answers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "mentor/matching/problem.h"
#include "programme.h"

namespace mentor::matching {

/// What a matching must keep to.
struct Limits {
  std::int32_t worst_off = 0;   ///< least points of a pair that is not pinned
  std::array<int, 4> served{};  ///< least number served, by urgency
  std::int64_t points = 0;      ///< least sum of points
  std::optional<int> kept;      ///< least number of reference pairs that hold
};

struct Assigned {
  bool proved = false;                   ///< best, or proved not to exist
  std::vector<std::uint32_t> mentor_of;  ///< empty: none found
};

/// Pinned pairs always hold.
class AssignmentModel {
 public:
  AssignmentModel(const Problem& problem, const std::vector<std::uint32_t>& reference, int nodes);

  /// The matching within the limits whose pairs have the most `gain` together.
  [[nodiscard]] Assigned best(const Limits& limits, const std::vector<std::int64_t>& gain);

  /// Integer programmes solved so far.
  [[nodiscard]] int programmes() const { return solved_; }

 private:
  [[nodiscard]] bool may_hold(std::size_t pair, const Limits& limits) const;
  [[nodiscard]] Assigned nobody_matched(const Limits& limits) const;
  [[nodiscard]] Assigned solved(const Programme& programme,
                                const std::vector<std::size_t>& chosen) const;

  const Problem& problem_;
  std::vector<bool> in_reference_;
  std::vector<std::uint32_t> mentee_of_;  ///< by pair
  std::vector<bool> bound_;               ///< by mentee: pinned
  int nodes_ = 0;
  int solved_ = 0;
};

}  // namespace mentor::matching
