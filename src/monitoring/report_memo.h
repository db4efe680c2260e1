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

struct ReportMemo {
  /// By measure, of the whole programme; none for what is no measure.
  std::map<std::string, std::shared_ptr<const Measured>, std::less<>> proofs;
  std::optional<std::vector<StepProgress>> steps;
  std::map<std::string, ReportDay> others;  ///< by period; kept by the day first asked
  ReportMemo* first = nullptr;              ///< the memo that keeps this day, if another does
};

/// The report's day of another period, of the same programme and as-of day. Lives as long as the
/// day that was asked first.
[[nodiscard]] const ReportDay& other_day(const ReportDay& on, const PeriodOfYear& period);

/// roadmap_progress(), found out once.
[[nodiscard]] const std::vector<StepProgress>& steps_of(const ReportDay& on);

}  // namespace mentor
