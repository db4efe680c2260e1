// match: a proposal of pairs for one form.
#pragma once

#include "mentor/model/events.h"
#include "session.h"

namespace mentor::cli {

[[nodiscard]] Result<Exit> match(Session& session);

/// A written proposal as a list, without matching again.
[[nodiscard]] Result<Exit> show_proposal(Session& session);

/// Records a pin, a ban, or the end of either (`unpin`).
[[nodiscard]] Result<Exit> note_word(Session& session, EventKind kind);

}  // namespace mentor::cli
