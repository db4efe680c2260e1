// why and verify: explanations and proofs of a proposal.
#pragma once

#include "session.h"

namespace mentor::cli {

[[nodiscard]] Result<Exit> why(Session& session);
[[nodiscard]] Result<Exit> verify(Session& session);

}  // namespace mentor::cli
