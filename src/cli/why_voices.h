// How `why` speaks to a family, to a child, to and of a grown-up mentee, and to a mentor.
#pragma once

#include "why_for.h"

namespace mentor::cli {

/// Why pairs are as they are, by the order of the school's levels.
struct ByPoints {
  const char* served_first = nullptr;
  const char* served_only = nullptr;
  const char* points_first = nullptr;
  const char* points_only = nullptr;
};

/// What is said to each reader; {0} is the other side of the reader's own pair.
struct Voice {
  const char* has = nullptr;  ///< proposed, and no pair yet
  const char* common = nullptr;
  const char* suits = nullptr;            ///< before numbers, where `common` speaks of words only
  const char* nothing_common = nullptr;   ///< of a pair that the rules allow
  const char* nothing_against = nullptr;  ///< the same of a pair that a rule stands against
  const char* chosen = nullptr;
  const char* together = nullptr;
  ByPoints by_points = {};
  const char* by_ballots = nullptr;
  const char* none = nullptr;
  const char* waits = nullptr;
  const char* not_ready = nullptr;  ///< instead of `waits`, where a consent is missing
  const char* completed = nullptr;  ///< the pair that there was; {1} is its last day
  const char* since = nullptr;      ///< the pair that there is; {1} is its first day
};

/// Of everybody but the curator, about that person: of a mentee whose category is adult nobody
/// speaks as of a child.
[[nodiscard]] const Voice& voice_of(const State& state, Reader reader, PersonId about);

}  // namespace mentor::cli
