// approve: the signed order.
#pragma once

#include "session.h"

namespace mentor::cli {

[[nodiscard]] Result<Exit> approve(Session& session);

}  // namespace mentor::cli
