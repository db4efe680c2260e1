// init: a new programme folder.
#pragma once

#include "mentor/base/result.h"

namespace mentor::cli {

class Session;

[[nodiscard]] Result<Exit> init(Session& session);

}  // namespace mentor::cli
