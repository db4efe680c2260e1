#include "mentor/state/pairs.h"

#include <algorithm>
#include <optional>

namespace mentor {
namespace {

std::vector<PersonId> members_on(const std::vector<Member>& members, Date day) {
  std::vector<PersonId> found;
  for (const Member& member : members) {
    if (is_there_now(member, day)) found.push_back(member.person);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// Summer: after the year's last period and before its first one. A year whose periods do not reach
// from autumn to May is not written down to the end, and tells nothing of summer.
bool is_summer(const Year& year, Date day) {
  using namespace std::chrono;
  std::optional<Date> first;
  std::optional<Date> last;
  for (const auto& [series, periods] : year.periods) {
    for (const Period& period : periods) {
      first = std::min(first.value_or(period.from), period.from);
      last = std::max(last.value_or(period.to), period.to);
    }
  }
  if (!first || first->month() != September || last->month() < May || last->month() > August) {
    return false;
  }
  return day < *first || *last < day;
}

// From a closing to what took it back; the last one has no end where nothing did. Told again, a
// closing gives way to the newer one.
std::vector<Span> closings(const PairState& pair) {
  std::vector<Span> found;
  const auto closed = [&] { return !found.empty() && !found.back().to; };
  for (const Entry* entry : pair.entries) {
    if (entry->event == EventKind::closed) {
      if (closed()) found.pop_back();
      found.push_back({entry->date, std::nullopt});
    } else if (entry->event == EventKind::reopened && closed()) {
      found.back().to = entry->date;
    }
  }
  return found;
}

bool is_any(const std::vector<Span>& spans, Date day) {
  return std::any_of(spans.begin(), spans.end(),
                     [&](const Span& span) { return covers(span, day); });
}

bool is_holiday(const State& state, Date day) {
  const Year* year = year_on(*state.programme, day);
  if (year == nullptr) return false;
  return is_summer(*year, day) ||
         std::any_of(year->holidays.begin(), year->holidays.end(),
                     [&](const DayRange& range) { return range.from <= day && day <= range.to; });
}

}  // namespace

bool is_closed(const PairState& pair, Date day) {
  return pair.closed && pair.closed->date <= day;
}

bool is_unclosed(const PairState& pair, Date day) {
  return !pair.to_come && !is_closed(pair, day);
}

const Entry* closing_before(const PairState& pair, Date day) {
  const Entry* closing = nullptr;
  for (const Entry* entry : pair.entries) {
    if (entry->date > day) break;
    if (entry->event == EventKind::closed) closing = entry;
    if (entry->event == EventKind::reopened) closing = nullptr;
  }
  return closing != nullptr && closing->date < day ? closing : nullptr;
}

bool is_active(const PairState& pair, Date day) {
  return pair.from <= day && !is_closed(pair, day);
}

bool is_paused(const PairState& pair, Date day) {
  return is_any(pair.pauses, day);
}

Date members_day(const PairState& pair, Date day) {
  return pair.closed ? std::max(pair.from, add_days(pair.closed->date, -1)) : day;
}

bool is_there_now(const Member& member, Date day) {
  return covers(member.span, day);
}

bool is_there_or_to_come(const Member& member, Date day) {
  return !member.span.to || *member.span.to > day;
}

std::vector<PersonId> there_or_to_come(const std::vector<Member>& members, Date day) {
  std::vector<PersonId> found;
  for (const Member& each : members)
    if (is_there_or_to_come(each, day)) found.push_back(each.person);
  return found;
}

std::vector<PersonId> mentors_on(const PairState& pair, Date day) {
  return members_on(pair.mentors, day);
}

std::vector<PersonId> mentees_on(const PairState& pair, Date day) {
  return members_on(pair.mentees, day);
}

bool is_member(const PairState& pair, PersonId person, Role role, Date day) {
  const std::vector<Member>& members = role == Role::mentor ? pair.mentors : pair.mentees;
  return std::any_of(members.begin(), members.end(), [&](const Member& member) {
    return member.person == person && is_there_now(member, day);
  });
}

int working_days(const State& state, const PairState& pair, Date from, Date to) {
  const std::vector<Span> closed = closings(pair);
  int count = 0;
  for (Date day = from; day <= to; day = add_days(day, 1)) {
    if (!is_any(closed, day) && !is_paused(pair, day) && !is_holiday(state, day)) ++count;
  }
  return count;
}

int active_days(const PairState& pair, Date from, Date to) {
  const Date begin = std::max(from, pair.from);
  int count = begin > to ? 0 : days_between(begin, to) + 1;
  for (const Span& closed : closings(pair)) {
    const Date first = std::max(begin, closed.from);
    const Date last = closed.to ? std::min(to, add_days(*closed.to, -1)) : to;
    if (first <= last) count -= days_between(first, last) + 1;
  }
  return count;
}

}  // namespace mentor
