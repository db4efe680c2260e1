// key=value as people type it -> a value of an entry, by the table of events.
#pragma once

#include <string>
#include <vector>

#include "mentor/model/entry.h"
#include "session.h"

namespace mentor::cli {

/// Reads what was typed for the key: codes or names of people, dates in any form, lists split at
/// commas, words of a closed set by id or by the nearest word, nested values as YAML in flow style.
/// Errors (exit 2): `value-wrong` (key, value, expected), `value-unknown-word` (key, value, near,
/// choices), and those of dates, people, pairs and forms.
[[nodiscard]] Result<Value> typed_value(Session& session, const KeySpec& key,
                                        const std::string& typed);

/// Puts every `key=value` into the entry; also `at`, `by` and `note`. Errors besides those of
/// typed_value: `key-value-expected` (value), `event-key-unknown` (event, key, near, keys).
[[nodiscard]] Result<void> put_typed(Session& session, Entry& entry,
                                     const std::vector<std::string>& typed);

/// The entry's `period`, named by id or title, with its year: `2023-2024/q1`; a bare one is of the
/// school year of the entry's day. A month, a year and what names no period stay as they are.
/// Errors: those of check_begun, but for a goal.
[[nodiscard]] Result<void> put_period(const Session& session, Entry& entry);

/// Error `period-ahead` (period, from, day, near) for a period that begins after the day; `near` is
/// the one of the year before, where there is one.
[[nodiscard]] Result<void> check_begun(const Programme& programme, const PeriodOfYear& period,
                                       Date day);

/// Error `event-key-missing` (event, key) for a key that the event needs.
[[nodiscard]] Result<void> check_needed_keys(const Entry& entry);

}  // namespace mentor::cli
