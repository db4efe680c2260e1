#include "mentor/render/diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "diagnostics_table.h"
#include "mentor/base/text.h"
#include "mentor/base/utf8.h"

namespace mentor {
namespace {

constexpr std::size_t source_columns = 100;

// `{name}` -> name, at the beginning of a text; empty where no place begins.
std::string_view place_name(std::string_view text) {
  if (text.substr(0, 1) != "{") return {};
  const std::size_t close = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", 1);
  if (close == std::string_view::npos || close == 1 || text[close] != '}') return {};
  return text.substr(1, close - 1);
}

// A doubled brace stands for one. Places are filled in one pass, so that an argument that looks
// like a place stays as it is.
std::string filled(const Words& words, std::string_view text, const Message& message) {
  std::string out;
  for (std::size_t at = text.find_first_of("{}"); at != std::string_view::npos;
       at = text.find_first_of("{}")) {
    out.append(text.substr(0, at));
    text.remove_prefix(at);
    const std::string_view name = place_name(text);
    if (name.empty()) {
      out += text.front();
      text.remove_prefix(text.size() > 1 && text[1] == text[0] ? 2 : 1);
    } else {
      const std::string value = arg(message, std::string(name));
      out += terminal_safe(value_in_words(words, name, value));
      text.remove_prefix(name.size() + 2);
    }
  }
  return out.append(text);
}

bool has_empty_place(std::string_view text, const Message& message) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::string name(place_name(text.substr(open)));
    if (!name.empty() && arg(message, name).empty()) return true;
  }
  return false;
}

// `unknown key 'x' (did you mean '{near}'?)` loses its parenthesis where nothing is near.
std::string without_empty_parentheses(std::string_view text, const Message& message) {
  std::string out(text);
  for (std::size_t open = out.find(" ("); open != std::string::npos; open = out.find(" (", open)) {
    const std::size_t close = out.find(')', open);
    if (close == std::string::npos) break;
    if (has_empty_place(std::string_view(out).substr(open, close - open), message)) {
      out.erase(open, close + 1 - open);
    } else {
      open = close;
    }
  }
  return out;
}

bool has_arg(const Message& message, std::string_view name) {
  return std::any_of(message.args.begin(), message.args.end(),
                     [&](const Arg& each) { return each.name == name; });
}

// How many places of the text the message fills; -1 when one outside parentheses stays open.
int fitting_places(std::string_view text, const Message& message) {
  int found = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    const std::string_view name = place_name(text.substr(i));
    if (name.empty()) continue;
    if (has_arg(message, name)) {
      ++found;
    } else if (depth <= 0) {
      return -1;
    }
  }
  return found;
}

// A row of a table, a card and a command line may say the same with other arguments, so an id may
// have several wordings: the one that tells most of what the message holds is taken.
const MessageTemplate* wording(const Message& message) {
  const MessageTemplate* best = nullptr;
  int best_places = -2;
  for (const auto& part : render::message_tables()) {
    for (const MessageTemplate& each : part) {
      if (each.id != message.id) continue;
      const int places = fitting_places(each.english, message);
      if (places > best_places) best = &each;
      best_places = std::max(places, best_places);
    }
  }
  return best;
}

std::string bare(const Message& message) {
  std::string out = terminal_safe(message.id);
  for (const Arg& each : message.args)
    out += fmt::format(" {}={}", terminal_safe(each.name), terminal_safe(each.value));
  return out;
}

std::string did_you_mean(const Words& words, const Message& message, std::string_view text) {
  for (const std::string name : {"suggestion", "nearest", "near"}) {
    const std::string value = arg(message, name);
    if (value.empty() || text.find("{" + name + "}") != std::string_view::npos) continue;
    return words.tr(" (did you mean '{}'?)", terminal_safe(value));
  }
  return {};
}

std::string_view severity_word(Severity severity) {
  switch (severity) {
    case Severity::error:
      return TR_NOOP("error");
    case Severity::warning:
      return TR_NOOP("warning");
    case Severity::note:
      return TR_NOOP("note");
  }
  return {};
}

std::string painted(const std::string& text, std::string_view code, Colour colour) {
  return colour == Colour::on ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
}

std::string_view paint_of(Severity severity) {
  if (severity == Severity::error) return "1;31";
  return severity == Severity::warning ? "1;33" : "1;36";
}

std::string place(const Where& where) {
  if (where.file.empty()) return "mentor: ";
  std::string out = terminal_safe(where.file);
  if (where.line > 0) out += fmt::format(":{}", where.line);
  if (where.line > 0 && where.column > 0) out += fmt::format(":{}", where.column);
  return out + ": ";
}

// `count` characters of UTF-8, from the beginning.
std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (end < text.size() && count > 0) {
    ++end;
    while (is_tail(text, end))
      ++end;
    --count;
  }
  return text.substr(0, end);
}

std::string without_tabs(std::string_view text) {
  return terminal_safe(replace_all(std::string(text), "\t", " "));
}

std::string with_caret(std::string_view line, int column) {
  const auto before_count = static_cast<std::size_t>(std::max(column - 1, 0));
  std::string_view before = first_characters(line, before_count);
  std::string_view rest = line.substr(before.size());
  std::string start;
  if (width(before) > source_columns / 2) {
    before.remove_prefix(first_characters(before, before_count - source_columns / 2).size());
    start = "…";
  }
  const std::string shown_before = start + without_tabs(before);
  const std::string_view shown_rest = first_characters(rest, source_columns / 2);
  const std::string_view cut = shown_rest.size() < rest.size() ? "…" : "";
  std::string out = fmt::format("    {}{}{}\n", shown_before, without_tabs(shown_rest), cut);
  if (column > 0) out += "    " + std::string(width(shown_before), ' ') + "^\n";
  return out;
}

}  // namespace

bool has_words(std::string_view message_id) {
  return wording({std::string(message_id), {}}) != nullptr;
}

std::vector<MessageTemplate> message_catalogue() {
  std::vector<MessageTemplate> out;
  for (const auto& part : render::message_tables())
    out.insert(out.end(), part.begin(), part.end());
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return std::tie(a.id, a.english) < std::tie(b.id, b.english);
  });
  return out;
}

std::string say(const Words& words, const Message& message) {
  const MessageTemplate* found = wording(message);
  if (found == nullptr) return bare(message);
  const std::string_view text = words.translated(found->english);
  return filled(words, without_empty_parentheses(text, message), message) +
         did_you_mean(words, message, text);
}

std::string printed(const Words& words, const Finding& finding, std::string_view source_line,
                    Colour colour) {
  const std::string severity = words.tr(severity_word(finding.severity));
  std::string out = fmt::format(
      "{}{} {} {}\n", place(finding.where),
      painted(severity + ":", paint_of(finding.severity), colour), say(words, finding.message),
      painted("[" + terminal_safe(finding.message.id) + "]", "2", colour));
  if (!source_line.empty() && finding.where.line > 0)
    out += with_caret(source_line, finding.where.column);
  return out;
}

std::string printed(const Words& words, const Error& error, std::string_view source_line,
                    Colour colour) {
  return printed(words, Finding{Severity::error, error.message, error.where}, source_line, colour);
}

}  // namespace mentor
