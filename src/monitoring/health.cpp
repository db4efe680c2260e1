#include "mentor/monitoring/health.h"

#include <algorithm>
#include <tuple>

#include "health_rules.h"
#include "mentor/state/answers.h"
#include "mentor/state/pairs.h"

namespace mentor {
namespace {

constexpr int feedback_days = 14;
constexpr int closing_days = 14;
constexpr int early_days = 90;

std::optional<PeriodOfYear> due_period(const Programme& programme, Date day) {
  return last_ended(programme, "feedback", add_days(day, -feedback_days));
}

std::set<ExpectedVoice> answered_in(const Programme& programme, const PeriodOfYear& period,
                                    Date as_of) {
  std::set<ExpectedVoice> answered;
  for (const Answer* answer : answers_of(programme, period, as_of)) {
    const Questionnaire* asked = questionnaire_of(programme, *answer);
    if (asked == nullptr || asked->purpose != Purpose::feedback || !answer->person) continue;
    if (asked->role == Respondent::mentee) answered.insert({*answer->person, Role::mentee});
    if (asked->role == Respondent::mentor) answered.insert({*answer->person, Role::mentor});
  }
  return answered;
}

bool at_twice_the_limit(const Reason& reason) {
  const bool of_meetings =
      reason.rule == HealthRule::first_meeting || reason.rule == HealthRule::quiet;
  return of_meetings && reason.value >= 2 * reason.limit;
}

Health by_rules(const std::vector<Reason>& reasons) {
  const bool twice = std::any_of(reasons.begin(), reasons.end(), at_twice_the_limit);
  if (twice || reasons.size() >= 2) return Health::stalled;
  return reasons.empty() ? Health::on_track : Health::needs_call;
}

Health standing(const HealthGround& ground, const PairState& pair, const PairHealth& found) {
  const Date day = ground.state->day;
  if (is_closed(pair, day)) return Health::closed;
  if (is_paused(pair, day)) return Health::paused;
  const Health ruled = by_rules(found.reasons);
  if (ruled != Health::on_track) return ruled;
  if (found.days_to_end && *found.days_to_end <= closing_days) return Health::closing;
  return pair.meetings.empty() ? Health::too_early : Health::on_track;
}

}  // namespace

HealthGround health_ground(const State& state, Date as_of) {
  const Programme& programme = *state.programme;
  HealthGround ground;
  ground.state = &state;
  ground.feedback = due_period(programme, state.day);
  if (ground.feedback) ground.answered = answered_in(programme, *ground.feedback, as_of);
  for (const auto& [id, questionnaire] : programme.questionnaires) {
    if (questionnaire.purpose == Purpose::feedback && !questionnaire.anonymous) {
      ground.asked.push_back(&questionnaire);
    }
  }
  return ground;
}

PairHealth pair_health(const HealthGround& ground, const PairState& pair) {
  PairHealth found;
  found.pair = pair.id;
  found.form = pair.card->form;
  if (pair.to) found.days_to_end = days_between(ground.state->day, *pair.to);
  if (!pair.meetings.empty()) found.last_meeting = pair.meetings.back()->date;
  const bool works = !is_closed(pair, ground.state->day) && !is_paused(pair, ground.state->day);
  if (works) found.reasons = reasons_of(ground, pair);
  found.health = standing(ground, pair, found);
  return found;
}

std::vector<PairHealth> all_health(const State& state, Date as_of) {
  const HealthGround ground = health_ground(state, as_of);
  std::vector<PairHealth> all;
  for (const auto& [id, pair] : state.pairs) {
    if (pair.from <= state.day) all.push_back(pair_health(ground, pair));
  }
  return all;
}

std::vector<EarlyEnd> early_ends(const State& state, Date from) {
  std::vector<EarlyEnd> ends;
  for (const auto& [id, pair] : state.pairs) {
    if (!is_closed(pair, state.day) || !pair.closed->early || pair.closed->date < from) continue;
    const int lived = days_between(pair.from, pair.closed->date);
    ends.push_back({id, pair.card->form, pair.closed->date, lived, lived <= early_days,
                    pair.closed->reason, pair.closed->place});
  }
  std::sort(ends.begin(), ends.end(), [](const EarlyEnd& a, const EarlyEnd& b) {
    return std::tuple(!a.within_90, a.closed, a.pair) < std::tuple(!b.within_90, b.closed, b.pair);
  });
  return ends;
}

}  // namespace mentor
