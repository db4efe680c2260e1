#include "scanned_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "mentor/base/encoding.h"
#include "mentor/base/text.h"
#include "name_forms.h"

namespace mentor::checks {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

// Lines of UTF-8 stay; the others are of one code page, told from all of them together. Absent when
// they are in none.
std::optional<std::string> with_lines_decoded(std::string_view bytes) {
  const auto lines = lines_of(bytes);
  std::string others;
  for (const std::string_view line : lines) {
    if (!is_utf8(line)) others.append(line).push_back('\n');
  }
  const auto read = decode_text(others);
  if (!read) return std::nullopt;
  const auto decoded_lines = lines_of(read->text);
  std::string whole;
  std::size_t next = 0;
  for (const std::string_view line : lines) {
    if (is_utf8(line)) {
      whole.append(line);
    } else if (next < decoded_lines.size()) {
      whole.append(decoded_lines[next++]);
    }
    whole.push_back('\n');
  }
  return whole;
}

std::optional<std::string> in_utf8(std::string_view bytes) {
  const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!marked && bytes.find('\0') == std::string_view::npos) return with_lines_decoded(bytes);
  auto read = decode_text(bytes);
  return read ? std::optional(std::move(read->text)) : std::nullopt;
}

int hex_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  const char32_t small = c | 0x20U;
  return small >= U'a' && small <= U'f' ? static_cast<int>(small - U'a') + 10 : -1;
}

// The next character from there on that may begin more than itself; the size where there is none.
std::size_t next_sign(std::u32string_view text, std::size_t from) {
  const auto is_sign = [](char32_t c) {
    return c <= U'\\' && (c == U'\\' || c == U'&' || c == U'<' || c == U'%');
  };
  const auto found = std::find_if(text.begin() + std::ptrdiff_t(from), text.end(), is_sign);
  return static_cast<std::size_t>(found - text.begin());
}

struct Escape {
  std::size_t length = 1;  // of what is written
  std::u32string means;
  char32_t number = 0;  // the character, where it is written by its number
};

constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 6> named_entities = {{
    {U"amp", U"&"},
    {U"apos", U"'"},
    {U"rsquo", U"'"},
    {U"nbsp", U" "},
    {U"shy", U""},
    {U"hyphen", U"-"},
}};

Escape numbered(std::u32string_view from, std::size_t digits) {
  char32_t number = 0;
  for (std::size_t i = 2; i < 2 + digits; ++i) {
    const int value = i < from.size() ? hex_value(from[i]) : -1;
    if (value < 0) return {1, U"\\", 0};
    number = number * 16 + static_cast<char32_t>(value);
  }
  return {2 + digits, {}, number};
}

// The number of `&#1050;` or `&#x41a;`, or what an entity with a name stands for.
Escape entity_at(std::u32string_view from) {
  constexpr std::size_t longest = 10;
  const std::size_t end = from.substr(0, longest).find(U';');
  if (end == std::u32string_view::npos || end < 3) return {1, U"&", 0};
  const std::u32string_view name = from.substr(1, end - 1);
  for (const auto& [known, means] : named_entities) {
    if (name == known) return {end + 1, std::u32string(means), 0};
  }
  if (name.front() != U'#') return {1, U"&", 0};
  const bool hex = (name[1] | 0x20U) == U'x';
  const std::u32string_view digits = name.substr(hex ? 2 : 1);
  char32_t number = 0;
  for (const char32_t c : digits) {
    const int value = hex_value(c);
    if (value < 0 || (value > 9 && !hex)) return {1, U"&", 0};
    number = number * (hex ? 16 : 10) + static_cast<char32_t>(value);
  }
  return number == 0 ? Escape{1, U"&", 0} : Escape{end + 1, {}, number};
}

bool begins_tag(std::u32string_view from) {
  const char32_t sign = from.size() > 1 ? from[1] | 0x20U : U' ';
  return from.size() > 1 &&
         ((sign >= U'a' && sign <= U'z') || from[1] == U'/' || from[1] == U'!' || from[1] == U'?');
}

Escape tag_at(std::u32string_view from, Markup markup) {
  constexpr std::size_t longest = 2000;
  const std::size_t end = from.substr(0, longest).find(U'>');
  const bool tag = markup != Markup::kept && begins_tag(from) && end != std::u32string_view::npos;
  if (!tag) return {1, U"<", 0};
  return {end + 1, markup == Markup::spaced ? U" " : U"", 0};
}

// A `\` at a line's end and the spaces that the next one begins with.
Escape joined_line(std::u32string_view from) {
  std::size_t end = from.starts_with(U"\\\r\n") ? 3 : 2;
  while (end < from.size() && (from[end] == U' ' || from[end] == U'\t'))
    ++end;
  return {end, {}, 0};
}

// What begins with a backslash.
Escape escape_at(std::u32string_view from, bool of_data) {
  const char32_t sign = from.size() > 1 ? from[1] : U' ';
  if (sign == U'u') return numbered(from, 4);
  if (sign == U'U') return numbered(from, 8);
  if (sign == U'x') return numbered(from, 2);
  if (sign == U'\\') return {2, U"\\", 0};
  if (sign == U'\n' || from.starts_with(U"\\\r\n")) return joined_line(from);
  constexpr std::u32string_view spaces = U"ntrbfvae0NLP_";
  const bool russian = from.size() > 2 && from[2] >= 0x400 && from[2] <= 0x52F;
  const bool space = spaces.find(sign) != std::u32string_view::npos && (of_data || russian);
  return space ? Escape{2, U" ", 0} : Escape{1, U"\\", 0};
}

// `%D0%9A` as browsers copy an address, `%CA` of an old one: the bytes of some characters.
Escape percent_at(std::u32string_view from) {
  std::string bytes;
  std::size_t end = 0;
  while (end + 2 < from.size() && from[end] == U'%') {
    const int high = hex_value(from[end + 1]);
    const int low = hex_value(from[end + 2]);
    if (high < 0 || low < 0) break;
    bytes.push_back(static_cast<char>(high * 16 + low));
    end += 3;
  }
  if (bytes.empty()) return {1, U"%", 0};
  if (is_utf8(bytes)) return {end, decoded(bytes), 0};
  const auto old = decode_text(bytes, "windows-1251");
  return old ? Escape{end, decoded(old->text), 0} : Escape{1, U"%", 0};
}

Escape meaning_at(std::u32string_view from, bool of_data, Markup markup) {
  if (from.front() == U'&') return entity_at(from);
  if (from.front() == U'%') return percent_at(from);
  return from.front() == U'<' ? tag_at(from, markup) : escape_at(from, of_data);
}

bool is_data(std::string_view path) {
  constexpr std::array<std::string_view, 4> endings = {".yaml", ".yml", ".json", ".ipynb"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view each) { return path.ends_with(each); });
}

}  // namespace

ScannedText::ScannedText(std::string path, std::string_view bytes, Markup markup)
    : path_(std::move(path)) {
  std::u32string written;
  const bool has_zeros = bytes.find('\0') != std::string_view::npos;
  if (!has_zeros && is_utf8(bytes)) {
    written = decoded(bytes);
  } else if (const auto text = in_utf8(bytes)) {
    written = decoded(*text);
  } else {
    written = decoded(bytes);
    readable_ = false;
  }
  line_starts_.push_back(0);
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == U'\n') line_starts_.push_back(i + 1);
  }
  if (next_sign(written, 0) == written.size()) {
    text_ = std::move(written);
  } else {
    resolve_escapes(written, markup);
  }
}

void ScannedText::resolve_escapes(const std::u32string& written, Markup markup) {
  const bool of_data = is_data(path_);
  const std::u32string_view all = written;
  for (std::size_t i = 0; i < all.size();) {
    const std::size_t next = next_sign(all, i);
    text_.append(all, i, next - i);
    i = next;
    if (i == all.size()) break;
    has_markup_ = has_markup_ || (all[i] == U'<' && begins_tag(all.substr(i)));
    const Escape escape = meaning_at(all.substr(i), of_data, markup);
    if (escape.number != 0) text_.push_back(escape.number);
    text_.append(escape.means);
    i += escape.length;
    behind_.emplace_back(text_.size(), i);
  }
}

// An escaped character stands where its backslash does.
Where ScannedText::where_is(std::size_t position) const {
  const auto next =
      std::upper_bound(behind_.begin(), behind_.end(), position,
                       [](std::size_t at, const auto& each) { return at < each.first; });
  std::size_t written = position;
  if (next != behind_.begin()) {
    const auto& before = *std::prev(next);
    written = before.second + (position - before.first);
  }
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), written);
  const auto line = static_cast<std::size_t>(after - line_starts_.begin());
  return {path_, static_cast<int>(line), static_cast<int>(written - line_starts_[line - 1]) + 1};
}

}  // namespace mentor::checks
