// Told words: everything a proposal says, as pairs of a key and a value, and where two differ.
#pragma once

#include <string>
#include <vector>

#include "mentor/model/proposal.h"

namespace mentor::matching {

struct ToldDifference {
  std::string about;  ///< `unmatched/P-004/waiting_days`
  std::string told;   ///< empty where only the other says anything
  std::string found;
};

/// Where the two say different things, in the order of the file: id, program and `input` apart, as
/// these are not said of people or pairs.
[[nodiscard]] std::vector<ToldDifference> differences(const Proposal& told, const Proposal& found);

/// `2023-12-04-pupil-pupil` or `2023-12-04-pupil-pupil-2`: the day and form the proposal is of.
[[nodiscard]] bool is_id_of(const Proposal& proposal);

}  // namespace mentor::matching
