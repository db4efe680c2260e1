// Tally: a cost of several levels, compared lexicographically, so that one run of the transport
// serves them all.
#pragma once

#include <array>
#include <cstddef>
#include <limits>

#include "mentor/matching/problem.h"

namespace mentor::matching {

/// Level 0 counts conditions that are not met; below it come the levels of an aim. Within the
/// limits of Problem no level exceeds 2^120: lots (2^67) and packed classes (2^78) are at most
/// multiplied by the number of pairs (2^18) twice.
struct Tally {
  static constexpr std::size_t levels = 5;
  std::array<Wide, levels> at{};

  Tally& operator+=(const Tally& other) {
    for (std::size_t k = 0; k < levels; ++k)
      at[k] += other.at[k];
    return *this;
  }
  Tally& operator-=(const Tally& other) {
    for (std::size_t k = 0; k < levels; ++k)
      at[k] -= other.at[k];
    return *this;
  }
  friend Tally operator+(Tally a, const Tally& b) { return a += b; }
  friend Tally operator-(Tally a, const Tally& b) { return a -= b; }
  friend bool operator==(const Tally& a, const Tally& b) { return a.at == b.at; }
  friend bool operator<(const Tally& a, const Tally& b) { return a.at < b.at; }
  friend bool operator>(const Tally& a, const Tally& b) { return b < a; }
  friend bool operator<=(const Tally& a, const Tally& b) { return !(b < a); }
  friend bool operator>=(const Tally& a, const Tally& b) { return !(a < b); }
};

}  // namespace mentor::matching

/// Above every tally that a transport problem adds up: what a missing way costs.
template <>
struct std::numeric_limits<mentor::matching::Tally> {
  static constexpr bool is_specialized = true;
  static constexpr mentor::matching::Tally max() {
    mentor::matching::Tally out;
    out.at.fill(std::numeric_limits<mentor::matching::Wide>::max());
    return out;
  }
};
