#include "arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "choice_words.h"
#include "mentor/base/text.h"
#include "named_commands.h"

namespace mentor::cli {
namespace {

// What one command's options and operands are parsed into; CLI11 keeps pointers to these.
struct Slots {
  const Command* command = nullptr;
  std::map<std::string, std::vector<std::string>> values;
  std::map<std::string, bool> switches;
};

// `-o,--output`: the last name is the one that commands ask for.
std::string key_of(const Option& option) {
  return option.name.substr(option.name.rfind(',') + 1);
}

void add_option(CLI::App& app, Slots& slots, const Option& option) {
  const std::string key = key_of(option);
  if (option.value.empty()) {
    app.add_flag(option.name, slots.switches[key]);
    return;
  }
  CLI::Option* added = app.add_option(option.name, slots.values[key]);
  added->expected(1);
  // Else a value takes the words after it: `--date 2024-01-10 P-001` would lose the person.
  added->allow_extra_args(false);
  // Of an option for one value the last holds (Session::text), but each is checked before.
  added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_operand(CLI::App& app, Slots& slots, const Operand& operand) {
  CLI::Option* added = app.add_option(operand.name, slots.values[operand.name]);
  const bool many = operand.times == Times::many;
  added->expected(1, many ? CLI::detail::expected_max_vector_size : 1);
  // Else the first operand of a command takes the words of all that follow.
  added->allow_extra_args(many);
  // Missing ones are told by ourselves: CLI11's own error would hide the name.
}

void add_options(CLI::App& app, Slots& slots, const std::vector<Option>& options) {
  for (const Option& option : options)
    add_option(app, slots, option);
}

// CLI11 takes longer to hear of all commands than to parse for one: it is told of those that a
// command line may name.
bool may_be_named(const Command& command, const std::vector<std::string>& args) {
  const std::vector<std::string> words = split(command.path, " ");
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(args.begin(), args.end(), word) != args.end();
  });
}

class Parser {
 public:
  explicit Parser(const std::vector<std::string>& args) : app_("mentor") {
    prepare(app_);
    app_.require_subcommand(0, 1);
    add_options(app_, slots_for(app_), global_options());
    for (const Command* command : commands_beginning(args)) {
      CLI::App& app = group_app(first_word(*command));
      if (may_be_named(*command, args)) add_command(*command, app);
    }
  }

  Result<Arguments> parse(std::vector<std::string> args);

 private:
  static void prepare(CLI::App& app) {
    app.set_help_flag();
    app.fallthrough();
    app.allow_extras();
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  Slots& slots_for(CLI::App& app) {
    auto& slots = slots_[&app];
    if (!slots) slots = std::make_unique<Slots>();
    return *slots;
  }

  CLI::App& group_app(const std::string& name) {
    for (CLI::App* known : app_.get_subcommands({})) {
      if (known->get_name() == name) return *known;
    }
    CLI::App* group = app_.add_subcommand(name);
    prepare(*group);
    return *group;
  }

  void add_command(const Command& command, CLI::App& group) {
    const std::size_t space = command.path.find(' ');
    CLI::App* app = &group;
    if (space != std::string::npos) {
      app = app->add_subcommand(command.path.substr(space + 1));
      prepare(*app);
    }
    Slots& slots = slots_for(*app);
    slots.command = &command;
    for (const Operand& operand : command.operands)
      add_operand(*app, slots, operand);
    add_options(*app, slots, command.options);
    if (command.writes == Writes::folder) add_options(*app, slots, writer_options());
    if (command.shows == Shows::document) add_options(*app, slots, document_options());
  }

  Result<Arguments> collect();
  void take(Arguments& arguments, CLI::App& app);

  CLI::App app_;
  std::map<CLI::App*, std::unique_ptr<Slots>> slots_;
};

std::vector<std::string> words_after(const std::string& prefix) {
  std::vector<std::string> words;
  for (const Command& command : command_table()) {
    std::string rest = command.path;
    if (!prefix.empty()) {
      if (!rest.starts_with(prefix + " ")) continue;
      rest = rest.substr(prefix.size() + 1);
    }
    rest = rest.substr(0, rest.find(' '));
    if (std::find(words.begin(), words.end(), rest) == words.end()) words.push_back(rest);
  }
  return words;
}

std::vector<std::string> option_names(const Command* command) {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<Option>& options) {
    for (const Option& option : options) {
      for (const std::string& name : split(option.name, ","))
        names.push_back(name);
    }
  };
  if (command != nullptr) {
    add(command->options);
    if (command->writes == Writes::folder) add(writer_options());
    if (command->shows == Shows::document) add(document_options());
  }
  add(global_options());
  return names;
}

// `--form pupil-pupil` where the command takes the form as a word of its own.
bool is_operand_of(const Command* command, const std::string& option) {
  if (command == nullptr) return false;
  return std::any_of(command->operands.begin(), command->operands.end(),
                     [&](const Operand& each) { return "--" + lower(each.name) == option; });
}

tl::unexpected<Error> unknown_word(const Arguments& arguments, const std::string& word) {
  const std::string path = arguments.command != nullptr ? arguments.command->path : arguments.group;
  if (word.size() > 1 && word[0] == '-') {
    const std::string name = word.substr(0, word.find('='));
    if (is_operand_of(arguments.command, name)) {
      return fail(Exit::usage, "option-is-operand", {{"option", name}, {"command", path}});
    }
    const std::string near = nearest(name, option_names(arguments.command));
    if (near == name) {  // the command's own option stood before the command
      return fail(Exit::usage, "option-before-command", {{"option", name}, {"command", path}});
    }
    // An id may begin so.
    const bool takes_words = arguments.command != nullptr && !arguments.command->operands.empty();
    const std::string value = takes_words && word[1] != '-' ? word : std::string();
    return fail(Exit::usage, "option-unknown",
                {{"option", name}, {"near", near}, {"value", value}, {"command", path}});
  }
  if (arguments.command != nullptr) {
    return fail(Exit::usage, "operand-extra", {{"value", word}, {"command", path}});
  }
  const std::string typed = path.empty() ? word : path + " " + word;
  std::string near = nearest(word, words_after(path));
  if (!near.empty() && !path.empty()) near = path + " " + near;
  return fail(Exit::usage, "command-unknown", {{"word", typed}, {"near", near}});
}

Result<void> check_choices(const std::string& name, const std::vector<std::string>& values,
                           const std::vector<std::string>& choices) {
  if (choices.empty()) return {};
  for (const std::string& value : values) {
    if (std::find(choices.begin(), choices.end(), value) != choices.end()) continue;
    return fail(Exit::usage, "option-value-unknown",
                {{"option", name},
                 {"value", value},
                 {"near", nearest(value, choices)},
                 {"choices", join(choices, ", ")}});
  }
  return {};
}

// Names of files are bytes; whatever else is typed goes into texts.
Result<void> check_texts(const std::string& name, const std::string& takes,
                         const std::vector<std::string>& values) {
  if (takes == "FILE" || takes == "DIR") return {};
  for (const std::string& value : values) {
    if (!is_utf8(value)) {
      return fail(Exit::usage, "argument-not-utf8", {{"option", name}, {"value", value}});
    }
  }
  return {};
}

// What stands for a value in the commands that are proposed and in the help; typed as it is, it
// would become a fact.
bool is_placeholder(std::string_view value, std::string_view stands_for) {
  constexpr std::array<std::string_view, 4> written = {"…", "№", "НОМЕР", "КОД"};
  const bool is_its_name = !stands_for.empty() && value == stands_for;
  return is_its_name || value.ends_with("=…") ||
         std::find(written.begin(), written.end(), value) != written.end();
}

// Nothing, or an option where the value should stand: the value was forgotten, or a script's
// variable was empty. Only a free text may be empty: it is then not said.
Result<void> check_not_forgotten(const Option& option, const std::string& name,
                                 const std::vector<std::string>& values,
                                 const std::vector<std::string>& known) {
  for (const std::string& value : values) {
    if (is_placeholder(value, option.value)) {
      return fail(Exit::usage, "placeholder", {{"option", name}, {"value", value}});
    }
    const bool empty = value.empty() && option.value != "TEXT";
    if (empty || std::find(known.begin(), known.end(), value) != known.end()) {
      return fail(Exit::usage, "option-value-missing", {{"option", name}});
    }
  }
  return {};
}

Result<void> check_options(const Arguments& arguments, const std::vector<Option>& options) {
  const std::vector<std::string> known = option_names(arguments.command);
  for (const Option& option : options) {
    const std::string key = key_of(option);
    const auto found = arguments.options.find(key);
    if (found == arguments.options.end()) continue;
    auto valued = check_not_forgotten(option, key, found->second, known);
    if (!valued) return valued;
    if (auto checked = check_texts(key, option.value, found->second); !checked) return checked;
    if (auto checked = check_choices(key, found->second, option.choices); !checked) return checked;
  }
  return {};
}

bool asks_for_help(const Arguments& arguments) {
  return arguments.options.contains("--help");
}

Result<void> check_operands(const Arguments& arguments) {
  for (const Operand& operand : arguments.command->operands) {
    const auto found = arguments.operands.find(operand.name);
    const bool there = found != arguments.operands.end() && !found->second.empty();
    // Which forms there are the folder says: Session::form tells of one that is missing.
    if (!there && operand.name == "FORM") continue;
    if (!there && operand.required) {
      return fail(Exit::usage, "operand-missing",
                  {{"operand", operand.name}, {"command", arguments.command->path}});
    }
    if (!there) continue;
    if (auto read = check_texts(operand.name, operand.name, found->second); !read) return read;
    for (const std::string& value : found->second) {
      if (is_placeholder(value, operand.name)) {
        const std::size_t key = value.ends_with("=…") ? value.find('=') : 0;
        const std::string of = key == 0 ? operand.name : value.substr(0, key);
        return fail(Exit::usage, "placeholder",
                    {{"option", of}, {"value", key == 0 ? value : "…"}});
      }
    }
    auto checked = check_choices(operand.name, found->second, operand.choices);
    if (!checked) return checked;
  }
  return {};
}

Result<void> check(const Arguments& arguments) {
  if (asks_for_help(arguments)) return {};
  if (auto checked = check_options(arguments, global_options()); !checked) return checked;
  if (arguments.command == nullptr) return {};
  if (auto checked = check_options(arguments, arguments.command->options); !checked) return checked;
  if (arguments.command->shows == Shows::document) {
    if (auto checked = check_options(arguments, document_options()); !checked) return checked;
  }
  return check_operands(arguments);
}

void Parser::take(Arguments& arguments, CLI::App& app) {
  const Slots& slots = slots_for(app);
  if (slots.command != nullptr) arguments.command = slots.command;
  for (const auto& [name, values] : slots.values) {
    if (values.empty()) continue;
    (name[0] == '-' ? arguments.options : arguments.operands)[name] = values;
  }
  for (const auto& [name, on] : slots.switches) {
    if (on) arguments.options[name];
  }
}

// Titles of closed sets give way to the words that programs use.
void say_choices_by_id(std::map<std::string, std::vector<std::string>>& typed,
                       const std::string& name, const std::vector<std::string>& choices) {
  const auto found = typed.find(name);
  if (found == typed.end() || choices.empty()) return;
  for (std::string& value : found->second)
    value = choice_meant(value, choices);
}

void say_choices_by_id(Arguments& arguments) {
  if (arguments.command == nullptr) return;
  for (const Option& option : arguments.command->options) {
    const std::string key = key_of(option);
    say_choices_by_id(arguments.options, key, option.choices);
  }
  for (const Operand& operand : arguments.command->operands)
    say_choices_by_id(arguments.operands, operand.name, operand.choices);
}

// `enroll import` lies behind `enroll`, whose options the parser knows there too: what is none of
// the command's own would be taken and not heeded.
std::optional<std::string> option_of_another(const Arguments& arguments) {
  if (arguments.command == nullptr) return std::nullopt;
  const std::vector<std::string> known = option_names(arguments.command);
  for (const auto& [name, values] : arguments.options) {
    if (std::find(known.begin(), known.end(), name) == known.end()) return name;
  }
  return std::nullopt;
}

Result<Arguments> Parser::collect() {
  Arguments arguments;
  take(arguments, app_);
  CLI::App* app = &app_;
  std::vector<std::string> extras = app->remaining();
  while (!app->get_subcommands().empty()) {
    app = app->get_subcommands().front();
    arguments.group =
        arguments.group.empty() ? app->get_name() : arguments.group + " " + app->get_name();
    take(arguments, *app);
    for (const std::string& extra : app->remaining())
      extras.push_back(extra);
  }
  say_choices_by_id(arguments);
  std::erase(extras, "--");
  if (!extras.empty() && !asks_for_help(arguments)) return unknown_word(arguments, extras.front());
  if (const auto other = option_of_another(arguments)) return unknown_word(arguments, *other);
  if (auto checked = check(arguments); !checked) {
    return tl::unexpected<Error>(checked.error());
  }
  return arguments;
}

// `--topic=` is an empty text; CLI11 would take the word after it instead.
std::vector<std::string> with_empty_values(const std::vector<std::string>& args) {
  std::vector<std::string> words;
  for (auto arg = args.begin(); arg != args.end(); ++arg) {
    if (*arg == "--") {
      words.insert(words.end(), arg, args.end());
      break;
    }
    const bool empty =
        arg->size() > 3 && arg->starts_with("--") && arg->find('=') + 1 == arg->size();
    words.push_back(empty ? arg->substr(0, arg->size() - 1) : *arg);
    if (empty) words.emplace_back();
  }
  return words;
}

Result<Arguments> Parser::parse(std::vector<std::string> args) {
  args = with_empty_values(args);
  std::reverse(args.begin(), args.end());
  try {
    app_.parse(std::move(args));
  } catch (const CLI::ArgumentMismatch& mismatch) {
    const std::string text = mismatch.what();
    return fail(Exit::usage, "option-value-missing", {{"option", text.substr(0, text.find(':'))}});
  } catch (const CLI::ParseError& error) {
    return fail(Exit::usage, "arguments-wrong", {{"cause", error.what()}});
  }
  return collect();
}

}  // namespace

Result<Arguments> parse_arguments(const std::vector<std::string>& args) {
  return Parser(args).parse(args);
}

}  // namespace mentor::cli
