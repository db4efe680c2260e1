// What somebody typed about a person who has cards already: no command corrects these.
#pragma once

#include "people_edits.h"

namespace mentor::cli {

/// Tells what was typed and neither card of the person holds, line by line as it stands in the
/// file, or the command where one writes it.
void tell_untaken(Session& session, PersonId id, const NewPerson& typed);

}  // namespace mentor::cli
