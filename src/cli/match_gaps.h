// match gaps: which mentors to look for.
#pragma once

#include "session.h"

namespace mentor::cli {

[[nodiscard]] Result<Exit> find_gaps(Session& session);

}  // namespace mentor::cli
