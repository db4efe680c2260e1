// Why mentees wait, beside what the report of the unmatched knows: the matcher's word.
#pragma once

#include "mentor/monitoring/bases.h"
#include "session.h"

namespace mentor::cli {

/// Of all who are ready and wait: what `match --dry-run` would say of them on the day, by their
/// form. Empty, without rows, where nobody is ready or matching.yaml has errors.
[[nodiscard]] doc::Table causes_table(Session& session, const UnmatchedReport& report);

}  // namespace mentor::cli
