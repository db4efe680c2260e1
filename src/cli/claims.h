// Claims: what a proposal proves, what is only claimed by the program that made it, what is open.
#pragma once

#include <string>
#include <vector>

#include "session.h"

namespace mentor::cli {

/// What a proposal's certificate proves, what is only claimed, and what nobody has decided: ids.
struct Standing {
  std::vector<std::string> proved;
  std::vector<std::string> claimed;
  std::vector<std::string> undecided;
};

/// What is known of who of two is the mentor, where each could be the other's.
enum class Ways {
  no_choice,  ///< nobody would have been matched both ways, or a pin decides
  proved,     ///< the certificate covers all other choices
  claimed,    ///< as found by the search
};

[[nodiscard]] Ways ways_in(const Proposal& proposal);

[[nodiscard]] Standing standing_of(const Proposal& proposal);

/// The same in sentences, where not all is proved or people could be paired either way; else empty.
[[nodiscard]] std::vector<std::string> claims_in_words(const Words& words,
                                                       const Proposal& proposal);

}  // namespace mentor::cli
