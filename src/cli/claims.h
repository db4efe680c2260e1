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

[[nodiscard]] Standing standing_of(const Proposal& proposal);

/// The same in sentences, where not all is proved; empty where all is.
[[nodiscard]] std::vector<std::string> claims_in_words(const Words& words,
                                                       const Proposal& proposal);

}  // namespace mentor::cli
