// A second opinion on what commands write: yaml-cpp must read the text as we do.
#pragma once

#include <string>

#include "mentor/base/result.h"

namespace mentor {

/// Reads the text with both readers and compares every value. Error `second-reader-differs` (path;
/// exit 70): the writer has a fault, and nothing may be written.
[[nodiscard]] Result<void> read_by_both(const std::string& text, const std::string& path);

}  // namespace mentor
