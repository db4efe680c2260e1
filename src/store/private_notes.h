// Adding a confidential note to a private card, whose other bytes stay as they are.
#pragma once

#include "mentor/store/edits.h"

namespace mentor {

/// The card with one more note after its last. Errors: `private-missing` (person; exit 4) where
/// there is no card to add to, `card-in-braces` and `notes-in-brackets` (path; exit 3).
[[nodiscard]] Result<Change> add_note(Files& files, const NewNote& added);

}  // namespace mentor
