// Progress of the roadmap: each step on each of its times, measured by entries and proofs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mentor/monitoring/figure.h"
#include "mentor/monitoring/report_day.h"

namespace mentor {

/// done: an entry says so; proved: its measure holds; late: due before the day and neither; due:
/// its time has come but not run out, or begins within 30 days; ahead: later; cancelled; undated:
/// all year, as needed.
enum class StepStanding { done, proved, late, due, ahead, cancelled, undated };

struct StepProgress {
  StepId id;
  std::string stage;
  std::string title;
  std::vector<std::string> responsible;
  std::string period;        ///< of a step that repeats: `2023-2024/q1`, `2023-10`, or empty
  std::optional<Date> from;  ///< first day of its time
  std::optional<Date> due;   ///< last day of its time
  StepStanding standing = StepStanding::undated;
  bool partly = false;                    ///< an entry says so
  std::shared_ptr<const Measured> proof;  ///< of a step whose time has begun; none of another
  std::vector<Place> evidence;            ///< its entries, else its line in the roadmap
};

/// In the roadmap's order, a step that repeats once for each of its times in the report's school
/// year. `at-end` is due on the last day of the year's last period.
[[nodiscard]] std::vector<StepProgress> roadmap_progress(const ReportDay& on);

}  // namespace mentor
