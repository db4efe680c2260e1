#include "mentor/state/people.h"

#include <algorithm>

#include "mentor/state/pairs.h"

namespace mentor {
namespace {

int days_paused(const PersonState& person, Date from, Date to) {
  int paused = 0;
  for (const Span& pause : person.pauses) {
    const Date begin = std::max(pause.from, from);
    const Date end = std::min(pause.to.value_or(to), to);
    if (begin < end) paused += days_between(begin, end);
  }
  return paused;
}

bool is_of(const Participation& each, std::optional<Role> role, const std::optional<FormId>& form) {
  return (!role || each.role == *role) && (!form || each.form == *form);
}

// The day on which the mentee's membership of the pair ended; nullopt while it lasts.
std::optional<Date> membership_end(const PairState& pair, PersonId person, Date day) {
  std::optional<Date> end;
  for (const Member& member : pair.mentees) {
    if (member.person != person) continue;
    end = member.span.to;
    if (pair.closed && pair.closed->date <= day && (!end || pair.closed->date < *end)) {
      end = pair.closed->date;
    }
  }
  return end;
}

// Every pair that the person is or was in, in order; also of somebody whom only pairs know.
std::vector<const PairState*> pairs_of(const State& state, PersonId person) {
  std::vector<const PairState*> found;
  if (const PersonState* known = find_person(state, person)) {
    for (const PairId id : known->pairs)
      found.push_back(find_pair(state, id));
    return found;
  }
  for (const auto& [id, pair] : state.pairs)
    found.push_back(&pair);
  return found;
}

}  // namespace

const Participation* active_participation(const State& state, const PersonState& person, Role role,
                                          const FormId& form) {
  for (const Participation& each : person.participations) {
    if (each.role != role || !holds_on(each, state.day)) continue;
    if (form.empty() || each.form == form) return &each;
  }
  return nullptr;
}

bool holds_on(const Participation& participation, Date day) {
  return participation.enrolled <= day && (!participation.left || *participation.left > day);
}

bool takes_part(const PersonState& person, Date day, std::optional<Role> role,
                const std::optional<FormId>& form) {
  return std::any_of(
      person.participations.begin(), person.participations.end(),
      [&](const Participation& each) { return is_of(each, role, form) && holds_on(each, day); });
}

bool takes_part(const State& state, PersonId id, Role role, const std::optional<FormId>& form) {
  const PersonState* person = find_person(state, id);
  return person != nullptr && takes_part(*person, state.day, role, form);
}

bool ever_took_part(const PersonState& person, Role role, const std::optional<FormId>& form) {
  return std::any_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) { return is_of(each, role, form); });
}

std::optional<Date> left_on(const PersonState& person, Role role, const std::optional<FormId>& form,
                            Date day) {
  std::optional<Date> last;
  if (takes_part(person, day, role, form)) return last;
  for (const Participation& each : person.participations) {
    if (is_of(each, role, form) && each.left && *each.left <= day) last = std::max(last, each.left);
  }
  return last;
}

bool is_paused(const PersonState& person, Date day) {
  return std::any_of(person.pauses.begin(), person.pauses.end(),
                     [&](const Span& pause) { return covers(pause, day); });
}

std::vector<const PairState*> unclosed_pairs(const State& state, PersonId person, Role role,
                                             const FormId& form) {
  std::vector<const PairState*> found;
  for (const PairState* pair : pairs_of(state, person)) {
    if (!is_unclosed(*pair, state.day)) continue;
    if (!form.empty() && pair->card->form != form) continue;
    const std::vector<Member>& members = role == Role::mentor ? pair->mentors : pair->mentees;
    const bool member = std::any_of(members.begin(), members.end(), [&](const Member& each) {
      return each.person == person && is_there_or_to_come(each, state.day);
    });
    if (member) found.push_back(pair);
  }
  return found;
}

int waiting_days(const State& state, const PersonState& person, const FormId& form) {
  const Participation* participation = active_participation(state, person, Role::mentee, form);
  if (participation == nullptr) return 0;
  Date since = participation->enrolled;
  for (const PairState* pair : pairs_of(state, person.id)) {
    if (!form.empty() && pair->card->form != form) continue;
    const auto end = membership_end(*pair, person.id, state.day);
    if (end && *end <= state.day) since = std::max(since, *end);
  }
  return days_between(since, state.day) - days_paused(person, since, state.day);
}

bool is_trained(const State& state, PersonId person) {
  for (const Record& record : records_of(state, EventKind::training)) {
    const auto attended = people_of(record.entry, "attended");
    if (std::find(attended.begin(), attended.end(), person) != attended.end()) return true;
  }
  return false;
}

}  // namespace mentor
