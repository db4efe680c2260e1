#include "completion.h"

#include <algorithm>
#include <map>
#include <vector>

#include "command.h"
#include "mentor/base/text.h"

namespace mentor::cli {
namespace {

// What may follow a command's words: subcommands, options, values of operands.
std::map<std::string, std::vector<std::string>> followers() {
  std::map<std::string, std::vector<std::string>> after;
  const auto add = [&](const std::string& path, const std::string& word) {
    auto& words = after[path];
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  };
  const auto add_options = [&](const std::string& path, const std::vector<Option>& options) {
    for (const Option& option : options)
      add(path, option.name.substr(option.name.rfind(',') + 1));
  };
  for (const Command& command : command_table()) {
    const std::size_t space = command.path.find(' ');
    const std::string first = command.path.substr(0, space);
    add("", first);
    if (space != std::string::npos) add(first, command.path.substr(space + 1));
    for (const Operand& operand : command.operands) {
      for (const std::string& choice : operand.choices)
        add(command.path, choice);
    }
    add_options(command.path, command.options);
    if (command.writes == Writes::folder) add_options(command.path, writer_options());
    if (command.shows == Shows::document) add_options(command.path, document_options());
    add_options(command.path, global_options());
  }
  return after;
}

std::string cases() {
  std::string out;
  for (const auto& [path, words] : followers()) {
    out += "    '" + path + "') words='" + join(words, " ") + "' ;;\n";
  }
  return out;
}

std::string bash_script() {
  return "_mentor() {\n"
         "  local cur=\"${COMP_WORDS[COMP_CWORD]}\" path='' words='' i\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case \"${COMP_WORDS[i]}\" in -*) ;; *) path=\"${path:+$path }${COMP_WORDS[i]}\" ;; "
         "esac\n"
         "  done\n"
         "  while :; do\n"
         "    case \"$path\" in\n" +
         cases() +
         "    esac\n"
         "    [ -n \"$words\" ] || [ -z \"$path\" ] && break\n"
         "    case \"$path\" in *' '*) path=\"${path% *}\" ;; *) path='' ;; esac\n"
         "  done\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
         "}\n"
         "complete -o default -F _mentor mentor\n";
}

std::string fish_script() {
  std::string out = "complete -c mentor -f\n";
  for (const auto& [path, words] : followers()) {
    const std::string condition =
        path.empty()
            ? "__fish_use_subcommand"
            : "string match -q -- '" + path + "*' (string join ' ' -- (commandline -opc)[2..-1])";
    for (const std::string& word : words) {
      if (word.starts_with("--")) {
        out += "complete -c mentor -n \"" + condition + "\" -l " + word.substr(2) + "\n";
      } else {
        out += "complete -c mentor -n \"" + condition + "\" -a " + word + "\n";
      }
    }
  }
  return out;
}

}  // namespace

std::string completion_script(const std::string& shell) {
  if (shell == "fish") return fish_script();
  if (shell == "zsh") return "autoload -U +X bashcompinit && bashcompinit\n" + bash_script();
  return bash_script();
}

}  // namespace mentor::cli
