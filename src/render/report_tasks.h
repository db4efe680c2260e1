// What the curator has to do, as a list.
#pragma once

#include <vector>

#include "mentor/model/document.h"
#include "mentor/monitoring/curator_tasks.h"
#include "report_cells.h"

namespace mentor {

/// A report goes to people who have no terminal: it says what is to be done and of whom, and of a
/// call for the curator only how many there are.
enum class TaskCommands { show, hide };

[[nodiscard]] doc::Tasks task_list(const std::vector<CuratorTask>& tasks, const ReportPen& pen,
                                   TaskCommands commands);

}  // namespace mentor
