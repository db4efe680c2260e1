// The programme folder as the next commit would have it.
#pragma once

#include <memory>

#include "git.h"
#include "mentor/store/files.h"

namespace mentor::cli {

/// What is staged below the folder, and private/ as it lies on the disk: git does not have it, and
/// the scan for names needs it. A linked work tree without private/ takes that of the main one.
/// Errors: those of Git, `staged-without-git` (exit 4).
[[nodiscard]] Result<std::unique_ptr<Files>> staged_folder(World& world, const std::string& root,
                                                           Files& disk);

/// private/ alone, as staged_folder has it.
[[nodiscard]] Result<std::unique_ptr<Files>> names_folder(World& world, const std::string& root,
                                                          Files& disk);

/// False on a branch without a programme, and in a first commit that begins with something else.
[[nodiscard]] bool is_programme_staged(Files& staged);

}  // namespace mentor::cli
