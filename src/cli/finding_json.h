// Findings as the commands that check something print them by --format json.
#pragma once

#include "mentor/model/finding.h"
#include "mentor/render/json.h"

namespace mentor::cli {

/// `error`, `warning` or `note`.
[[nodiscard]] const char* severity_word(Severity severity);

/// One object each: rule, severity, file, line, column, args; in the order given.
[[nodiscard]] Json findings_json(const Findings& findings);

}  // namespace mentor::cli
