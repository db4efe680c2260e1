// Files of the programme that git has and the disk has not: their facts count as never told, and a
// commit of what is written in their place would be a commit of the loss.
#pragma once

#include "git.h"
#include "mentor/model/finding.h"
#include "mentor/store/files.h"

namespace mentor::cli {

/// Warnings `file-missing-here` (path) for each card and journal of the index that is not there:
/// deleted by hand, or left out by a sparse checkout. Nothing where there is no git. Private cards
/// are no matter of it: destroyed ones stay in the index until they are committed.
[[nodiscard]] Findings missing_files(Git& git, Files& files);

}  // namespace mentor::cli
