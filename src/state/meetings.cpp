#include "mentor/state/meetings.h"

#include <algorithm>
#include <array>

#include "mentor/model/entry.h"
#include "mentor/state/pairs.h"

namespace mentor {
namespace {

constexpr std::array<std::string_view, 4> steps = {"organising", "trial", "planning", "regular"};

// How many steps are done once there was a meeting of that kind.
std::size_t steps_done(const std::string& kind) {
  if (kind == "final") return steps.size();
  const auto found = std::find(steps.begin(), steps.end(), kind);
  return found == steps.end() ? 0 : static_cast<std::size_t>(found - steps.begin()) + 1;
}

bool is_before(const Entry& other, const Entry& meeting) {
  if (other.date != meeting.date) return other.date < meeting.date;
  return meeting.at.empty() || other.at < meeting.at;
}

}  // namespace

std::optional<MeetingBar> meeting_bar(const PairState& pair, Date day) {
  if (day < pair.from) return MeetingBar{NoMeeting::before_start, nullptr};
  if (const Entry* closing = closing_before(pair, day)) {
    return MeetingBar{NoMeeting::after_closing, closing};
  }
  if (is_paused(pair, day)) return MeetingBar{NoMeeting::in_pause, nullptr};
  return std::nullopt;
}

std::string next_meeting_kind(const Entry& meeting, const std::vector<const Entry*>& others) {
  std::size_t done = 0;
  for (const Entry* other : others) {
    if (is_before(*other, meeting)) done = std::max(done, steps_done(text_of(*other, "kind")));
  }
  return std::string(steps[std::min(done, steps.size() - 1)]);
}

bool is_usual_kind(std::string_view kind) {
  return kind == steps.back();
}

}  // namespace mentor
