// A family of commands is made when a line names the first word of one of its commands.
#include <doctest/doctest.h>

#include <algorithm>

#include "command.h"
#include "named_commands.h"

using namespace mentor::cli;

namespace {

std::vector<std::string> paths_of(const std::vector<const Command*>& commands) {
  std::vector<std::string> paths;
  for (const Command* each : commands)
    paths.push_back(each->path);
  return paths;
}

}  // namespace

TEST_CASE("every command of the table is found by its first word, with the others of that word") {
  for (const Command& command : command_table()) {
    CAPTURE(command.path);
    std::vector<std::string> wanted;
    for (const Command& each : command_table()) {
      if (first_word(each) == first_word(command)) wanted.push_back(each.path);
    }
    CHECK(paths_of(commands_beginning({"-q", first_word(command), "2024-05-01"})) == wanted);
  }
}

TEST_CASE("several words find the commands of all, in the order of the table") {
  CHECK(paths_of(commands_beginning({"verify", "status", "refer"})) ==
        std::vector<std::string>{"status", "refer", "verify"});
  CHECK(commands_beginning({"--version"}).empty());
}
