#include "help.h"

#include <algorithm>
#include <utility>

#include "mentor/base/text.h"
#include "terminal_lines.h"

namespace mentor::cli {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

std::string padded(const std::string& text, std::size_t to) {
  const std::size_t now = width(text);
  return text + std::string(now < to ? to - now : 1, ' ');
}

std::string two_columns(const Rows& rows, int columns) {
  std::size_t first = 0;
  for (const auto& [left, right] : rows)
    first = std::max(first, width(left));
  const std::size_t indent = std::min<std::size_t>(first, 34) + 4;
  std::string out;
  for (const auto& [left, right] : rows) {
    std::string line = "  " + padded(left, indent - 2);
    if (width(left) + 2 >= indent) line = "  " + left + "\n" + std::string(indent, ' ');
    out += line + wrapped(right, indent, indent, static_cast<std::size_t>(std::max(columns, 60))) +
           "\n";
  }
  return out;
}

std::string shown_option(const Option& option) {
  std::string names = replace_all(option.name, ",", ", ");
  if (!names.starts_with("-") || names.starts_with("--")) names = "    " + names;
  return option.value.empty() ? names : names + " " + option.value;
}

Rows option_rows(const Words& words, const std::vector<Option>& options) {
  Rows rows;
  for (const Option& option : options) {
    std::string help(words.translated(option.help));
    // Some texts name the words themselves, with what each means.
    const bool named = !option.choices.empty() && help.find(option.choices.back()) != help.npos;
    if (!option.choices.empty() && !named) help += " (" + join(option.choices, ", ") + ")";
    rows.emplace_back(shown_option(option), std::move(help));
  }
  return rows;
}

std::string usage_of(const Command& command) {
  std::string usage = "mentor " + command.path;
  for (const Operand& operand : command.operands) {
    std::string shown = operand.name + (operand.times == Times::many ? "…" : "");
    usage += operand.required ? " " + shown : " [" + shown + "]";
  }
  const bool has_options = !command.options.empty() || command.writes == Writes::folder ||
                           command.shows == Shows::document;
  return has_options ? usage + " [--…]" : usage;
}

std::string section(const std::string& title, const std::string& body) {
  return body.empty() ? std::string() : "\n" + title + "\n" + body;
}

std::string examples(const Words& words, const Command& command) {
  std::string out;
  for (const Example& example : command.examples) {
    out += "  $ " + example.line + "\n";
    if (!example.says.empty()) {
      out += "      " + std::string(words.translated(example.says)) + "\n";
    }
  }
  return out;
}

std::string operands(const Words& words, const Command& command, int columns) {
  Rows rows;
  for (const Operand& operand : command.operands) {
    std::string help(words.translated(operand.help));
    if (!operand.choices.empty()) help += " (" + join(operand.choices, ", ") + ")";
    rows.emplace_back(operand.name, help);
  }
  return two_columns(rows, columns);
}

std::vector<Option> own_options(const Command& command) {
  std::vector<Option> options = command.options;
  const auto add = [&](const std::vector<Option>& more) {
    options.insert(options.end(), more.begin(), more.end());
  };
  if (command.writes == Writes::folder) add(writer_options());
  if (command.shows == Shows::document) add(document_options());
  return options;
}

std::string exit_codes(const Words& words, const Command& command, int columns) {
  const auto room = static_cast<std::size_t>(std::max(columns, 60));
  const std::string everywhere = words.tr(
      "0 done; 2 wrong usage; 3 no folder, or a file that cannot be "
      "read; 5 input/output, or the lock is held");
  std::string out = "  " + wrapped(everywhere, 2, 2, room) + "\n";
  if (!command.exits.empty()) {
    out += "  " + wrapped(words.translated(command.exits), 2, 2, room) + "\n";
  }
  return out;
}

struct GroupTitle {
  Group group;
  const char* title;
};

constexpr GroupTitle group_titles[] = {
    {Group::start, TR_NOOP("Start")},         {Group::people, TR_NOOP("Participants")},
    {Group::surveys, TR_NOOP("Surveys")},     {Group::matching, TR_NOOP("Matching")},
    {Group::pairs, TR_NOOP("Working pairs")}, {Group::records, TR_NOOP("Roadmap and records")},
    {Group::reports, TR_NOOP("Reports")},     {Group::tools, TR_NOOP("Tools")},
};

Rows commands_in(const Words& words, Group group, const std::string& under) {
  Rows rows;
  for (const Command& command : command_table()) {
    if (command.group != group) continue;
    const bool inside = command.path == under || command.path.starts_with(under + " ");
    if (!under.empty() && !inside) continue;
    rows.emplace_back(command.path, std::string(words.translated(command.summary)));
  }
  return rows;
}

}  // namespace

std::string command_help(const Words& words, const Command& command, int columns) {
  std::string out =
      "mentor " + command.path + " — " + std::string(words.translated(command.summary)) + "\n";
  out += section(words.tr("Examples"), examples(words, command));
  out += section(words.tr("Usage"), "  " + usage_of(command) + "\n");
  out += section(words.tr("What is named"), operands(words, command, columns));
  out +=
      section(words.tr("Options"), two_columns(option_rows(words, own_options(command)), columns));
  out += section(words.tr("Options of every command"),
                 two_columns(option_rows(words, global_options()), columns));
  out += section(words.tr("Exit codes"), exit_codes(words, command, columns));
  return out;
}

std::string overview(const Words& words, const std::string& group, int columns) {
  std::string out = words.tr("mentor — a school's mentoring programme in a folder of files") + "\n";
  for (const auto& [id, title] : group_titles) {
    out += section(std::string(words.translated(title)),
                   two_columns(commands_in(words, id, group), columns));
  }
  out += "\n" + words.tr("More: mentor COMMAND --help; mentor help {}", join(help_topics(), "|")) +
         "\n";
  return out;
}

}  // namespace mentor::cli
