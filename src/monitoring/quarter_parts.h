// Parts of the quarter report that concern people and records.
#pragma once

#include <vector>

#include "mentor/monitoring/quarter.h"

namespace mentor {

/// 1 September of the period's school year, or the period's first day where that is earlier.
[[nodiscard]] Date start_of_year(const PeriodOfYear& period);

/// By role, form in the order of the card, category. A person of two categories stands in the
/// first.
[[nodiscard]] std::vector<PeopleRow> people_rows(const ReportDay& on);

[[nodiscard]] std::vector<UnmatchedRow> unmatched_rows(const State& state);

/// By kind, day, id.
[[nodiscard]] std::vector<RecordRow> record_rows(const ReportDay& on);

/// Mentees who took part in the school year: enrolled; of them with every required consent, or
/// already in a pair; of them in a pair; of them in a pair that was completed.
[[nodiscard]] std::vector<FunnelStep> funnel_of(const ReportDay& on);

}  // namespace mentor
