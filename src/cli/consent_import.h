// consent import: many papers from a table.
#pragma once

#include "mentor/base/result.h"

namespace mentor::cli {

class Session;

[[nodiscard]] Result<Exit> import_consents(Session& session);

}  // namespace mentor::cli
