// The commands that a line which was typed may name.
#pragma once

#include <string>
#include <vector>

#include "command.h"

namespace mentor::cli {

/// `meeting` of `meeting log`.
[[nodiscard]] std::string first_word(const Command& command);

/// Those of the table whose first word is among the words, in its order. A line names few, and the
/// whole table takes longer to make than many commands do.
[[nodiscard]] std::vector<const Command*> commands_beginning(const std::vector<std::string>& words);

}  // namespace mentor::cli
