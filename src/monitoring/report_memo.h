// ReportMemo: what was found out about a ReportDay, so that nothing is counted twice. All of it
// follows from the ReportDay alone.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mentor/monitoring/figure.h"
#include "mentor/monitoring/report_day.h"
#include "mentor/monitoring/roadmap_progress.h"

namespace mentor {

/// By measure, of the whole programme; none for what is no measure.
using Proofs = std::map<std::string, std::shared_ptr<const Measured>, std::less<>>;

/// What days of one programme and as-of day know of each other's periods. A day is as large as the
/// programme's state: only the one asked last is kept, of the others what they proved.
struct OtherDays {
  std::map<std::string, std::shared_ptr<Proofs>> proofs;  ///< by period
  std::shared_ptr<const ReportDay> last;
};

struct ReportMemo {
  std::shared_ptr<Proofs> proofs = std::make_shared<Proofs>();
  std::optional<std::vector<StepProgress>> steps;
  OtherDays others;               ///< of the day that was made first
  OtherDays* of_first = nullptr;  ///< of another day: where the first one has them
};

[[nodiscard]] OtherDays& others_of(const ReportDay& on);

/// The report's day of another period, of the same programme and as-of day.
[[nodiscard]] std::shared_ptr<const ReportDay> other_day(const ReportDay& on,
                                                         const PeriodOfYear& period);

/// roadmap_progress(), found out once.
[[nodiscard]] const std::vector<StepProgress>& steps_of(const ReportDay& on);

}  // namespace mentor
