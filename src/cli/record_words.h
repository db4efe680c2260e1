// What is typed of an entry of the journal: the kind of entry, and of whom it is.
#pragma once

#include <string>
#include <vector>

#include "mentor/model/entry.h"
#include "mentor/render/words.h"
#include "session.h"

namespace mentor::cli {

/// Every word of `event:` once.
[[nodiscard]] std::vector<std::string> event_names();

/// Whether it is such a word, or the title of one («встреча»).
[[nodiscard]] bool is_event(const std::string& typed);

/// A pair, a step of the roadmap, else a person. Errors: those of Session::pair and person.
[[nodiscard]] Result<Subject> subject_of(Session& session, const std::string& typed);

/// The event of that word or title for the subject. Errors (exit 2): `event-unknown`,
/// `event-other-subject`.
[[nodiscard]] Result<const EventSpec*> event_of(const Words& words, const std::string& typed,
                                                const Subject& subject);

/// `event-unknown` for a word that is none.
[[nodiscard]] Result<void> check_event(const std::string& typed);

}  // namespace mentor::cli
