// Entries of the journal in words.
#pragma once

#include <string>

#include "mentor/model/entry.h"
#include "mentor/render/words.h"

namespace mentor::cli {

/// The event's title: «встреча», «согласие».
[[nodiscard]] std::string event_title(const Words& words, EventKind kind);

/// The keys of the entry and their values in words, `роль: наставник, мест: 2`, without subject and
/// day.
[[nodiscard]] std::string entry_details(const Words& words, const Entry& entry);

}  // namespace mentor::cli
