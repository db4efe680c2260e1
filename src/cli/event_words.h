// Entries of the journal in words.
#pragma once

#include <string>

#include "mentor/base/result.h"
#include "mentor/model/document.h"
#include "mentor/model/entry.h"
#include "mentor/model/events.h"
#include "mentor/model/programme_card.h"
#include "mentor/render/words.h"

namespace mentor::cli {

/// The day as people of the language write it: `15.01.2024` in Russian, `2024-01-15` in English.
[[nodiscard]] std::string day_in_words(const Words& words, Date date);

/// The event's title: «встреча», «согласие».
[[nodiscard]] std::string event_title(const Words& words, EventKind kind);

/// The word of `event:` that is meant: itself, or the one whose title in any language it is
/// («встреча» -> `meeting`), in any case; as it was typed when none.
[[nodiscard]] std::string event_meant(const std::string& typed);

/// The key's title, «состояние» for `state`; a key without one stays as it is.
[[nodiscard]] std::string key_title(const Words& words, std::string_view key);

/// What a word of the key's closed set means; the word itself where it says it.
[[nodiscard]] std::string choice_title(const Words& words, const KeySpec& key,
                                       std::string_view choice);

/// All of them with what they mean: `good — хорошо, unsure — …`; empty where any value will do.
[[nodiscard]] std::string choices_in_words(const Words& words, const KeySpec& key);

/// The keys of the entry and their values in words, `роль: наставник, мест: 2`, without subject and
/// day. With the programme's card forms are told by their titles.
[[nodiscard]] std::string entry_details(const Words& words, const Entry& entry,
                                        const ProgrammeCard* card = nullptr);

/// The message with the event and the key that it tells of in words, where it tells of an entry
/// made; what somebody typed stays as typed.
[[nodiscard]] Message in_words(const Words& words, Message message);

/// Both as labels: in JSON and CSV the event's own name, and the details in English.
[[nodiscard]] doc::Label event_label(const Words& words, EventKind kind);
[[nodiscard]] doc::Label details_label(const Words& words, const Entry& entry,
                                       const ProgrammeCard* card = nullptr);

}  // namespace mentor::cli
