// Voices: the answers of a period gathered by respondent.
#pragma once

#include <vector>

#include "mentor/monitoring/report_day.h"

namespace mentor {

/// Feedback and outcome answers that count for the period, entered by the day, one voice for each
/// (person, role) and for each anonymous answer.
[[nodiscard]] std::vector<Voice> voices_of(const State& state, const PeriodOfYear& period,
                                           Date entered_by);

/// Adds a score to a sum.
void add_score(ScoreSum& sum, Fraction score);

/// The mean of a sum that has items.
[[nodiscard]] Fraction mean_of(const ScoreSum& sum);

}  // namespace mentor
