// Augmenter: a largest matching by places alone, to ask what one more mentor would give.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/problem.h"

namespace mentor::matching {

/// A largest matching of a problem, to ask what more people or places would give.
class Augmenter {
 public:
  /// Pinned mentees and their places are left out.
  explicit Augmenter(const Problem& problem);

  [[nodiscard]] int served() const { return served_; }

  /// Mentees whom alternating paths reach from somebody left out; ascending.
  [[nodiscard]] const std::vector<std::uint32_t>& short_of_places() const { return short_; }

  /// Free places of the mentor without those that pins take.
  [[nodiscard]] int places(std::uint32_t mentor) const { return places_[mentor]; }

  /// How many more are served by one more mentor with that many places who fits those mentees.
  [[nodiscard]] int gain(const std::vector<std::uint32_t>& fits, int places) const;

  [[nodiscard]] bool is_pinned(std::uint32_t mentee) const { return pinned_[mentee]; }

 private:
  bool augment(std::uint32_t mentee, std::vector<bool>& seen);
  void reach();

  const Problem* problem_ = nullptr;
  std::vector<int> places_;
  std::vector<bool> pinned_;
  std::vector<std::vector<std::uint32_t>> held_;  ///< by mentor
  std::vector<std::uint32_t> mentor_of_;
  std::vector<std::vector<std::uint32_t>> fits_;  ///< by mentor: mentees
  std::vector<std::uint32_t> short_;
  int served_ = 0;
};

}  // namespace mentor::matching
