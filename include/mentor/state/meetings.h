// What holds for every meeting, by whichever command it is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/state/state.h"

namespace mentor {

enum class NoMeeting { before_start, after_closing, in_pause };

struct MeetingBar {
  NoMeeting why = NoMeeting::before_start;
  const Entry* closing = nullptr;  ///< of `after_closing`, also one that was taken back later
};

/// Why the pair can have had no meeting on the day; nothing where it can: the day of its closing is
/// one of them.
[[nodiscard]] std::optional<MeetingBar> meeting_bar(const PairState& pair, Date day);

/// The kind of that meeting where nobody has said it: the step after the furthest one that the
/// `others` before it reached; consultations are no steps. An untimed one is the last of its day.
[[nodiscard]] std::string next_meeting_kind(const Entry& meeting,
                                            const std::vector<const Entry*>& others);

/// The kind of all meetings after the first ones.
[[nodiscard]] bool is_usual_kind(std::string_view kind);

}  // namespace mentor
