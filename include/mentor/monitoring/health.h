// Health of a pair: where it stands, by which rules and facts; never an opaque score.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mentor/model/place.h"
#include "mentor/monitoring/report_day.h"
#include "mentor/state/state.h"

namespace mentor {

/// The first that fits. needs_call: one rule; stalled: two, or a meeting rule at twice its limit.
enum class Health { closed, paused, stalled, needs_call, closing, too_early, on_track };

enum class HealthRule {
  first_meeting,  ///< no meeting, and more than `limit` days since `from`
  quiet,      ///< more than `limit` days since the last meeting, holidays and pauses not counted
  fit,        ///< somebody's newest `fit` is poor, or two of them unsure, or one twice running
  rating,     ///< somebody's newest rating is `limit` or less
  risk,       ///< the newest risk is red
  task_late,  ///< an open task is `limit` days past its day, or more
  feedback_missing,  ///< `limit` days or more after the end of the last such period
  consent_ending,    ///< a member's required consent ends within `limit` days, or has ended
  clearance_ending,  ///< a paper that the form asks of a mentor ends within `limit` days, or ended
};

struct Reason {
  HealthRule rule = HealthRule::quiet;
  int value = 0;                 ///< days, or a rating; of `fit`, the number of unsure ones
  int limit = 0;                 ///< 0 where the rule has none
  std::vector<PersonId> people;  ///< whom it concerns
  std::string what;  ///< a task's id, a period's id, a kind of consent or paper, or how it fits
  std::optional<Date> date;  ///< of the last meeting, the task's day, the paper's end
  std::vector<Place> evidence;
};

struct PairHealth {
  PairId pair;
  FormId form;
  Health health = Health::on_track;
  std::vector<Reason> reasons;     ///< in the order of HealthRule, one for each rule
  std::optional<int> days_to_end;  ///< to the planned end; negative when it has passed
  std::optional<Date> last_meeting;
};

/// What the rules ask of the programme as a whole.
struct HealthGround {
  const State* state = nullptr;
  std::optional<PeriodOfYear> feedback;     ///< the last period that ended 14 days ago or earlier
  std::set<ExpectedVoice> answered;         ///< who answered in it, entered by the as-of day
  std::vector<Questionnaire const*> asked;  ///< feedback questionnaires
};

/// On the state's day, with answers entered by the as-of day.
[[nodiscard]] HealthGround health_ground(const State& state, Date as_of);

[[nodiscard]] PairHealth pair_health(const HealthGround& ground, const PairState& pair);

/// Every pair that has begun by the day, or ended; by code.
[[nodiscard]] std::vector<PairHealth> all_health(const State& state, Date as_of);

/// A pair that ended before its time.
struct EarlyEnd {
  PairId pair;
  FormId form;
  Date closed{};
  int lived = 0;  ///< days from `from`
  bool within_90 = false;
  std::string reason;
  Place place;
};

/// Pairs closed early within [from, the state's day]: first those that lived 90 days or less, then
/// by day and code.
[[nodiscard]] std::vector<EarlyEnd> early_ends(const State& state, Date from);

}  // namespace mentor
