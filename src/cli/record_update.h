#pragma once

#include "mentor/base/result.h"
#include "session.h"

namespace mentor::cli {

/// `record update EVENT ID KEY=VALUE…`: a later entry with the id of an earlier one.
[[nodiscard]] Result<Exit> update_record(Session& session);

}  // namespace mentor::cli
