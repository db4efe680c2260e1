// match compare: the differences between two proposals, or a proposal and today's pairs.
#pragma once

#include "session.h"

namespace mentor::cli {

[[nodiscard]] Result<Exit> compare_matches(Session& session);

}  // namespace mentor::cli
