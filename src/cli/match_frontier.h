// match frontier: the trade-offs between more served, the worst-off, points and fewer changes.
#pragma once

#include "session.h"

namespace mentor::cli {

[[nodiscard]] Result<Exit> show_frontier(Session& session);

}  // namespace mentor::cli
