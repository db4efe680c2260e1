// person forget: destroys what tells who a person is.
#pragma once

#include "command.h"

namespace mentor::cli {

/// Deletes the private card and its stray copies, reduces the card to a stub, appends `forgotten`,
/// and shows the act of destruction with the extract of the log. Errors (exit 4): `forget-in-pair`
/// (person, pair), `nobody-to-ask`; (exit 2): `act-in-folder` (path).
[[nodiscard]] Result<Exit> forget_person(Session& session);

}  // namespace mentor::cli
