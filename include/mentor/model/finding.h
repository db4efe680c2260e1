// Finding: a fact about the data that a person should know of, with its place.
#pragma once

#include <vector>

#include "mentor/base/result.h"

namespace mentor {

enum class Severity { error, warning, note };

struct Finding {
  Severity severity = Severity::error;
  Message message;  ///< `message.id` is the rule's name, printed in [brackets]
  Where where;
  friend auto operator<=>(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

/// Sorts by file, line, column, then rule, and removes exact repetitions.
void sort_findings(Findings& findings);

/// True when any finding is an error.
[[nodiscard]] bool has_errors(const Findings& findings);

}  // namespace mentor
