#include "line_nodes.h"

#include <algorithm>
#include <cstring>

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

// Entries of one map have different keys: most are told apart by length and first byte.
bool has_duplicates(const MapEntry* entries, std::size_t count) {
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

template <class T>
bool LineNodes::Room<T>::add(const T& each) {
  if (opened == most_nodes) return false;
  open[opened++] = each;
  return true;
}

// Moves the children from `first` on to where they stay; nullptr when there is no room.
template <class T>
const T* LineNodes::Room<T>::close(std::size_t first) {
  const std::size_t count = opened - first;
  if (finished + count > most_nodes) return nullptr;
  T* kept = done.data() + finished;
  std::copy(open.data() + first, open.data() + opened, kept);
  finished += count;
  opened = first;
  return kept;
}

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
  entries_.opened = entries_.finished = 0;
  items_.opened = items_.finished = 0;
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
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const auto line = take_line(text);
    if (!line) return nullptr;
    if (says_nothing(*line)) continue;
    begin_line(*line, number);
    if (entries_.opened == 0) begin(root_, NodeKind::map, ScalarStyle::plain);
    MapEntry one;
    if (!entry(one, 0) || !line_ends() || !entries_.add(one)) return nullptr;
  }
  root_.layout_ = Layout::block;
  return entries_.opened > 0 && close_map(root_, 0) ? &root_ : nullptr;
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
  const std::size_t first = entries_.opened;
  skip_spaces();
  bool closed = next() == '}';
  if (closed) ++at_;
  while (!closed) {
    MapEntry one;
    if (!entry(one, depth) || !entries_.add(one) || !goes_on('}', closed)) return false;
  }
  return close_map(node, first);
}

bool LineNodes::close_map(Node& node, std::size_t first) {
  const std::size_t count = entries_.opened - first;
  const MapEntry* kept = entries_.close(first);
  if (kept == nullptr || has_duplicates(kept, count)) return false;
  fill(node, kept, count);
  return true;
}

bool LineNodes::list(Node& node, int depth) {
  begin(node, NodeKind::list, ScalarStyle::plain);
  ++at_;
  const std::size_t first = items_.opened;
  skip_spaces();
  bool closed = next() == ']';
  if (closed) ++at_;
  while (!closed) {
    Node one;
    if (!value(one, depth) || !items_.add(one) || !goes_on(']', closed)) return false;
  }
  const std::size_t count = items_.opened - first;
  const Node* kept = items_.close(first);
  if (kept == nullptr) return false;
  fill(node, kept, count);
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
