// Arguments: what was typed, sorted by the table of commands.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "command.h"
#include "mentor/base/result.h"

namespace mentor::cli {

struct Arguments {
  const Command* command = nullptr;  ///< nullptr when only options were typed
  std::string group;                 ///< `meeting` of a command line that names no subcommand of it
  std::map<std::string, std::vector<std::string>> options;   ///< a switch has an empty list
  std::map<std::string, std::vector<std::string>> operands;  ///< by the operand's name
};

/// Errors (exit 2), each with the nearest right word where there is one: `command-unknown` (word,
/// near), `option-unknown` (option, near, value, command), `option-value-missing` (option),
/// `option-value-unknown` (option, value, near, choices), `operand-missing` (operand, command),
/// `operand-extra` (value, command).
[[nodiscard]] Result<Arguments> parse_arguments(const std::vector<std::string>& args);

}  // namespace mentor::cli
