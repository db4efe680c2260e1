// Status: where the programme stands on a day, what is due, late or missing, what to type next.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "mentor/monitoring/quarter.h"

namespace mentor {

/// The first step of the way that is not done yet; working: all are.
enum class ProgrammeStage { no_people, no_answers, no_consents, no_pairs, working };

struct Status {
  const Programme* programme = nullptr;
  Date day{};
  ProgrammeStage stage = ProgrammeStage::working;
  std::optional<PeriodOfYear> period;  ///< the feedback period that the day falls in
  std::optional<PeriodOfYear> ended;   ///< the last one that has ended
  std::vector<Measured> measures;      ///< people, consents, pairs, unmatched; feedback of `ended`
  std::vector<HealthCount> health;     ///< of unclosed pairs
  std::vector<CategoryId> without_consents;  ///< categories for which no consent is required
  std::vector<CuratorTask> tasks;
  std::string next;  ///< the command to type
};

[[nodiscard]] Status status_on(const Programme& programme, Date day);

/// Where days of birth are known (private/ holds them, the cards only months), a reminder that an
/// age may have been reached becomes one that it was, with the day, or goes until it is.
void tell_birthdays(Status& status, const std::map<PersonId, Date>& births);

}  // namespace mentor
