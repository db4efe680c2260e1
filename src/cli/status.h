// status: one screen.
#pragma once

#include "mentor/base/result.h"

namespace mentor::cli {

class Session;

[[nodiscard]] Result<Exit> status(Session& session);

}  // namespace mentor::cli
