// YAML in: bytes to a tree of nodes with places, strict where libyaml alone is lenient.
// No typing here: every scalar is a text; what it means is decided by the field that holds it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "mentor/model/finding.h"

namespace mentor {

enum class NodeKind : std::uint8_t { scalar, list, map };
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };
enum class Layout : std::uint8_t { block, flow };

struct MapEntry;

/// One node of a Tree: small, trivially copyable, valid as long as its Tree lives (also when
/// moved).
class Node {
 public:
  [[nodiscard]] NodeKind kind() const { return kind_; }
  [[nodiscard]] bool is_scalar() const { return kind_ == NodeKind::scalar; }
  [[nodiscard]] bool is_list() const { return kind_ == NodeKind::list; }
  [[nodiscard]] bool is_map() const { return kind_ == NodeKind::map; }

  /// The decoded text of a scalar (escapes resolved, lines folded); empty for a list or a map.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] ScalarStyle style() const { return style_; }
  /// Of a list or map; a scalar is `flow`.
  [[nodiscard]] Layout layout() const { return layout_; }

  /// True for a plain scalar that every YAML reader takes for "no value": nothing at all, `~`,
  /// `null`, `Null`, `NULL`. The same words in quotes are texts.
  [[nodiscard]] bool is_nothing() const;

  /// Where the node begins, from 1; columns count characters.
  [[nodiscard]] int line() const { return static_cast<int>(line_); }
  [[nodiscard]] int column() const { return static_cast<int>(column_); }

  /// The items of a list; empty for anything else.
  [[nodiscard]] std::span<const Node> items() const;
  /// The entries of a map in the order of the file, keys unique; empty for anything else.
  [[nodiscard]] std::span<const MapEntry> entries() const;

  /// The value under `key`, or null when the key is absent or its value `is_nothing()`.
  [[nodiscard]] const Node* find(std::string_view key) const;

 private:
  friend class TreeBuilder;
  friend class LineNodes;
  const void* content_ = nullptr;  // char, Node or MapEntry, by kind
  std::uint32_t size_ = 0;
  std::uint32_t line_ = 0;
  std::uint32_t column_ = 0;
  NodeKind kind_ = NodeKind::scalar;
  ScalarStyle style_ = ScalarStyle::plain;
  Layout layout_ = Layout::flow;
};

struct MapEntry {
  Node key;
  Node value;
};

/// A file's nodes together with its text. Movable, not copyable; nodes point into it.
class Tree {
 public:
  Tree();
  ~Tree();
  Tree(Tree&&) noexcept;
  Tree& operator=(Tree&&) noexcept;

  /// Null for an empty file and one that holds only comments.
  [[nodiscard]] const Node* root() const;
  /// The bytes that were read, with BOM and CRLF.
  [[nodiscard]] const std::string& source() const;

 private:
  friend class TreeBuilder;
  struct Content;
  std::unique_ptr<Content> content_;
};

/// What reading a file gave: with errors in `findings` the tree holds what could be read (nothing
/// after a fault of syntax), so that a caller may look for further faults but must not use it.
struct YamlReading {
  std::string file;  ///< as named in messages
  Tree tree;
  Findings findings;
  [[nodiscard]] bool readable() const { return !has_errors(findings); }
};

constexpr std::size_t max_yaml_bytes = std::size_t{16} << 20;
constexpr int max_yaml_depth = 32;

/// Reads one YAML document. Never throws, linear in the size of `bytes`. Findings are errors with
/// place; several where one can go on (duplicate keys, anchors, tags), else the first. Ids:
/// bytes: `file-too-big`, `utf8-broken`, `nul-byte`, `control-character`, `line-separator`,
/// `conflict-marker`, `conflict-in-card`; banned: `yaml-anchor`, `yaml-alias`, `yaml-tag`,
/// `yaml-documents`, `yaml-directive`, `yaml-depth`, `yaml-key-kind`, `key-duplicate`; syntax:
/// `yaml-...` (see yaml_problems in src/store). A BOM and CRLF are tolerated. U+0085, U+2028 and
/// U+2029 are refused as bytes, because YAML 1.1 takes them for line breaks and 1.2 does not;
/// escaped they may stand.
[[nodiscard]] YamlReading read_yaml(std::string bytes, std::string file);

/// The line (from 1) of a text, without its line end; empty when there is no such line. Lines end
/// as YAML's do: LF, CRLF or CR.
[[nodiscard]] std::string_view line_of(std::string_view text, int line);

}  // namespace mentor
