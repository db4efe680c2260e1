#include "commands.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "mentor/base/text.h"
#include "mentor/render/words.h"
#include "named_commands.h"

namespace mentor::cli {

const std::vector<Option>& global_options() {
  static const std::vector<Option> options = {
      {"-C,--folder", "DIR", TR_NOOP("the programme folder, or a folder inside it")},
      {"--as-of", "DATE", TR_NOOP("the day on which things are looked at; today by default")},
      {"--lang", "LANG", TR_NOOP("language of what is shown: ru or en"), Times::once, {"ru", "en"}},
      {"--color",
       "WHEN",
       TR_NOOP("colours: auto, always or never"),
       Times::once,
       {"auto", "always", "never"}},
      {"--yes", "", TR_NOOP("answer yes to every question")},
      {"--no-input", "", TR_NOOP("never ask")},
      {"-q,--quiet", "", TR_NOOP("print nothing on success")},
      {"-h,--help", "", TR_NOOP("show this help")},
      {"--version", "", TR_NOOP("show the version")},
  };
  return options;
}

const std::vector<Option>& writer_options() {
  static const std::vector<Option> options = {
      {"--dry-run", "", TR_NOOP("show what would be written, write nothing")},
      {"--commit", "",
       TR_NOOP(
           "commit the files of this command to git as they are then on the disk; refused where "
           "something else of one is staged")},
  };
  return options;
}

const std::vector<Option>& document_options() {
  static const std::vector<Option> options = {
      {"-f,--format",
       "FORMAT",
       TR_NOOP("text, markdown, html, json or csv"),
       Times::once,
       {"text", "markdown", "html", "json", "csv"}},
      {"-o,--output", "FILE", TR_NOOP("write to a file; - is standard output")},
      {"--evidence", "", TR_NOOP("show file:line of the facts behind every figure")},
  };
  return options;
}

namespace {

struct Family {
  std::vector<Command> (*commands)();
  std::string_view words;  // the first words of its commands
};

constexpr std::array families = {
    Family{start_commands, "init status check doctor year"},
    Family{enroll_commands, "enroll appoint"},
    Family{people_commands, "person"},
    Family{consent_commands, "consent"},
    Family{selection_commands, "select train"},
    Family{support_commands, "refer support"},
    Family{survey_commands, "survey"},
    Family{matching_commands, "match why verify approve"},
    Family{ballot_commands, "ballot"},
    Family{pair_commands, "pair"},
    Family{meeting_commands, "meeting"},
    Family{record_commands, "record"},
    Family{report_commands, "report"},
    Family{hook_commands, "hooks"},
    Family{tool_commands, "completion schema version help"},
};

// Made once, when first asked for, and never changed.
const std::vector<Command>& commands_of(const Family& family) {
  static std::array<std::optional<std::vector<Command>>, families.size()> made;
  auto& commands = made[static_cast<std::size_t>(&family - families.data())];
  if (!commands) commands = family.commands();
  return *commands;
}

bool is_among(std::string_view word, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_any(const Family& family, const std::vector<std::string>& words) {
  const auto first_words = split(family.words, " ");
  return std::any_of(first_words.begin(), first_words.end(),
                     [&](const std::string& each) { return is_among(each, words); });
}

}  // namespace

const std::vector<Command>& command_table() {
  static const std::vector<Command> table = [] {
    std::vector<Command> all;
    for (const Family& family : families) {
      const std::vector<Command>& commands = commands_of(family);
      all.insert(all.end(), commands.begin(), commands.end());
    }
    return all;
  }();
  return table;
}

std::vector<const Command*> commands_beginning(const std::vector<std::string>& words) {
  std::vector<const Command*> found;
  for (const Family& family : families) {
    if (!has_any(family, words)) continue;
    for (const Command& command : commands_of(family)) {
      if (is_among(first_word(command), words)) found.push_back(&command);
    }
  }
  return found;
}

std::string first_word(const Command& command) {
  return command.path.substr(0, command.path.find(' '));
}

const Command* find_command(const std::string& path) {
  for (const Command& command : command_table()) {
    if (command.path == path) return &command;
  }
  return nullptr;
}

}  // namespace mentor::cli
