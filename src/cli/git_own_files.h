// What git writes down beside its objects: messages being written, settings with descriptions of
// branches, logs of where branches were, and the paths that are staged.
#pragma once

#include <string>
#include <vector>

#include "git.h"
#include "mentor/model/person.h"
#include "mentor/store/private_cards.h"

namespace mentor::cli {

/// Those of git's own files that have a name, telephone or e-mail of the cards, sorted.
[[nodiscard]] std::vector<std::string> own_files_with_name(World& world, Git& git,
                                                           const PrivateCards& cards);

/// Those of the staged paths of the whole repository that have a name, sorted.
[[nodiscard]] std::vector<std::string> staged_paths_with_name(Git& git, const PrivateCards& cards);

}  // namespace mentor::cli
