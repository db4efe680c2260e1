// The standing of a pair on a day, as commands that change it ask.
#pragma once

#include <optional>
#include <string>

#include "mentor/model/entry.h"
#include "session.h"

namespace mentor::cli {

/// The pair that was typed, when it has begun by the day and is not closed on it. Errors (exit 4):
/// `pair-closed` (pair, code, date), `pair-closed-then` (pair, date, closed), `pair-not-begun`
/// (pair, from, date); those of Session::pair.
[[nodiscard]] Result<const PairState*> working_pair(Session& session, const std::string& typed,
                                                    Date date);

/// Whether somebody can join the pair on the day. Errors (exit 4): those of a pair that does not
/// work then, as of working_pair; `pair-over` (pair, code, to, date): its planned end is past;
/// `pair-paused` (pair, date).
[[nodiscard]] Result<void> check_joinable(Session& session, const PairState& pair, Date date);

/// Refuses a day on which the pair was closed, though it was opened again later. Error (exit 4):
/// `pair-closed-then` (pair, date, closed).
[[nodiscard]] Result<void> refuse_closed_then(Session& session, const PairState& pair, Date date);

/// Puts the time of --at into the entry. Error `value-wrong` (exit 2).
[[nodiscard]] Result<void> put_time(Session& session, Entry& entry);

/// ` --date 13.02.2024` for the day before: a pause until then ends by a command dated so. Empty
/// for none.
[[nodiscard]] std::string day_after_option(const std::optional<Date>& until);

/// The last day of the last period of the school year, the end of a pair for which nobody says
/// another; nullopt where the folder has no such year, or it is over by then.
[[nodiscard]] std::optional<Date> planned_end(const Programme& programme, Date from);

/// What a command asks that puts people into pairs by an order of the day: pairs to come, and those
/// who join one after the session's day, are in them already. No check of today would see that
/// somebody gets two.
[[nodiscard]] State foreseen(Session& session, Date day);

}  // namespace mentor::cli
