// A commit that was cut off and whose MANIFEST is no longer whole: what can be said of it.
#pragma once

#include "folder.h"
#include "mentor/model/finding.h"

namespace mentor {

/// What stands in .mentor/txn, for whoever has to decide; nothing is changed. First `txn-damaged`
/// (error; to: a free name for it), then for each file that the rest of the MANIFEST names
/// `txn-file-before`, `txn-file-after` or `txn-file-other` (warnings; path, staged: the new text,
/// or empty where it is not whole), or `txn-files-unknown` (warning) where it names none.
[[nodiscard]] Findings tell_damage(const Folder& folder, const sys::Fd& place);

}  // namespace mentor
