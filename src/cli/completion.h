// Completion scripts of shells, from the table of commands.
#pragma once

#include <string>

namespace mentor::cli {

/// The script for `bash`, `zsh` or `fish`: commands, subcommands, options and closed sets of
/// values.
[[nodiscard]] std::string completion_script(const std::string& shell);

}  // namespace mentor::cli
