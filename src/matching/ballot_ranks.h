// How the ballots of two people rank each other, and whom a ballot that counts as refusal of
// everybody else does not name.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/admission.h"

namespace mentor::matching {

/// Ranks as Problem has them: 1 = best, 0 = not ranked.
struct Ranks {
  std::uint16_t wish = 0;        ///< the mentee's of the mentor
  std::uint16_t preference = 0;  ///< the mentor's of the mentee
};

/// Whoever named one of several leaders named their group; for the group its lead speaks, or the
/// first of the others who handed in a ballot where the lead did not.
[[nodiscard]] Ranks ranks_between(const Admission& admission, PersonId mentee, PersonId lead);

/// `not-named` of each of the two whose ballot does not name the other where that is a refusal
/// (`unlisted: refuse`): `person` is the voter, `detail` the code of the one not named. A pin beats
/// it.
[[nodiscard]] std::vector<Obstacle> not_named(const Admission& admission, PersonId mentee,
                                              PersonId lead);

}  // namespace mentor::matching
