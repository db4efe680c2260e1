#include <algorithm>

#include "help.h"
#include "mentor/cli/world.h"
#include "mentor/version.h"
#include "session.h"

namespace mentor::cli {
namespace {

// The language asked for, also when the arguments could not be parsed.
Arguments language_only(const std::vector<std::string>& args) {
  Arguments arguments;
  const auto at = std::find(args.begin(), args.end(), "--lang");
  if (at != args.end() && at + 1 != args.end()) arguments.options["--lang"] = {*(at + 1)};
  return arguments;
}

int end_with(Session& session, const Error& error) {
  session.world().write_err(session.printed(error));
  return static_cast<int>(error.exit);
}

std::string group_of(const Arguments& arguments) {
  return arguments.command == nullptr ? arguments.group : arguments.command->path;
}

int show_help(Session& session) {
  const Arguments& arguments = session.arguments();
  const int columns = session.world().columns();
  const std::string text = arguments.command == nullptr
                               ? overview(session.words(), group_of(arguments), columns)
                               : command_help(session.words(), *arguments.command, columns);
  session.world().write_out(text);
  return static_cast<int>(Exit::done);
}

// `mentor person` alone: its subcommands are shown, but nothing was done.
int show_missing_word(Session& session) {
  const std::string group = session.arguments().group;
  session.world().write_err(overview(session.words(), group, session.world().columns()));
  return static_cast<int>(Exit::usage);
}

int run_command(Session& session, bool anything_typed) {
  if (session.has("--help") || !anything_typed) return show_help(session);
  if (session.has("--version")) {
    session.print(std::string("mentor ") + version);
    return static_cast<int>(Exit::done);
  }
  if (session.arguments().command == nullptr) return show_missing_word(session);
  if (auto prepared = session.prepare(); !prepared) return end_with(session, prepared.error());
  const auto ended = session.arguments().command->run(session);
  return ended ? static_cast<int>(*ended) : end_with(session, ended.error());
}

std::string about_lost_output(Session& session) {
  const char* id = session.has_written() ? "output-lost-facts-kept" : "output-lost";
  return session.printed(Error{Message{id, {}}, {}, Exit::io});
}

}  // namespace

int run(const std::vector<std::string>& args, World& world) {
  auto arguments = parse_arguments(args);
  Session session(world, arguments ? std::move(*arguments) : language_only(args));
  const int code =
      arguments ? run_command(session, !args.empty()) : end_with(session, arguments.error());
  session.close();
  world.leave(code, about_lost_output(session));
  return code;
}

}  // namespace mentor::cli
