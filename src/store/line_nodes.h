// The small language of a programme's files, read directly: `- {key: value, …}` or `key: value`,
// whole on one line, where a value is a plain text, a quoted text without escapes, or a list or map
// of such values in flow style; and in files that are one map, below a key, further indented lines
// of that kind. Far from all of YAML, but all that commands write and nearly all that people do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "mentor/store/yaml_tree.h"
#include "node_room.h"

namespace mentor {

/// The next line of `rest`, which is left without it, without its LF or CRLF; nullopt when a CR
/// alone ends a line in it.
[[nodiscard]] std::optional<std::string_view> take_line(std::string_view& rest);

/// A blank line or a comment.
[[nodiscard]] bool says_nothing(std::string_view line);

/// What it accepts it reads exactly as read_yaml does, which is the judge of everything else:
/// nullptr says that something is not of the small language, and nothing of whether it is right.
/// Texts have passed gate_bytes; nodes point into them and live until the next call.
class LineNodes {
 public:
  /// Whoever has no use for columns reads a seventh sooner without: each is then 1.
  enum class Columns : std::uint8_t { count, skip };
  explicit LineNodes(Columns columns = Columns::count) : columns_(columns) {}

  /// The map of an entry's line, given without its line end.
  [[nodiscard]] const Node* entry_of(std::string_view line, std::uint32_t number);

  /// The map of a file without its byte order mark. nullptr also for a file that says nothing.
  [[nodiscard]] const Node* map_of(std::string_view text);

 private:
  void clear();
  void begin_line(std::string_view line, std::uint32_t number);
  [[nodiscard]] bool close_map(Node& node, std::size_t first);
  [[nodiscard]] bool close_list(Node& node, std::size_t first);
  [[nodiscard]] bool line_ends();
  [[nodiscard]] bool next_line();
  [[nodiscard]] bool at_item() const;
  [[nodiscard]] bool at_key() const;
  [[nodiscard]] bool block_below(Node& node, std::size_t indent, int depth);
  [[nodiscard]] bool block_map(Node& node, std::size_t indent, int depth);
  [[nodiscard]] bool block_entry(MapEntry& entry, std::size_t indent, int depth);
  [[nodiscard]] bool block_list(Node& node, std::size_t indent, int depth);
  [[nodiscard]] bool block_item(Node& node, std::size_t indent, int depth);
  [[nodiscard]] bool map(Node& node, int depth);
  [[nodiscard]] bool list(Node& node, int depth);
  [[nodiscard]] bool entry(MapEntry& entry, int depth);
  [[nodiscard]] bool key(Node& node);
  [[nodiscard]] bool value(Node& node, int depth);
  [[nodiscard]] bool plain(Node& node);
  [[nodiscard]] bool quoted(Node& node, char quote, ScalarStyle style);
  [[nodiscard]] bool goes_on(char closing, bool& closed);
  [[nodiscard]] char next() const { return at_ < end_ ? *at_ : '\0'; }
  void skip_spaces();
  void begin(Node& node, NodeKind kind, ScalarStyle style);
  static void fill(Node& node, const void* content, std::size_t size);

  Columns columns_;
  std::string_view rest_;   // of a file: the lines after this one
  bool no_more_ = false;    // there was no line left
  std::size_t indent_ = 0;  // of the line
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::uint32_t number_ = 0;       // of the line, from 1
  const char* counted_ = nullptr;  // up to here characters of the line are counted
  std::uint32_t column_ = 0;       // of counted_, from 1
  NodeRoom<MapEntry> entries_;
  NodeRoom<Node> items_;
  Node root_;
};

}  // namespace mentor
