#include "health_rules.h"

#include <algorithm>
#include <map>

#include "mentor/state/answers.h"
#include "mentor/state/clearances.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"

namespace mentor {
namespace {

constexpr int low_rating = 4;
constexpr int late_task_days = 14;
constexpr int feedback_days = 14;
constexpr int paper_days = 30;

Thresholds thresholds_for(const HealthGround& ground, const PairState& pair) {
  const ProgrammeCard& card = ground.state->programme->card;
  const Form* form = find_form(card, pair.card->form);
  return form == nullptr ? card.thresholds : thresholds_of(card, *form);
}

int quiet_limit(const QuietDays& limits, int age) {
  if (age <= 30) return limits.first_30;
  return age <= 90 ? limits.first_90 : limits.later;
}

std::vector<std::pair<PersonId, Role>> members(const HealthGround& ground, const PairState& pair) {
  std::vector<std::pair<PersonId, Role>> found;
  for (const PersonId id : mentors_on(pair, ground.state->day))
    found.emplace_back(id, Role::mentor);
  for (const PersonId id : mentees_on(pair, ground.state->day))
    found.emplace_back(id, Role::mentee);
  return found;
}

bool is_member_now(const HealthGround& ground, const PairState& pair, PersonId person) {
  const Date day = ground.state->day;
  return is_member(pair, person, Role::mentor, day) || is_member(pair, person, Role::mentee, day);
}

// What was said of each present member, newest last.
using Said = std::map<PersonId, std::vector<const Entry*>>;

Said said_of_members(const HealthGround& ground, const PairState& pair,
                     const std::vector<const Entry*>& entries) {
  Said said;
  for (const Entry* entry : entries) {
    const auto person = person_of(*entry, "person");
    if (person && is_member_now(ground, pair, *person)) said[*person].push_back(entry);
  }
  return said;
}

std::optional<Reason> first_meeting(const HealthGround& ground, const PairState& pair) {
  if (!pair.meetings.empty()) return std::nullopt;
  const int limit = thresholds_for(ground, pair).first_meeting_days;
  const int days = active_days(pair, pair.from, ground.state->day) - 1;
  if (days <= limit) return std::nullopt;
  return Reason{HealthRule::first_meeting, days, limit, {}, {}, pair.from, {pair.card->place}};
}

std::optional<Reason> quiet(const HealthGround& ground, const PairState& pair) {
  if (pair.meetings.empty()) return std::nullopt;
  const Date day = ground.state->day;
  const Entry& last = *pair.meetings.back();
  const int limit =
      quiet_limit(thresholds_for(ground, pair).quiet_days, days_between(pair.from, day));
  if (days_between(last.date, day) <= limit) return std::nullopt;
  const int days = working_days(*ground.state, pair, add_days(last.date, 1), day);
  if (days <= limit) return std::nullopt;
  return Reason{HealthRule::quiet, days, limit, {}, {}, last.date, {last.place}};
}

std::optional<Reason> fit(const HealthGround& ground, const PairState& pair) {
  Reason reason{HealthRule::fit, 0, 0, {}, "unsure", {}, {}};
  for (const auto& [person, words] : said_of_members(ground, pair, pair.fits)) {
    const std::string newest = text_of(*words.back(), "value");
    if (newest == "good") continue;
    if (newest == "poor") reason.what = "poor";
    reason.people.push_back(person);
    reason.evidence.push_back(words.back()->place);
    if (newest != "unsure") continue;
    ++reason.value;
    if (words.size() < 2 || text_of(*words[words.size() - 2], "value") != "unsure") continue;
    ++reason.value;
    reason.evidence.push_back(words[words.size() - 2]->place);
  }
  if (reason.what != "poor" && reason.value < 2) return std::nullopt;
  return reason;
}

std::optional<Reason> rating(const HealthGround& ground, const PairState& pair) {
  Reason reason{HealthRule::rating, 11, low_rating, {}, {}, {}, {}};
  for (const auto& [person, words] : said_of_members(ground, pair, pair.ratings)) {
    const auto value = static_cast<int>(integer_of(*words.back(), "value").value_or(10));
    if (value > low_rating) continue;
    reason.value = std::min(reason.value, value);
    reason.people.push_back(person);
    reason.evidence.push_back(words.back()->place);
  }
  if (reason.people.empty()) return std::nullopt;
  return reason;
}

std::optional<Reason> risk(const HealthGround& /*ground*/, const PairState& pair) {
  if (pair.risk == nullptr || text_of(*pair.risk, "level") != "red") return std::nullopt;
  return Reason{HealthRule::risk,  0, 0, {}, text_of(*pair.risk, "reason"), pair.risk->date,
                {pair.risk->place}};
}

std::optional<Reason> task_late(const HealthGround& ground, const PairState& pair) {
  std::optional<Reason> reason;
  for (const Task& task : pair.tasks) {
    if (task.done || !task.due) continue;
    const int late = days_between(*task.due, ground.state->day);
    if (late < late_task_days) continue;
    if (!reason) reason = Reason{HealthRule::task_late, 0, late_task_days, {}, {}, {}, {}};
    reason->evidence.push_back(task.place);
    if (late <= reason->value) continue;
    reason->value = late;
    reason->what = task.id;
    reason->date = task.due;
  }
  return reason;
}

bool is_asked(const HealthGround& ground, const PairState& pair, Role role) {
  const Respondent wanted = role == Role::mentor ? Respondent::mentor : Respondent::mentee;
  return std::any_of(ground.asked.begin(), ground.asked.end(), [&](const Questionnaire* asked) {
    return asked->role == wanted && asks_form(*asked, pair.card->form);
  });
}

std::optional<Reason> feedback_missing(const HealthGround& ground, const PairState& pair) {
  if (!ground.feedback) return std::nullopt;
  const Period& period = ground.feedback->period;
  Reason reason{HealthRule::feedback_missing,
                days_between(period.to, ground.state->day),
                feedback_days,
                {},
                ground.feedback->id(),
                period.to,
                {pair.card->place}};
  for (const ExpectedVoice& each : expected_voices(pair, {period.from, period.to})) {
    const bool silent = is_asked(ground, pair, each.role) && !ground.answered.contains(each);
    const bool present = is_member(pair, each.person, each.role, ground.state->day);
    if (silent && present) reason.people.push_back(each.person);
  }
  if (reason.people.empty()) return std::nullopt;
  return reason;
}

// A consent that was given and has ended weighs no less than one about to end; one never given is
// told by the consents of the report.
bool ends_soon(const ConsentStanding& standing, Date day) {
  if (standing.status == ConsentStatus::expired || standing.status == ConsentStatus::withdrawn) {
    return true;
  }
  const bool was_whole =
      standing.status == ConsentStatus::valid || standing.status == ConsentStatus::incomplete;
  return was_whole && standing.until && days_between(day, *standing.until) <= paper_days;
}

void add_ending(Reason& reason, const ConsentStanding& standing, const std::string& kind,
                PersonId person) {
  if (reason.people.empty() || reason.people.back() != person) reason.people.push_back(person);
  reason.evidence.push_back(standing.place);
  // A withdrawn one has ended, whatever day it was given until.
  const bool dated = standing.until && standing.status != ConsentStatus::withdrawn;
  const bool sooner = dated && (!reason.date || *standing.until < *reason.date);
  if (!sooner && !reason.what.empty()) return;
  reason.what = kind;
  if (dated) reason.date = standing.until;
}

std::optional<Reason> consent_ending(const HealthGround& ground, const PairState& pair) {
  const Date day = ground.state->day;
  Reason reason{HealthRule::consent_ending, 0, paper_days, {}, {}, {}, {}};
  for (const auto& [id, role] : members(ground, pair)) {
    const PersonState* person = find_person(*ground.state, id);
    if (person == nullptr) continue;
    for (const std::string& kind : required_consents(*ground.state, *person)) {
      const ConsentStanding standing = consent_standing(*ground.state, *person, kind, day);
      if (ends_soon(standing, day)) add_ending(reason, standing, kind, id);
    }
  }
  if (reason.people.empty()) return std::nullopt;
  if (reason.date) reason.value = days_between(day, *reason.date);
  return reason;
}

std::optional<Reason> clearance_ending(const HealthGround& ground, const PairState& pair) {
  const Date day = ground.state->day;
  const Form* form = find_form(ground.state->programme->card, pair.card->form);
  if (form == nullptr) return std::nullopt;
  Reason reason{HealthRule::clearance_ending, 0, paper_days, {}, {}, {}, {}};
  for (const PersonId id : mentors_on(pair, day)) {
    const PersonState* mentor = find_person(*ground.state, id);
    if (mentor == nullptr) continue;
    for (const std::string& kind : form->clearance) {
      const Cleared* paper = clearance_of(*mentor, kind);
      if (paper == nullptr || !paper->until) continue;
      if (days_between(day, *paper->until) > paper_days) continue;
      reason.people.push_back(id);
      reason.evidence.push_back(paper->place);
      if (reason.date && *reason.date <= *paper->until) continue;
      // Whose paper ends first stands first: the command is about them.
      std::swap(reason.people.front(), reason.people.back());
      reason.what = kind;
      reason.date = paper->until;
    }
  }
  if (!reason.date) return std::nullopt;
  reason.value = days_between(day, *reason.date);
  return reason;
}

using RuleOfHealth = std::optional<Reason> (*)(const HealthGround&, const PairState&);
constexpr RuleOfHealth rules[] = {first_meeting,    quiet,          fit,
                                  rating,           risk,           task_late,
                                  feedback_missing, consent_ending, clearance_ending};

}  // namespace

std::vector<Reason> reasons_of(const HealthGround& ground, const PairState& pair) {
  std::vector<Reason> reasons;
  for (const RuleOfHealth rule : rules) {
    if (auto reason = rule(ground, pair)) reasons.push_back(std::move(*reason));
  }
  return reasons;
}

}  // namespace mentor
