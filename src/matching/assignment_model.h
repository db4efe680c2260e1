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
  int marked = 0;               ///< least number of pairs with the mark kept, pins apart
};

struct Assigned {
  bool proved = false;                   ///< best, or proved not to exist
  std::vector<std::uint32_t> mentor_of;  ///< empty: none found
};

/// Whether nobody may have a reason to walk away together: with ballots no two people who both
/// rank the other above what they have, pins apart.
enum class Stable : std::uint8_t { no, yes };

/// Pinned pairs always hold, and a group reaches the problem's minimum or gets nobody new.
class AssignmentModel {
 public:
  AssignmentModel(const Problem& problem, const std::vector<std::uint32_t>& reference, int nodes,
                  Stable stable);

  /// How many numbers the rows of stability would hold.
  [[nodiscard]] static std::size_t stability_size(const Problem& problem);

  /// The matching within the limits whose pairs have the most `gain` together.
  [[nodiscard]] Assigned best(const Limits& limits, const std::vector<std::int64_t>& gain);

  /// Integer programmes solved so far.
  [[nodiscard]] int programmes() const { return solved_; }

 private:
  [[nodiscard]] bool may_hold(std::size_t pair, const Limits& limits) const;
  [[nodiscard]] bool may_block(std::size_t pair) const;
  [[nodiscard]] Assigned nobody_matched(const Limits& limits) const;
  void add_ways(IntegerProgramme& programme, const std::vector<std::size_t>& chosen) const;
  [[nodiscard]] int other_column(std::size_t pair, const std::vector<std::size_t>& chosen) const;
  void add_groups(IntegerProgramme& programme, const std::vector<std::size_t>& chosen) const;
  void add_stability(IntegerProgramme& programme, const std::vector<std::size_t>& chosen) const;
  [[nodiscard]] Assigned solved(const IntegerProgramme& programme,
                                const std::vector<std::size_t>& chosen) const;

  const Problem& problem_;
  std::vector<bool> in_reference_;
  std::vector<std::uint32_t> mentee_of_;  ///< by pair
  std::vector<bool> bound_;               ///< by mentee: pinned
  std::vector<int> room_;                 ///< by mentor: places that no pin takes
  std::vector<int> pinned_;               ///< by mentor: mentees who are pinned
  std::vector<std::size_t> other_;        ///< by pair: the same two people the other way round
  int nodes_ = 0;
  Stable stable_ = Stable::no;
  int solved_ = 0;
};

}  // namespace mentor::matching
