// private/ and git: names lie there, and git is to have none of it.
#pragma once

#include <string>
#include <vector>

#include "git.h"
#include "mentor/model/finding.h"
#include "mentor/store/files.h"

namespace mentor::cli {

/// True where .gitignore has the line `!/private/`: the school has decided that git keeps the
/// names.
[[nodiscard]] bool keeps_names_in_git(Files& files);
[[nodiscard]] bool keeps_names_in_git(std::string_view ignore_lines);

/// Errors: `private-tracked` (path) for what git has of private/, by folder where it is more than a
/// few files; `private-not-ignored` where git would take the rest with the next `git add`. Nothing
/// where the school has decided so, but for files that .gitignore leaves out all the same.
[[nodiscard]] Findings names_in_git(Git& git, Files& files);

/// The paths without those of private/ that git does not have yet and that no school wants it to.
[[nodiscard]] std::vector<std::string> without_new_names(Git& git, Files& files,
                                                         std::vector<std::string> paths);

}  // namespace mentor::cli
