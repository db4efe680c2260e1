#include "commands.h"
#include "completion.h"
#include "help.h"
#include "mentor/base/text.h"
#include "mentor/render/output_schemas.h"
#include "mentor/store/schemas.h"
#include "mentor/version.h"
#include "session.h"

namespace mentor::cli {
namespace {

Result<Exit> show_version(Session& session) {
  session.print(std::string("mentor ") + version);
  return Exit::done;
}

Result<Exit> show_help_page(Session& session) {
  const std::string topic = session.operand("TOPIC");
  const int columns = session.world().columns();
  if (topic.empty()) return session.deliver(overview(session.words(), "", columns));
  if (const auto text = topic_help(session.words(), topic)) return session.deliver(*text);
  const std::string path = join(session.operands("TOPIC"), " ");
  if (const Command* command = find_command(path)) {
    return session.deliver(command_help(session.words(), *command, columns));
  }
  std::vector<std::string> known = help_topics();
  for (const Command& command : command_table())
    known.push_back(command.path);
  return fail(Exit::usage, "help-unknown", {{"topic", path}, {"near", nearest(path, known)}});
}

Result<Exit> show_completion(Session& session) {
  return session.deliver(completion_script(session.operand("SHELL")));
}

Result<Exit> show_schema(Session& session) {
  const std::string name = session.operand("NAME");
  std::vector<std::string> names;
  for (const FileKind kind : file_kinds()) {
    if (name == name_of(kind)) return session.deliver(schema_text(kind));
    names.emplace_back(name_of(kind));
  }
  for (const std::string_view output : output_schema_names()) {
    names.push_back("output/" + std::string(output));
    if (name == names.back()) return session.deliver(std::string(output_schema(output).value()));
  }
  return fail(Exit::usage, "schema-unknown",
              {{"name", name}, {"near", nearest(name, names)}, {"names", join(names, ", ")}});
}

}  // namespace

std::vector<Command> tool_commands() {
  return {
      {.path = "completion",
       .group = Group::tools,
       .summary = TR_NOOP("print the completion script of a shell"),
       .operands = {{"SHELL", TR_NOOP("the shell"), true, Times::once, {"bash", "zsh", "fish"}}},
       .options = {},
       .examples = {{"mentor completion bash", ""}},
       .run = show_completion},
      {.path = "schema",
       .group = Group::tools,
       .summary =
           TR_NOOP("print the JSON Schema of a kind of file, or of what --format json prints"),
       .operands = {{"NAME", TR_NOOP("the kind of file, or output/NAME")}},
       .options = {},
       .examples = {{"mentor schema person", ""}, {"mentor schema output/quarter", ""}},
       .run = show_schema},
      {.path = "help",
       .group = Group::tools,
       .summary = TR_NOOP("show help on a command or a topic"),
       .operands = {{"TOPIC",
                     TR_NOOP("a command, or dates, exit-codes, folder, matching, "
                             "environment, tables"),
                     false, Times::many}},
       .options = {},
       .examples = {{"mentor help dates", ""}},
       .run = show_help_page},
      {.path = "version",
       .group = Group::tools,
       .summary = TR_NOOP("show the version"),
       .operands = {},
       .options = {},
       .examples = {{"mentor version", ""}},
       .run = show_version},
  };
}

}  // namespace mentor::cli
