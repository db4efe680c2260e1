#include <algorithm>
#include <array>

#include "measure_parts.h"
#include "mentor/state/pairs.h"

namespace mentor {
namespace {

constexpr std::array<std::string_view, 6> kinds{"organising", "trial", "planning",
                                                "regular",    "final", "consultation"};

}  // namespace

std::span<const std::string_view> meeting_kinds() {
  return kinds;
}

}  // namespace mentor

namespace mentor::measures {
namespace {

bool counts(const HeldMeeting& meeting, const MeasureAsk& ask) {
  if (!ask.form.empty() && meeting.pair->card->form != ask.form) return false;
  return ask.tail.empty() || kinds.at(meeting.kind) == ask.tail;
}

const Entry* organising_meeting(const PairState& pair) {
  const auto found =
      std::find_if(pair.meetings.begin(), pair.meetings.end(),
                   [](const Entry* each) { return view_of(*each, "kind") == "organising"; });
  return found == pair.meetings.end() ? nullptr : *found;
}

int first_meeting_days(const MeasureAsk& ask, const PairState& pair) {
  const ProgrammeCard& card = ask.on.programme->card;
  const Form* form = find_form(card, pair.card->form);
  return form == nullptr ? card.thresholds.first_meeting_days
                         : thresholds_of(card, *form).first_meeting_days;
}

// organising 0 -> trial 1 -> planning 2 -> regular 3 (any number) -> final 4; nothing is skipped.
// Consultations may stand anywhere. The meeting that stands where it may not; of consultations
// alone the first; nullptr where all is in sequence.
const Entry* out_of_sequence(const PairState& pair) {
  std::ptrdiff_t last = -1;
  for (const Entry* meeting : pair.meetings) {
    const std::string_view kind = view_of(*meeting, "kind");
    if (kind == "consultation") continue;
    const std::ptrdiff_t step = std::find(kinds.begin(), kinds.end(), kind) - kinds.begin();
    const bool again = step == 3 && last == 3;
    if (!again && step != last + 1) return meeting;
    last = step;
  }
  return last >= 0 ? nullptr : pair.meetings.front();
}

}  // namespace

std::vector<const PairState*> active_pairs(const MeasureAsk& ask) {
  std::vector<const PairState*> found;
  for (const auto& [id, pair] : ask.on.state.pairs) {
    if (!is_active(pair, ask.on.day)) continue;
    if (ask.form.empty() || pair.card->form == ask.form) found.push_back(&pair);
  }
  return found;
}

Measured pairs_active(const MeasureAsk& ask) {
  Measured measured;
  const auto found = active_pairs(ask);
  for (const PairState* pair : found)
    measured.evidence.push_back(pair->card->place);
  measured.figure = Count{static_cast<std::int64_t>(found.size())};
  return measured;
}

Measured pairs_mentees(const MeasureAsk& ask) {
  Measured measured;
  std::set<PersonId> mentees;
  for (const PairState* pair : active_pairs(ask)) {
    const auto members = mentees_on(*pair, ask.on.day);
    mentees.insert(members.begin(), members.end());
    measured.evidence.push_back(pair->card->place);
  }
  measured.figure = Count{static_cast<std::int64_t>(mentees.size())};
  return measured;
}

Measured meetings_held(const MeasureAsk& ask) {
  Measured measured;
  std::int64_t count = 0;
  for (const HeldMeeting& meeting : ask.on.meetings) {
    if (!counts(meeting, ask)) continue;
    ++count;
    measured.evidence.push_back(meeting.place);
  }
  measured.figure = Count{count};
  return measured;
}

// A meeting without `minutes` adds nothing: how long it took is not known. Where this is so of
// every meeting, nothing is known of the sum either.
Measured meetings_minutes(const MeasureAsk& ask) {
  Measured measured;
  std::int64_t minutes = 0;
  bool any = false;
  for (const HeldMeeting& meeting : ask.on.meetings) {
    if (!counts(meeting, ask)) continue;
    any = true;
    if (meeting.minutes == 0) continue;
    minutes += meeting.minutes;
    measured.evidence.push_back(meeting.place);
  }
  if (minutes > 0 || !any) measured.figure = Count{minutes};
  return measured;
}

Measured meetings_untimed(const MeasureAsk& ask) {
  Measured measured;
  std::int64_t count = 0;
  for (const HeldMeeting& meeting : ask.on.meetings) {
    if (!counts(meeting, ask) || meeting.minutes > 0) continue;
    ++count;
    measured.evidence.push_back(meeting.place);
  }
  measured.figure = Count{count};
  return measured;
}

std::vector<std::string> meeting_tails(const ReportDay& on) {
  std::vector<std::string> tails;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const bool held = std::any_of(on.meetings.begin(), on.meetings.end(),
                                  [&](const HeldMeeting& each) { return each.kind == kind; });
    if (held) tails.emplace_back(kinds.at(kind));
  }
  return tails;
}

std::vector<std::string> all_meeting_kinds(const Programme& /*programme*/) {
  return {kinds.begin(), kinds.end()};
}

// A pair whose limit has not run out is counted only once it has met.
Measured meetings_first(const MeasureAsk& ask) {
  Measured measured;
  Share share;
  for (const PairState* pair : active_pairs(ask)) {
    const Date limit = add_days(pair->from, first_meeting_days(ask, *pair));
    const Entry* first = organising_meeting(*pair);
    const bool in_time = first != nullptr && first->date <= limit;
    if (!in_time && ask.on.day <= limit) continue;
    ++share.den;
    if (in_time) ++share.num;
    if (first != nullptr) measured.evidence.push_back(first->place);
  }
  measured.figure = share;
  return measured;
}

Measured meetings_sequence(const MeasureAsk& ask) {
  Measured measured;
  Share share;
  for (const PairState* pair : active_pairs(ask)) {
    if (pair->meetings.empty()) continue;
    ++share.den;
    if (const Entry* meeting = out_of_sequence(*pair)) {
      measured.evidence.push_back(meeting->place);
    } else {
      ++share.num;
    }
  }
  measured.figure = share;
  return measured;
}

Measured plans_exist(const MeasureAsk& ask) {
  Measured measured;
  Share share;
  for (const PairState* pair : active_pairs(ask)) {
    ++share.den;
    if (pair->goals.empty() || pair->tasks.empty()) continue;
    ++share.num;
    measured.evidence.push_back(pair->goals.back()->place);
    measured.evidence.push_back(pair->tasks.front().place);
  }
  measured.figure = share;
  return measured;
}

Measured plans_done(const MeasureAsk& ask) {
  Measured measured;
  Share share;
  for (const PairState* pair : active_pairs(ask)) {
    for (const Task& task : pair->tasks) {
      if (!task.due || *task.due > ask.on.day) continue;
      ++share.den;
      if (task.done) ++share.num;
      measured.evidence.push_back(task.place);
    }
  }
  measured.figure = share;
  return measured;
}

}  // namespace mentor::measures
