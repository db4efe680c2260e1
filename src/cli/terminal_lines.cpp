#include "terminal_lines.h"

#include <algorithm>

#include "mentor/base/text.h"

namespace mentor::cli {
namespace {

constexpr std::size_t hanging = 2;
constexpr int narrowest = 40;

// Without the escapes that turn colours on and off.
std::size_t seen_width(std::string_view word) {
  std::string seen;
  while (!word.empty()) {
    const std::size_t escape = std::min(word.find('\x1b'), word.size());
    seen += word.substr(0, escape);
    word.remove_prefix(escape);
    const std::size_t end = word.find('m');
    word.remove_prefix(end == std::string_view::npos ? word.size() : end + 1);
  }
  return width(seen);
}

bool is_laid_out(std::string_view line) {
  constexpr std::string_view marks = " \t+-@";
  return line.empty() || marks.find(line.front()) != std::string_view::npos;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t at, std::size_t indent,
                    std::size_t columns) {
  std::string out;
  bool begins = true;
  for (const std::string& word : split(text, " ")) {
    const std::size_t wide = seen_width(word);
    if (!begins && at + 1 + wide > columns) {
      out += "\n" + std::string(indent, ' ');
      at = indent;
      begins = true;
    }
    if (!begins) {
      out += ' ';
      ++at;
    }
    out += word;
    at += wide;
    begins = false;
  }
  return out;
}

std::string prose_in_lines(std::string_view text, int terminal) {
  if (terminal < narrowest) return std::string(text);
  const auto columns = static_cast<std::size_t>(terminal);
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const bool fits = line.size() <= columns || seen_width(line) <= columns;
    out += fits || is_laid_out(line) ? std::string(line) : wrapped(line, 0, hanging, columns);
    if (end < text.size()) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace mentor::cli
