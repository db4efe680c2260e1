#include "mentor/monitoring/report_day.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/model/period_words.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/preparation.h"
#include "report_memo.h"
#include "voices.h"

namespace mentor {
namespace {

constexpr int expected_after_days = 14;

std::uint8_t kind_of(const Entry& meeting) {
  const auto kinds = meeting_kinds();
  const auto found = std::find(kinds.begin(), kinds.end(), view_of(meeting, "kind"));
  return static_cast<std::uint8_t>(found - kinds.begin());
}

std::vector<HeldMeeting> meetings_within(const State& state, const Period& period, Date day) {
  std::vector<HeldMeeting> held;
  for (const auto& [id, pair] : state.pairs) {
    for (const Entry* meeting : pair.meetings) {
      if (meeting->date < period.from || meeting->date > day) continue;
      const auto minutes = static_cast<std::int16_t>(integer_of(*meeting, "minutes").value_or(0));
      held.push_back({&pair, meeting->place, meeting->date, minutes, kind_of(*meeting)});
    }
  }
  held.shrink_to_fit();
  std::stable_sort(held.begin(), held.end(),
                   [](const HeldMeeting& a, const HeldMeeting& b) { return a.place < b.place; });
  return held;
}

std::map<PersonId, std::vector<Place>> trained_people(const State& state) {
  std::map<PersonId, std::vector<Place>> trained;
  for (const Record& record : records_of(state, EventKind::training)) {
    for (const PersonId person : people_of(record.entry, "attended")) {
      std::vector<Place>& places = trained[person];
      places.insert(places.end(), record.places.begin(), record.places.end());
    }
  }
  return trained;
}

std::string known_periods(const Programme& programme, Date as_of) {
  std::vector<std::string> ids;
  if (const Year* year = year_on(programme, as_of)) {
    for (const auto& [series, periods] : year->periods) {
      for (const Period& period : periods)
        ids.push_back(period.id);
    }
  }
  return join(ids, ", ");
}

// Days of the member in the pair, both ends included, while the pair was active.
int member_days(const PairState& pair, const Member& member, DayRange days) {
  const Date from = std::max(days.from, member.span.from);
  const Date to = member.span.to ? std::min(days.to, add_days(*member.span.to, -1)) : days.to;
  return from > to ? 0 : active_days(pair, from, to);
}

void add_expected(std::vector<ExpectedVoice>& found, const PairState& pair, Role role,
                  DayRange days) {
  std::map<PersonId, int> counted;
  for (const Member& member : role == Role::mentor ? pair.mentors : pair.mentees) {
    counted[member.person] += member_days(pair, member, days);
  }
  for (const auto& [person, count] : counted) {
    if (count >= expected_after_days) found.push_back({person, role});
  }
}

void sort_unique(std::vector<ExpectedVoice>& voices) {
  std::sort(voices.begin(), voices.end());
  voices.erase(std::unique(voices.begin(), voices.end()), voices.end());
}

}  // namespace

ReportDay report_day(const Programme& programme, const PeriodOfYear& period, Date as_of) {
  ReportDay on;
  on.programme = &programme;
  on.as_of = as_of;
  on.period = period;
  on.day = std::min(period.period.to, as_of);
  on.state = fold(programme, on.day);
  on.meetings = meetings_within(on.state, period.period, on.day);
  on.voices = voices_of(on.state, period, as_of);
  on.trained = trained_people(on.state);
  on.memo = std::make_shared<ReportMemo>();
  return on;
}

OtherDays& others_of(const ReportDay& on) {
  return on.memo->of_first == nullptr ? on.memo->others : *on.memo->of_first;
}

std::shared_ptr<const ReportDay> other_day(const ReportDay& on, const PeriodOfYear& period) {
  OtherDays& others = others_of(on);
  if (others.last && others.last->period.id() == period.id()) return others.last;
  others.last.reset();  // before the next is made, not beside it
  auto made = std::make_shared<ReportDay>(report_day(*on.programme, period, on.as_of));
  const auto [known, is_new] = others.proofs.try_emplace(period.id(), made->memo->proofs);
  if (!is_new) made->memo->proofs = known->second;
  made->memo->of_first = &others;
  others.last = made;
  return made;
}

Result<PeriodOfYear> period_of_report(const Programme& programme,
                                      std::optional<std::string_view> named, Date as_of) {
  if (!named) {
    if (auto ended = last_ended(programme, "feedback", as_of)) return *ended;
    const auto all = all_periods(programme, "feedback");
    if (all.empty()) return fail(Exit::refused, "no-periods", {});
    return fail(Exit::refused, "no-period-ended",
                {{"as_of", iso(as_of)}, {"next", all.front().id()}});
  }
  const auto found = typed_period(programme, *named, as_of);
  if (!found) {
    return fail(Exit::usage, "period-unknown",
                {{"value", std::string(*named)}, {"known", known_periods(programme, as_of)}});
  }
  if (found->period.from > as_of) {
    return fail(Exit::refused, "period-not-begun",
                {{"period", found->id()},
                 {"from", iso(found->period.from)},
                 {"as_of", iso(as_of)},
                 {"near", period_a_year_before(programme, *found)}});
  }
  return *found;
}

std::optional<PeriodOfYear> period_before(const Programme& programme, const PeriodOfYear& period) {
  std::optional<PeriodOfYear> before;
  for (const PeriodOfYear& each : all_periods(programme, period.series)) {
    if (each.period.from < period.period.from) before = each;
  }
  return before;
}

std::vector<ExpectedVoice> expected_voices(const PairState& pair, DayRange days) {
  std::vector<ExpectedVoice> found;
  add_expected(found, pair, Role::mentee, days);
  add_expected(found, pair, Role::mentor, days);
  sort_unique(found);
  return found;
}

std::vector<ExpectedVoice> expected_voices(const State& state, const FormId& form, DayRange days) {
  std::vector<ExpectedVoice> found;
  for (const auto& [id, pair] : state.pairs) {
    if (!form.empty() && pair.card->form != form) continue;
    add_expected(found, pair, Role::mentee, days);
    add_expected(found, pair, Role::mentor, days);
  }
  sort_unique(found);
  return found;
}

}  // namespace mentor
