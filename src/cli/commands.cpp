#include "commands.h"

#include "mentor/render/words.h"

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
      {"--commit", "", TR_NOOP("commit the files of this command to git")},
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

const std::vector<Command>& command_table() {
  static const std::vector<Command> table = [] {
    std::vector<Command> all;
    for (const auto& family :
         {start_commands(), enroll_commands(), people_commands(), consent_commands(),
          selection_commands(), support_commands(), survey_commands(), matching_commands(),
          ballot_commands(), pair_commands(), meeting_commands(), record_commands(),
          report_commands(), hook_commands(), tool_commands()}) {
      all.insert(all.end(), family.begin(), family.end());
    }
    return all;
  }();
  return table;
}

const Command* find_command(const std::string& path) {
  for (const Command& command : command_table()) {
    if (command.path == path) return &command;
  }
  return nullptr;
}

}  // namespace mentor::cli
