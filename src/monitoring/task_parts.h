// Parts of the curator's tasks.
#pragma once

#include <string>
#include <vector>

#include "mentor/monitoring/curator_tasks.h"
#include "mentor/monitoring/report_day.h"

namespace mentor {

/// The command that records a mentor's paper.
[[nodiscard]] std::string clearing(PersonId mentor, const std::string& kind);

/// Of mentees without a mentor: papers, answers, the match, the next step of the search, the form.
void add_for_waiting(std::vector<CuratorTask>& tasks, const ReportDay& on);

}  // namespace mentor
