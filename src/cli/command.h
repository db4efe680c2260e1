// Command: what a subcommand is called, takes and does. Parsing, help, completion and the manual
// all come from these values.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "mentor/base/result.h"

namespace mentor::cli {

class Session;

enum class Group { start, people, surveys, matching, pairs, records, reports, tools };
enum class Writes { nothing, folder };
enum class Shows { nothing, document };  ///< a document takes --format and -o
enum class Times { once, many };

struct Option {
  std::string name;   ///< `--date`
  std::string value;  ///< `DATE`; empty for a switch
  std::string help;   ///< an English text of the catalogue
  Times times = Times::once;
  std::vector<std::string> choices = {};  ///< the only values; none = any
};

struct Operand {
  std::string name;  ///< `PERSON`
  std::string help;
  bool required = true;
  Times times = Times::once;
  std::vector<std::string> choices = {};
};

struct Example {
  std::string line;  ///< a whole command line, run by a test
  std::string says;
};

struct Command {
  std::string path;  ///< `meeting log`
  Group group = Group::start;
  std::string summary;  ///< what it does in one line
  std::vector<Operand> operands;
  std::vector<Option> options;
  std::vector<Example> examples;
  std::string exits = {};  ///< exit codes beyond the common ones, in words
  Writes writes = Writes::nothing;
  Shows shows = Shows::nothing;
  std::function<Result<Exit>(Session&)> run;
};

/// Options of every command, and those that writers and showers have besides.
[[nodiscard]] const std::vector<Option>& global_options();
[[nodiscard]] const std::vector<Option>& writer_options();
[[nodiscard]] const std::vector<Option>& document_options();

/// Every command, by group and in the order of the help.
[[nodiscard]] const std::vector<Command>& command_table();

/// The command whose path is exactly that; nullptr when there is none.
[[nodiscard]] const Command* find_command(const std::string& path);

}  // namespace mentor::cli
