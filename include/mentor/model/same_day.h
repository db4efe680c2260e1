// What is told twice on one day: facts that take each other's place, and the time of day that makes
// the one entered last the one that counts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/base/result.h"
#include "mentor/model/programme.h"

namespace mentor {

/// Whether of the two, on one day, only the one that is folded last holds: corrections of one
/// record, a pause and its end, two levels of risk of one pair … False for facts that stand beside
/// each other, such as meetings.
[[nodiscard]] bool take_the_same_place(const Entry& a, const Entry& b);

/// Whether a post is held by one person at a time; in others (team, psychologist …) people add up.
[[nodiscard]] bool is_single_post(const std::string& post);

/// The next time of a day after `at`: a minute later, seconds in the day's last minute, `00:01`
/// after none; nullopt after 23:59:59.
[[nodiscard]] std::optional<std::string> moment_after(const std::string& at);

/// Gives a time to every entry of `added`, which stand as they were entered, that would not be
/// folded after each entry whose place it takes, or that is a pin to the same mentor, of the
/// journal or earlier in `added`: by its time and the rank of its kind, for the order of two texts
/// means nothing. What only repeats the last word gets its time. Errors (exit 4): `same-day-order`
/// (about, date, event) where somebody gave a time that is too early; `day-without-end` (about,
/// date) where no later time is left.
[[nodiscard]] Result<void> let_newest_count(const Programme& programme, std::vector<Entry>& added);

/// The first entry of a later day, also of one to come, that takes the place of this one and says
/// something else: from then on this one does not count. nullptr when none.
[[nodiscard]] const Entry* overriding_later(const Programme& programme, const Entry& entry);

/// let_newest_count for answers: one person's to one questionnaire in one period and phase. An
/// answer whose own time is not later than that of a known one gets the next second; one of a day
/// without times the next minute. Error `day-without-end`.
[[nodiscard]] Result<void> let_newest_count(const Programme& programme, std::vector<Answer>& added);

}  // namespace mentor
