// meeting log, apart from the other commands on meetings for its many options.
#pragma once

#include "mentor/base/result.h"

namespace mentor::cli {

class Session;

[[nodiscard]] Result<Exit> log_meeting(Session& session);

}  // namespace mentor::cli
