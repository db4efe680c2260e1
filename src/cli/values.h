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

/// Error `event-key-missing` (event, key) for a key that the event needs.
[[nodiscard]] Result<void> check_needed_keys(const Entry& entry);

}  // namespace mentor::cli
