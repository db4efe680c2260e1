#include "yaml_strict.h"

#include <algorithm>
#include <limits>

#include "byte_gate.h"

namespace mentor {
namespace {

bool is_block_scalar(yaml_scalar_style_t style) {
  return style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
}

bool is_known_directive(std::string_view line) {
  if (!line.starts_with("%YAML ")) return false;
  line.remove_prefix(6);
  line.remove_prefix(leading_spaces(line));
  if (!line.starts_with("1.1") && !line.starts_with("1.2")) return false;
  line.remove_prefix(3);
  if (is_blank_line(line)) return true;
  const std::size_t comment = line.find_first_not_of(" \t");
  return comment > 0 && line[comment] == '#';
}

// Every YAML library reads a closing bracket under the key that opened it; only that is allowed.
bool is_closing_bracket_at(std::string_view line, int indent) {
  const std::size_t spaces = leading_spaces(line);
  return static_cast<int>(spaces) == indent && (line[spaces] == ']' || line[spaces] == '}');
}

std::string_view block_header(std::string_view rest) {
  return rest.substr(0, std::min(rest.find_first_not_of("|>+-0123456789"), rest.size()));
}

}  // namespace

YamlStrict::YamlStrict(std::string_view text, const std::string& file, Findings& findings)
    : text_(text),
      file_(file),
      findings_(findings),
      places_(text),
      comments_(text),
      questions_(marks_of(text, '?')),
      reached_{file, 1, 1} {}

void YamlStrict::tell(std::string id, std::size_t line, std::size_t column) {
  findings_.push_back({Severity::error, Message{std::move(id), {}},
                       Where{file_, static_cast<int>(line) + 1, static_cast<int>(column) + 1}});
}

void YamlStrict::check_directives() {
  if (text_.find('%') == std::string_view::npos) return;
  for (std::size_t number = 0; number < places_.line_count(); ++number) {
    const std::string_view line = places_.line(number);
    if (line.starts_with('%')) {
      if (!is_known_directive(line)) tell("yaml-directive", number, 0);
    } else if (!is_blank_line(line) && !line.starts_with('#')) {
      return;
    }
  }
}

void YamlStrict::check_scalar(const yaml_event_t& event, int indent, bool in_flow) {
  const yaml_mark_t& start = event.start_mark;
  check_comments(start.index, event.end_mark.index);
  const auto& scalar = event.data.scalar;
  if (is_block_scalar(scalar.style)) {
    check_block_header(start, indent);
    check_leading_blanks(start, indent);
    return;
  }
  if (in_flow) check_indicator(event);
  check_continuation(start.line + 1, event.end_mark.line, indent, Inside::scalar);
}

// In flow style a lone `-` is no text, and a `?` right before a text belongs to it.
void YamlStrict::check_indicator(const yaml_event_t& event) {
  const yaml_mark_t& start = event.start_mark;
  const auto& scalar = event.data.scalar;
  const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (plain && scalar.length == 1 && (scalar.value[0] == '-' || scalar.value[0] == '?')) {
    tell("yaml-indicator", start.line, start.column);
  }
  while (next_question_ < questions_.size() && questions_[next_question_].index + 1 < start.index) {
    ++next_question_;
  }
  if (next_question_ < questions_.size() && questions_[next_question_].index + 1 == start.index &&
      event.end_mark.index > start.index) {
    tell("yaml-indicator", start.line, start.column - 1);
  }
}

void YamlStrict::check_flow_lines(std::size_t first_line, const yaml_mark_t& end, int indent) {
  check_continuation(first_line + 1, end.line, indent, Inside::collection);
}

// A line inside a flow node must be indented, by spaces, deeper than the block around it.
void YamlStrict::check_continuation(std::size_t first, std::size_t last, int indent,
                                    Inside inside) {
  for (std::size_t number = first; number <= last; ++number) {
    const std::string_view line = places_.line(number);
    if (is_blank_line(line)) continue;
    if (static_cast<int>(leading_spaces(line)) > indent) continue;
    if (inside == Inside::collection) {
      if (line[line.find_first_not_of(" \t")] == '#') continue;
      if (is_closing_bracket_at(line, indent)) continue;
    }
    tell("yaml-indent", number, leading_spaces(line));
    return;
  }
}

// The header of a block text may begin a line, but only deeper than the block around it: libyaml
// lets it stand anywhere.
void YamlStrict::check_block_header(const yaml_mark_t& start, int indent) {
  const bool begins_line = leading_spaces(places_.line(start.line)) == start.column;
  if (begins_line && static_cast<int>(start.column) <= indent) {
    tell("yaml-indent", start.line, start.column);
  }
  const std::string_view rest = places_.rest_of_line(start.line, start.column);
  const std::size_t header = block_header(rest).size();
  if (header < rest.size() && rest[header] == '#') {
    tell("yaml-comment-space", start.line, start.column + header);
  }
}

// Blank lines before the first line of a block text may not be indented deeper than it.
void YamlStrict::check_leading_blanks(const yaml_mark_t& start, int indent) {
  const std::string_view header = block_header(places_.rest_of_line(start.line, start.column));
  if (header.find_first_of("0123456789") != std::string_view::npos) return;
  std::size_t deepest = 0;
  std::size_t deepest_line = 0;
  for (std::size_t number = start.line + 1; number < places_.line_count(); ++number) {
    const std::string_view line = places_.line(number);
    const std::size_t spaces = leading_spaces(line);
    if (spaces < line.size()) {
      if (static_cast<int>(spaces) > indent && deepest > spaces) {
        tell("yaml-indent", deepest_line, spaces);
      }
      return;
    }
    if (spaces > deepest) {
      deepest = spaces;
      deepest_line = number;
    }
  }
}

void YamlStrict::check_comments(std::size_t start, std::size_t end) {
  for (const std::size_t byte : comments_.pass(start, end)) {
    advance(reached_, text_, reached_byte_, byte);
    reached_byte_ = byte;
    findings_.push_back({Severity::error, Message{"yaml-comment-space", {}}, reached_});
  }
}

void YamlStrict::check_rest() {
  constexpr std::size_t end = std::numeric_limits<std::size_t>::max();
  check_comments(end, end);
}

}  // namespace mentor
