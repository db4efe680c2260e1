#include "mentor/store/yaml_emit.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <optional>

#include "mentor/base/text.h"

namespace mentor {
namespace {

constexpr std::size_t longest_key = 1000;  // a key on one line may take 1024 characters

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The Russian letters and №, by their two or three bytes.
std::size_t russian_sign(std::string_view rest) {
  if (rest.starts_with("№") || rest.starts_with("—")) return 3;
  if (rest.size() < 2) return 0;
  const auto code = (static_cast<unsigned>(static_cast<unsigned char>(rest[0])) << 8U) |
                    static_cast<unsigned char>(rest[1]);
  const bool letter = (code >= 0xD090 && code <= 0xD0BF) || (code >= 0xD180 && code <= 0xD18F) ||
                      code == 0xD081 || code == 0xD191;
  return letter ? 2 : 0;
}

// Signs that have no meaning in YAML wherever they stand inside a text.
bool is_harmless_inside(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == ' ' || c == '-' || c == '_' || c == '.' ||
         c == '/' || c == '(' || c == ')' || c == '+';
}

bool holds_only_harmless_signs(std::string_view text) {
  while (!text.empty()) {
    const std::size_t sign = is_harmless_inside(text[0]) ? 1 : russian_sign(text);
    if (sign == 0) return false;
    text.remove_prefix(sign);
  }
  return true;
}

// Words that some YAML reader takes for a truth value, nothing, or no number.
bool is_reserved_word(std::string_view text) {
  constexpr std::array<std::string_view, 12> words = {
      "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "none"};
  constexpr std::size_t longest = 5;  // asked of every text, and most are longer
  if (text.size() > longest) return false;
  const std::string folded = lower(text);
  return std::find(words.begin(), words.end(), folded) != words.end();
}

// `7Б`, `2023-2024`, `2010-05`: begins with a digit and yet is no number or date anywhere.
bool is_text_with_digit_first(std::string_view text) {
  const bool all_ascii =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) > 0; });
  if (!all_ascii) return true;
  const auto digits = [&](std::size_t from, std::size_t count) {
    return text.size() >= from + count &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                       text.begin() + static_cast<std::ptrdiff_t>(from + count), is_digit);
  };
  if (!digits(0, 4) || text.size() < 7 || text[4] != '-') return false;
  if (text.size() == 7) return digits(5, 2);
  if (!digits(5, 4)) return false;
  return text.size() == 9 || (text.size() > 10 && text[9] == '/' && is_ascii_letter(text[10]));
}

bool begins_as_text(std::string_view text) {
  if (is_digit(text[0])) return is_text_with_digit_first(text);
  return is_ascii_letter(text[0]) || (russian_sign(text) > 0 && !text.starts_with("—"));
}

// Some reader takes these for a line end, refuses them or shows them as something else: controls,
// line separators, byte order marks, non-characters, and what turns the direction of a line.
bool must_be_escaped(char32_t point) {
  if (point < 0x20 || (point >= 0x7F && point < 0xA0)) return true;
  const bool separator = point == 0x2028 || point == 0x2029 || point == 0xFEFF;
  const bool turning = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  const bool no_character = (point & 0xFFFEU) == 0xFFFEU || (point >= 0xFDD0 && point <= 0xFDEF);
  return separator || turning || no_character;
}

std::string escaped(char32_t point) {
  switch (point) {
    case U'\n':
      return "\\n";
    case U'\r':
      return "\\r";
    case U'\t':
      return "\\t";
    default:
      break;
  }
  const auto number = static_cast<std::uint32_t>(point);
  if (point <= 0xFF) return fmt::format("\\x{:02X}", number);
  if (point <= 0xFFFF) return fmt::format("\\u{:04X}", number);
  return fmt::format("\\U{:08X}", number);
}

struct Decoded {
  char32_t point = 0;
  std::size_t bytes = 1;
};

// Of a text known to be UTF-8.
Decoded decoded(std::string_view rest) {
  const auto lead = static_cast<unsigned char>(rest[0]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t point = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    point = (point << 6U) | (static_cast<unsigned char>(rest[i]) & 0x3FU);
  }
  return {point, bytes};
}

void write_quoted(std::string_view text, std::string& out) {
  out += '"';
  while (!text.empty()) {
    const Decoded next = decoded(text);
    if (must_be_escaped(next.point)) {
      out += escaped(next.point);
    } else {
      if (next.point == U'"' || next.point == U'\\') out += '\\';
      out += text.substr(0, next.bytes);
    }
    text.remove_prefix(next.bytes);
  }
  out += '"';
}

void write_text(std::string_view text, std::string& out) {
  if (!is_plain_safe(text)) return write_quoted(text, out);
  out += text;
}

bool is_scalar(const OutNode& node) {
  return node.kind == OutNode::Kind::text || node.kind == OutNode::Kind::plain;
}

bool is_block(const OutNode& node) {
  return !is_scalar(node) && node.layout == Layout::block && !node.items.empty();
}

void write_flow(const OutNode& node, std::string& out) {
  if (node.kind == OutNode::Kind::plain) out += node.text;
  if (node.kind == OutNode::Kind::text) write_text(node.text, out);
  if (is_scalar(node)) return;
  const bool is_map = node.kind == OutNode::Kind::map;
  out += is_map ? '{' : '[';
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) out += ", ";
    if (is_map) {
      write_text(node.keys[i], out);
      out += ": ";
    }
    write_flow(node.items[i], out);
  }
  out += is_map ? '}' : ']';
}

// The output stands at `indent` already; a block inside a list begins on the line of its dash.
void write_block(const OutNode& node, std::size_t indent, std::string& out) {
  const bool is_map = node.kind == OutNode::Kind::map;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const OutNode& item = node.items[i];
    if (i > 0) out.append(indent, ' ');
    if (is_map) write_text(node.keys[i], out);
    out += is_map ? ':' : '-';
    if (is_block(item)) {
      out += is_map ? "\n" + std::string(indent + 2, ' ') : " ";
      write_block(item, indent + 2, out);
    } else {
      out += ' ';
      write_flow(item, out);
      out += '\n';
    }
  }
}

// What keeps a value from being written, or nothing.
std::optional<Error> obstacle(const OutNode& node) {
  if (!is_utf8(node.text)) return Error{Message{"text-not-utf8", {}}, {}, Exit::bug};
  for (const std::string& key : node.keys) {
    if (!is_utf8(key)) return Error{Message{"text-not-utf8", {}}, {}, Exit::bug};
    if (key.size() > longest_key) {
      return Error{Message{"key-too-long", {{"key", key.substr(0, 40)}}}, {}, Exit::usage};
    }
  }
  for (const OutNode& item : node.items) {
    if (auto found = obstacle(item)) return found;
  }
  return std::nullopt;
}

OutNode scalar(OutNode::Kind kind, std::string text) {
  OutNode node;
  node.kind = kind;
  node.text = std::move(text);
  return node;
}

OutNode collection(OutNode::Kind kind, Layout layout) {
  OutNode node;
  node.kind = kind;
  node.layout = layout;
  return node;
}

}  // namespace

OutNode& OutNode::add(std::string key, OutNode value) {
  keys.push_back(std::move(key));
  items.push_back(std::move(value));
  return *this;
}

OutNode& OutNode::add(OutNode value) {
  items.push_back(std::move(value));
  return *this;
}

OutNode out_text(std::string text) {
  return scalar(OutNode::Kind::text, std::move(text));
}
OutNode out_date(Date date) {
  return scalar(OutNode::Kind::plain, iso(date));
}
OutNode out_integer(std::int64_t number) {
  return scalar(OutNode::Kind::plain, std::to_string(number));
}
OutNode out_flag(Flag flag) {
  return scalar(OutNode::Kind::plain, flag == Flag::yes ? "true" : "false");
}
OutNode out_list(Layout layout) {
  return collection(OutNode::Kind::list, layout);
}
OutNode out_map(Layout layout) {
  return collection(OutNode::Kind::map, layout);
}

Result<std::string> flow_value(const OutNode& value) {
  if (auto found = obstacle(value)) return tl::unexpected<Error>(std::move(*found));
  std::string out;
  write_flow(value, out);
  return out;
}

Result<std::string> flow_entry(const OutNode& map) {
  Result<std::string> line = flow_value(map);
  if (!line) return line;
  return "- " + *line + "\n";
}

Result<std::string> block_card(const OutNode& map) {
  if (auto found = obstacle(map)) return tl::unexpected<Error>(std::move(*found));
  if (map.items.empty()) return "{}\n";
  std::string out;
  write_block(map, 0, out);
  return out;
}

bool is_plain_safe(std::string_view text) {
  if (text.empty() || text.size() > 200 || text.back() == ' ') return false;
  return begins_as_text(text) && holds_only_harmless_signs(text) && !is_reserved_word(text);
}

}  // namespace mentor
