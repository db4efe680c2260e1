#include "line_nodes.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_set>

#include "yaml_places.h"

namespace mentor {
namespace {

constexpr int most_depth = 8;
constexpr std::size_t longest_key = 128;  // far below the 1024 characters that YAML allows

// What a byte may be in a plain text of flow style.
enum Part : std::uint8_t {
  of_key = 1,   // anywhere in a key
  begins = 2,   // first byte of a plain text
  inside = 4,   // further bytes
  of_word = 8,  // after a colon or a leading minus that belong to the text
};

constexpr std::array<std::uint8_t, 256> byte_parts() {
  std::array<std::uint8_t, 256> parts{};
  for (std::size_t byte = 0x20; byte < 256; ++byte)
    parts[byte] = byte == 0x7F ? 0 : inside;
  for (const char c : std::string_view(",[]{}#?:"))
    parts[static_cast<unsigned char>(c)] = 0;
  const auto also = [&](std::size_t byte, int more) {
    parts[byte] = static_cast<std::uint8_t>(parts[byte] | more);
  };
  for (std::size_t byte = 0; byte < 256; ++byte) {
    const bool digit = byte >= '0' && byte <= '9';
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    if (digit || letter) also(byte, of_key | begins | of_word);
    if (byte >= 0x80) also(byte, of_key | begins);
  }
  also('_', of_key | begins);
  also('-', of_key);
  also('/', begins | of_word);
  for (const char c : std::string_view("(+."))
    also(static_cast<unsigned char>(c), begins);
  return parts;
}

constexpr auto parts = byte_parts();

bool is(Part part, char byte) {
  return (parts[static_cast<unsigned char>(byte)] & part) != 0;
}

bool has_duplicates_of_many(const MapEntry* entries, std::size_t count) {
  std::unordered_set<std::string_view> seen;
  return !std::all_of(entries, entries + count,
                      [&](const MapEntry& each) { return seen.insert(each.key.text()).second; });
}

// Entries of one map have different keys: most of a few are told apart by length and first byte.
bool has_duplicates(const MapEntry* entries, std::size_t count) {
  constexpr std::size_t few = 32;
  if (count > few) return has_duplicates_of_many(entries, count);
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view key = entries[i].key.text();
    const auto first = static_cast<unsigned char>(key.front());
    const std::uint64_t mark = std::uint64_t{1} << ((first + key.size() * 7) % 64);
    const bool maybe = (seen & mark) != 0;
    seen |= mark;
    if (maybe && std::any_of(entries, entries + i,
                             [&](const MapEntry& earlier) { return earlier.key.text() == key; })) {
      return true;
    }
  }
  return false;
}

// Bytes that begin a character, eight at a time: those that are not 10xxxxxx.
std::uint32_t characters_between(const char* from, const char* to) {
  constexpr std::ptrdiff_t step = sizeof(std::uint64_t);
  constexpr std::uint64_t lowest_bits = 0x0101010101010101U;
  std::ptrdiff_t tails = 0;
  const std::ptrdiff_t all = to - from;
  for (; to - from >= step; from += step) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, from, sizeof bytes);
    const std::uint64_t of_each = (bytes >> 7U) & ~(bytes >> 6U) & lowest_bits;
    tails += static_cast<std::ptrdiff_t>((of_each * lowest_bits) >> 56U);
  }
  for (; from < to; ++from)
    tails += (static_cast<unsigned char>(*from) & 0xC0U) == 0x80U ? 1 : 0;
  return static_cast<std::uint32_t>(all - tails);
}

}  // namespace

std::optional<std::string_view> take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.find('\r') != std::string_view::npos) return std::nullopt;
  return line;
}

bool says_nothing(std::string_view line) {
  const std::size_t spaces = leading_spaces(line);
  return spaces == line.size() || line[spaces] == '#';
}

void LineNodes::clear() {
  entries_.clear();
  items_.clear();
}

void LineNodes::begin_line(std::string_view line, std::uint32_t number) {
  at_ = line.data();
  end_ = at_ + line.size();
  number_ = number;
  counted_ = at_;
  column_ = 1;
}

const Node* LineNodes::entry_of(std::string_view line, std::uint32_t number) {
  if (!line.starts_with("- {")) return nullptr;
  clear();
  begin_line(line, number);
  at_ += 2;
  return map(root_, 0) && line_ends() ? &root_ : nullptr;
}

const Node* LineNodes::map_of(std::string_view text) {
  clear();
  rest_ = text;
  number_ = 0;
  no_more_ = false;
  if (!next_line() || no_more_ || indent_ > 0) return nullptr;
  return block_map(root_, 0, 0) && no_more_ ? &root_ : nullptr;
}

// Goes to the first byte of the next line that says something; false when there is one that only
// read_yaml knows.
bool LineNodes::next_line() {
  while (!rest_.empty()) {
    const auto line = take_line(rest_);
    if (!line) return false;
    begin_line(*line, number_ + 1);
    if (says_nothing(*line)) continue;
    indent_ = leading_spaces(*line);
    at_ += indent_;
    return true;
  }
  no_more_ = true;
  return true;
}

bool LineNodes::at_item() const {
  return next() == '-' && at_ + 1 < end_ && at_[1] == ' ';
}

bool LineNodes::at_key() const {
  const char* p = at_;
  while (p < end_ && is(of_key, *p))
    ++p;
  return p > at_ && p < end_ && *p == ':' && (p + 1 == end_ || p[1] == ' ');
}

// What stands in the lines below a key that is indented by so much. A list may stand right below
// it; a key without anything is for read_yaml.
bool LineNodes::block_below(Node& node, std::size_t indent, int depth) {
  if (no_more_ || depth == most_depth) return false;
  if (at_item()) return indent_ >= indent && block_list(node, indent_, depth + 1);
  return indent_ > indent && block_map(node, indent_, depth + 1);
}

bool LineNodes::block_map(Node& node, std::size_t indent, int depth) {
  begin(node, NodeKind::map, ScalarStyle::plain);
  node.layout_ = Layout::block;
  const std::size_t first = entries_.opened();
  while (!no_more_ && indent_ == indent && !at_item()) {
    MapEntry one;
    if (!block_entry(one, indent, depth)) return false;
    entries_.add(one);
  }
  // A line further in goes on with the text before it, which only read_yaml knows.
  return (no_more_ || indent_ <= indent) && close_map(node, first);
}

bool LineNodes::block_entry(MapEntry& entry, std::size_t indent, int depth) {
  if (!key(entry.key)) return false;
  ++at_;
  const bool here = next() == ' ';
  skip_spaces();
  if (at_ == end_ || (here && next() == '#')) {
    return next_line() && block_below(entry.value, indent, depth);
  }
  return here && value(entry.value, depth) && line_ends() && next_line();
}

bool LineNodes::block_list(Node& node, std::size_t indent, int depth) {
  begin(node, NodeKind::list, ScalarStyle::plain);
  node.layout_ = Layout::block;
  const std::size_t first = items_.opened();
  while (!no_more_ && indent_ == indent && at_item()) {
    Node one;
    if (!block_item(one, indent, depth)) return false;
    items_.add(one);
  }
  return (no_more_ || indent_ <= indent) && close_list(node, first);
}

// A map may begin behind the dash; its other lines stand below its first key.
bool LineNodes::block_item(Node& node, std::size_t indent, int depth) {
  constexpr std::size_t dash = 2;
  at_ += dash;
  if (!at_key()) return value(node, depth) && line_ends() && next_line();
  indent_ = indent + dash;
  return depth < most_depth && block_map(node, indent_, depth + 1);
}

// Nothing more, or a comment set apart.
bool LineNodes::line_ends() {
  skip_spaces();
  return at_ == end_ || (*at_ == '#' && at_[-1] == ' ');
}

void LineNodes::skip_spaces() {
  while (at_ < end_ && *at_ == ' ')
    ++at_;
}

// Columns count characters.
void LineNodes::begin(Node& node, NodeKind kind, ScalarStyle style) {
  if (columns_ == Columns::count) {
    column_ += characters_between(counted_, at_);
    counted_ = at_;
  }
  node.kind_ = kind;
  node.style_ = style;
  node.layout_ = Layout::flow;
  node.line_ = number_;
  node.column_ = column_;
}

void LineNodes::fill(Node& node, const void* content, std::size_t size) {
  node.content_ = content;
  node.size_ = static_cast<std::uint32_t>(size);
}

// Behind an item: a comma and another item, or the closing bracket. A comma before the bracket is
// for read_yaml.
bool LineNodes::goes_on(char closing, bool& closed) {
  skip_spaces();
  const char byte = next();
  closed = byte == closing;
  if (byte != ',' && !closed) return false;
  ++at_;
  if (closed) return true;
  skip_spaces();
  return next() != closing;
}

bool LineNodes::map(Node& node, int depth) {
  begin(node, NodeKind::map, ScalarStyle::plain);
  ++at_;
  const std::size_t first = entries_.opened();
  skip_spaces();
  bool closed = next() == '}';
  if (closed) ++at_;
  while (!closed) {
    MapEntry one;
    if (!entry(one, depth)) return false;
    entries_.add(one);
    if (!goes_on('}', closed)) return false;
  }
  return close_map(node, first);
}

bool LineNodes::close_map(Node& node, std::size_t first) {
  const std::size_t count = entries_.opened() - first;
  const MapEntry* kept = entries_.close(first);
  if (has_duplicates(kept, count)) return false;
  fill(node, kept, count);
  return true;
}

bool LineNodes::list(Node& node, int depth) {
  begin(node, NodeKind::list, ScalarStyle::plain);
  ++at_;
  const std::size_t first = items_.opened();
  skip_spaces();
  bool closed = next() == ']';
  if (closed) ++at_;
  while (!closed) {
    Node one;
    if (!value(one, depth)) return false;
    items_.add(one);
    if (!goes_on(']', closed)) return false;
  }
  return close_list(node, first);
}

bool LineNodes::close_list(Node& node, std::size_t first) {
  const std::size_t count = items_.opened() - first;
  fill(node, items_.close(first), count);
  return true;
}

bool LineNodes::entry(MapEntry& entry, int depth) {
  if (!key(entry.key)) return false;
  ++at_;
  if (next() != ' ') return false;
  skip_spaces();
  return value(entry.value, depth);
}

// A key and, at `at_`, its colon.
bool LineNodes::key(Node& node) {
  if (next() == '"') {
    if (!quoted(node, '"', ScalarStyle::double_quoted)) return false;
    return next() == ':' && node.size_ > 0 && node.size_ <= longest_key;
  }
  begin(node, NodeKind::scalar, ScalarStyle::plain);
  const char* first = at_;
  if (!is(begins, next())) return false;
  while (at_ < end_ && is(of_key, *at_))
    ++at_;
  const auto size = static_cast<std::size_t>(at_ - first);
  fill(node, first, size);
  return next() == ':' && size > 0 && size <= longest_key;
}

bool LineNodes::value(Node& node, int depth) {
  switch (next()) {
    case '"':
      return quoted(node, '"', ScalarStyle::double_quoted);
    case '\'':
      return quoted(node, '\'', ScalarStyle::single_quoted);
    case '[':
      return depth < most_depth && list(node, depth + 1);
    case '{':
      return depth < most_depth && map(node, depth + 1);
    default:
      return plain(node);
  }
}

// Up to a comma, a bracket, or something that only read_yaml knows; spaces behind are none of it.
bool LineNodes::plain(Node& node) {
  begin(node, NodeKind::scalar, ScalarStyle::plain);
  const char* first = at_;
  const auto word_follows = [&] { return at_ + 1 < end_ && is(of_word, at_[1]); };
  if (!is(begins, next()) && !(next() == '-' && word_follows())) return false;
  ++at_;
  for (; at_ < end_; ++at_) {
    if (!is(inside, *at_) && !(*at_ == ':' && word_follows())) break;
  }
  const char* last = at_;
  while (last[-1] == ' ')
    --last;
  fill(node, first, static_cast<std::size_t>(last - first));
  return true;
}

// With the same quote or a backslash inside it is for read_yaml.
bool LineNodes::quoted(Node& node, char quote, ScalarStyle style) {
  begin(node, NodeKind::scalar, style);
  const char* first = ++at_;
  while (at_ < end_ && *at_ != quote && *at_ != '\\')
    ++at_;
  if (next() != quote) return false;
  fill(node, first, static_cast<std::size_t>(at_ - first));
  ++at_;
  return next() != '\'';
}

}  // namespace mentor
