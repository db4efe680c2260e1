#include "escape.h"

#include <algorithm>
#include <cctype>

#include "mentor/base/text.h"

namespace mentor::render {
namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// These two are no characters to XML 1.0 although they are valid UTF-8.
std::string without_noncharacters(std::string text) {
  text = replace_all(std::move(text), "\xEF\xBF\xBE", "\\u{fffe}");
  return replace_all(std::move(text), "\xEF\xBF\xBF", "\\u{ffff}");
}

std::string one_line(std::string_view text) {
  std::string out(trim(text));
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

}  // namespace

std::string xml(std::string_view text) {
  std::string out;
  for (const char c : without_noncharacters(terminal_safe(text, Lines::keep))) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string xml_id(std::string_view text) {
  std::string out = "x";
  for (const char c : text)
    out += is_alphanumeric(c) ? c : '-';
  return out;
}

std::string markdown_inline(std::string_view text) {
  const std::string safe = terminal_safe(one_line(text));
  std::string out;
  for (std::size_t i = 0; i < safe.size(); ++i) {
    const char c = safe[i];
    const bool link = (c == ':' && safe.compare(i, 3, "://") == 0) ||
                      (c == '.' && i >= 3 && lower(safe.substr(i - 3, 3)) == "www");
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (link || std::string_view("\\`*_[]#|~@$").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string markdown_block(std::string_view text) {
  std::string out = markdown_inline(text);
  if (out.empty()) return out;
  if (std::string_view("-+=:").find(out.front()) != std::string_view::npos) return "\\" + out;
  const std::size_t end = out.find_first_not_of("0123456789");
  if (end != 0 && end != std::string::npos && (out[end] == '.' || out[end] == ')'))
    out.insert(end, "\\");
  return out;
}

}  // namespace mentor::render
