// Help: every text comes from the table of commands.
#pragma once

#include <optional>
#include <string>

#include "command.h"
#include "mentor/render/words.h"

namespace mentor::cli {

/// Summary, examples first, operands, options, exit codes.
[[nodiscard]] std::string command_help(const Words& words, const Command& command, int columns);

/// The commands of a group of subcommands (`meeting`), or of the whole program for an empty group.
[[nodiscard]] std::string overview(const Words& words, const std::string& group, int columns);

/// `dates`, `exit-codes`, `folder`, `matching`, `environment`, `tables`; nullopt for anything else.
[[nodiscard]] std::optional<std::string> topic_help(const Words& words, const std::string& topic);

/// The columns that every importer knows, from the importers' own tables.
[[nodiscard]] std::string tables_help(const Words& words);

/// Names of the topics.
[[nodiscard]] const std::vector<std::string>& help_topics();

}  // namespace mentor::cli
