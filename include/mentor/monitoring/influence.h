// Influence: what people said before and after, of those only who were asked both times.
#pragma once

#include <string>
#include <vector>

#include "mentor/monitoring/figure.h"
#include "mentor/monitoring/report_day.h"

namespace mentor {

struct Influence {
  std::string axis;
  std::int64_t before = 0;  ///< people with a measurement before
  std::int64_t after = 0;
  Mean mean_before;  ///< `n` = people with both; the same in the next two
  Mean mean_after;
  Mean difference;
  std::int64_t improved = 0;
  std::int64_t same = 0;
  std::int64_t worse = 0;
  std::vector<Place> evidence;
};

/// One for each axis of the outcome questionnaires, by axis, from answers of the period's school
/// year entered by the as-of day; the newest of a person, role and phase counts. A higher score is
/// taken for better. An empty form asks for all (else questionnaires and pairs of that form).
[[nodiscard]] std::vector<Influence> influence_of(const ReportDay& on, const FormId& form);

}  // namespace mentor
