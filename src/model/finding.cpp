#include "mentor/model/finding.h"

#include <algorithm>
#include <tuple>

namespace mentor {

void sort_findings(Findings& findings) {
  const auto key = [](const Finding& each) {
    return std::tie(each.where, each.message, each.severity);
  };
  std::sort(findings.begin(), findings.end(),
            [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
  findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
}

bool has_errors(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& each) { return each.severity == Severity::error; });
}

}  // namespace mentor
