// Reading private/: names, birth dates, contacts. Apart from the programme, which never needs it.
#pragma once

#include "mentor/model/person.h"
#include "mentor/store/files.h"

namespace mentor {

struct LoadedPrivate {
  PrivateCards cards;
  /// Cards that cannot be read or decoded, as in Loaded; with any of them a command stops (exit 3).
  Findings unreadable;
  /// `id-not-file-name`, `file-ignored`, as in Loaded.
  Findings findings;
};

/// Reads every `private/P-*.yaml`; a folder without `private/` gives no cards. Call it after
/// load_programme. Errors: those of Files.
[[nodiscard]] Result<LoadedPrivate> load_private(Files& files);

}  // namespace mentor
