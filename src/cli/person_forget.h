// person forget: destroys what tells who a person is.
#pragma once

#include "command.h"

namespace mentor::cli {

/// Deletes the private card and its stray copies, reduces the card to a stub, appends `forgotten`,
/// and shows the act of destruction with the extract of the log. The act is kept: by -o, which is
/// written first, else as a new file of private/reports/ in the same transaction. Errors (exit 4):
/// `forget-in-pair` (person, pair), `nobody-to-ask`; (exit 2): `act-in-folder` (path).
/// `act-over-file` (path; exit 4) for -o where a file stands in private/reports/.
[[nodiscard]] Result<Exit> forget_person(Session& session);

}  // namespace mentor::cli
