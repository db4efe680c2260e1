// Entries of the journal in words.
#pragma once

#include <string>

#include "mentor/model/document.h"
#include "mentor/model/entry.h"
#include "mentor/render/words.h"

namespace mentor::cli {

/// The event's title: «встреча», «согласие».
[[nodiscard]] std::string event_title(const Words& words, EventKind kind);

/// The keys of the entry and their values in words, `роль: наставник, мест: 2`, without subject and
/// day.
[[nodiscard]] std::string entry_details(const Words& words, const Entry& entry);

/// Both as labels: in JSON and CSV the event's own name, and the details in English.
[[nodiscard]] doc::Label event_label(const Words& words, EventKind kind);
[[nodiscard]] doc::Label details_label(const Words& words, const Entry& entry);

}  // namespace mentor::cli
