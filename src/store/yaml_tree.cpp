#include "mentor/store/yaml_tree.h"

#include <yaml.h>

#include <fmt/format.h>
#include <algorithm>
#include <cstring>
#include <new>
#include <vector>

#include "arena.h"
#include "byte_gate.h"
#include "yaml_problems.h"
#include "yaml_strict.h"

namespace mentor {

struct Tree::Content {
  std::string source;
  Arena arena;
  Node root;
  bool filled = false;
};

Tree::Tree() : content_(std::make_unique<Content>()) {}
Tree::~Tree() = default;
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;

const Node* Tree::root() const {
  return content_->filled ? &content_->root : nullptr;
}
const std::string& Tree::source() const {
  return content_->source;
}

std::string_view Node::text() const {
  if (kind_ != NodeKind::scalar) return {};
  return {static_cast<const char*>(content_), size_};
}

bool Node::is_nothing() const {
  if (kind_ != NodeKind::scalar || style_ != ScalarStyle::plain) return false;
  if (size_ > 4) return false;
  const std::string_view word = text();
  return word.empty() || word == "~" || word == "null" || word == "Null" || word == "NULL";
}

std::span<const Node> Node::items() const {
  if (kind_ != NodeKind::list) return {};
  return {static_cast<const Node*>(content_), size_};
}

std::span<const MapEntry> Node::entries() const {
  if (kind_ != NodeKind::map) return {};
  return {static_cast<const MapEntry*>(content_), size_};
}

const Node* Node::find(std::string_view key) const {
  for (const MapEntry& entry : entries()) {
    if (entry.key.text() == key) return entry.value.is_nothing() ? nullptr : &entry.value;
  }
  return nullptr;
}

namespace {

ScalarStyle style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return ScalarStyle::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return ScalarStyle::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return ScalarStyle::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return ScalarStyle::folded;
    default:
      return ScalarStyle::plain;
  }
}

// libyaml drops a last line of spaces without a line end, which may belong to a block text; empty
// when there is nothing to add.
std::string with_last_line_ended(std::string_view text) {
  const std::size_t start = text.find_last_of("\r\n") + 1;
  const std::string_view last = text.substr(start);
  if (last.empty() || leading_spaces(last) < last.size()) return {};
  return std::string(text) + '\n';
}

// One libyaml parser and the event it stands at.
class Events {
 public:
  explicit Events(std::string_view text) {
    ready_ = yaml_parser_initialize(&parser_) != 0;
    if (!ready_) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  ~Events() {
    drop();
    yaml_parser_delete(&parser_);
  }
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  // Null when the parser has stopped at a fault.
  const yaml_event_t* next() {
    drop();
    held_ = yaml_parser_parse(&parser_, &event_) != 0;
    return held_ ? &event_ : nullptr;
  }
  [[nodiscard]] const yaml_parser_t& parser() const { return parser_; }

 private:
  void drop() {
    if (held_) yaml_event_delete(&event_);
    held_ = false;
  }
  yaml_parser_t parser_{};
  yaml_event_t event_{};
  bool ready_ = false;
  bool held_ = false;
};

}  // namespace

class TreeBuilder {
 public:
  explicit TreeBuilder(YamlReading& reading)
      : reading_(reading),
        content_(*reading.tree.content_),
        text_(std::string_view(content_.source).substr(bom_length(content_.source))),
        strict_(text_, reading.file, reading.findings) {}

  // Null when there was nothing to keep the source in yet.
  static void keep_source(Tree& tree, std::string bytes) {
    tree.content_->source = std::move(bytes);
  }

  void run() {
    strict_.check_directives();
    const std::string completed = with_last_line_ended(text_);
    Events events(completed.empty() ? text_ : completed);
    while (!ended_) {
      const yaml_event_t* event = events.next();
      if (event == nullptr) return give_up(yaml_problem(events.parser(), reading_.file));
      take(*event);
    }
    strict_.check_rest();
    std::sort(reading_.findings.begin(), reading_.findings.end(),
              [](const Finding& a, const Finding& b) { return a.where < b.where; });
  }

 private:
  struct Frame {
    Node node;              // kind, layout and place
    std::size_t first = 0;  // of its children in pending_
    int indent = -1;        // column of the innermost block node, this one included
    std::size_t line = 0;   // from 0
  };

  // A fault of indentation is most often the same fault as the one that stopped the parser.
  void give_up(Finding problem) {
    std::erase_if(reading_.findings,
                  [](const Finding& finding) { return finding.message.id == "yaml-indent"; });
    reading_.findings.push_back(std::move(problem));
    content_.filled = false;
  }

  void take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_STREAM_END_EVENT:
        ended_ = true;
        return;
      case YAML_DOCUMENT_START_EVENT:
        if (++documents_ > 1) stop("yaml-documents", event.start_mark);
        return;
      case YAML_ALIAS_EVENT:
        tell("yaml-alias", event.start_mark);
        add(placed(event.start_mark));
        return;
      case YAML_SCALAR_EVENT:
        scalar(event);
        return;
      case YAML_SEQUENCE_START_EVENT:
        refuse_properties(event, event.data.sequence_start.anchor, event.data.sequence_start.tag);
        open(event, NodeKind::list, event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
        return;
      case YAML_MAPPING_START_EVENT:
        refuse_properties(event, event.data.mapping_start.anchor, event.data.mapping_start.tag);
        open(event, NodeKind::map, event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
        return;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        close(event);
        return;
      default:
        return;
    }
  }

  void scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    refuse_properties(event, scalar.anchor, scalar.tag);
    strict_.check_scalar(event, indent(), in_flow());
    Node node = placed(event.start_mark);
    node.style_ = style_of(scalar.style);
    node.layout_ = Layout::flow;
    char* text = static_cast<char*>(content_.arena.take(scalar.length));
    std::memcpy(text, scalar.value, scalar.length);
    node.content_ = text;
    node.size_ = static_cast<std::uint32_t>(scalar.length);
    add(node);
  }

  void open(const yaml_event_t& event, NodeKind kind, bool flow) {
    if (frames_.size() >= static_cast<std::size_t>(max_yaml_depth)) {
      stop("yaml-depth", event.start_mark);
      return;
    }
    Frame frame;
    frame.node = placed(event.start_mark);
    frame.node.kind_ = kind;
    frame.node.layout_ = flow ? Layout::flow : Layout::block;
    frame.first = pending_.size();
    frame.indent = flow ? indent() : static_cast<int>(event.start_mark.column);
    frame.line = event.start_mark.line;
    frames_.push_back(frame);
  }

  void close(const yaml_event_t& event) {
    const Frame frame = frames_.back();
    frames_.pop_back();
    Node node = frame.node;
    const std::span<const Node> children(pending_.data() + frame.first,
                                         pending_.size() - frame.first);
    if (node.kind_ == NodeKind::list) {
      fill_list(node, children);
    } else {
      fill_map(node, children);
    }
    pending_.resize(frame.first);
    if (node.layout_ == Layout::flow && !in_flow()) {
      strict_.check_flow_lines(frame.line, event.end_mark, frame.indent);
    }
    add(node);
  }

  void fill_list(Node& node, std::span<const Node> children) {
    void* room = content_.arena.take(children.size_bytes());
    node.content_ = room;
    node.size_ = static_cast<std::uint32_t>(children.size());
    std::uninitialized_copy(children.begin(), children.end(), static_cast<Node*>(room));
  }

  void fill_map(Node& node, std::span<const Node> children) {
    const std::size_t count = children.size() / 2;
    auto* entries = static_cast<MapEntry*>(content_.arena.take(count * sizeof(MapEntry)));
    for (std::size_t i = 0; i < count; ++i) {
      new (entries + i) MapEntry{children[2 * i], children[2 * i + 1]};
      check_key(entries[i].key);
    }
    node.content_ = entries;
    node.size_ = static_cast<std::uint32_t>(count);
    check_duplicates({entries, count});
  }

  void check_key(const Node& key) {
    if (!key.is_scalar()) return tell_at("yaml-key-kind", key);
    const bool multi_line =
        key.style() == ScalarStyle::literal || key.style() == ScalarStyle::folded;
    if (multi_line) return tell_at("yaml-key-kind", key);
    if (key.style() == ScalarStyle::plain && key.text().empty()) tell_at("yaml-key-empty", key);
  }

  // Small maps pair by pair, large ones by sorting: linear in sum for the files people have.
  void check_duplicates(std::span<const MapEntry> entries) {
    constexpr std::size_t small = 12;
    if (entries.size() > small) return check_duplicates_sorted(entries);
    for (std::size_t i = 1; i < entries.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (entries[j].key.text() != entries[i].key.text()) continue;
        tell_duplicate(entries[i].key, entries[j].key);
        break;
      }
    }
  }

  void check_duplicates_sorted(std::span<const MapEntry> entries) {
    std::vector<const Node*> keys;
    keys.reserve(entries.size());
    for (const MapEntry& entry : entries)
      keys.push_back(&entry.key);
    std::stable_sort(keys.begin(), keys.end(),
                     [](const Node* a, const Node* b) { return a->text() < b->text(); });
    for (std::size_t i = 1; i < keys.size(); ++i) {
      if (keys[i]->text() == keys[i - 1]->text()) tell_duplicate(*keys[i], *keys[i - 1]);
    }
  }

  void tell_duplicate(const Node& second, const Node& first) {
    if (!second.is_scalar() || !first.is_scalar()) return;
    reading_.findings.push_back(
        {Severity::error,
         Message{"key-duplicate",
                 {{"key", std::string(second.text())},
                  {"first", fmt::format("{}:{}", first.line(), first.column())}}},
         Where{reading_.file, second.line(), second.column()}});
  }

  void refuse_properties(const yaml_event_t& event, const yaml_char_t* anchor,
                         const yaml_char_t* tag) {
    if (anchor != nullptr) tell("yaml-anchor", event.start_mark);
    if (tag != nullptr) tell("yaml-tag", event.start_mark);
  }

  void add(const Node& node) {
    if (!frames_.empty()) {
      pending_.push_back(node);
      return;
    }
    content_.root = node;
    content_.filled =
        !(node.is_scalar() && node.style() == ScalarStyle::plain && node.text().empty());
  }

  static Node placed(const yaml_mark_t& mark) {
    Node node;
    node.line_ = static_cast<std::uint32_t>(mark.line + 1);
    node.column_ = static_cast<std::uint32_t>(mark.column + 1);
    return node;
  }

  [[nodiscard]] int indent() const { return frames_.empty() ? -1 : frames_.back().indent; }
  [[nodiscard]] bool in_flow() const {
    return !frames_.empty() && frames_.back().node.layout_ == Layout::flow;
  }

  void tell(const char* id, const yaml_mark_t& mark) { tell_at(id, placed(mark)); }

  void tell_at(const char* id, const Node& node) {
    reading_.findings.push_back(
        {Severity::error, Message{id, {}}, Where{reading_.file, node.line(), node.column()}});
  }

  void stop(const char* id, const yaml_mark_t& mark) {
    tell(id, mark);
    ended_ = true;
  }

  YamlReading& reading_;
  Tree::Content& content_;
  std::string_view text_;
  YamlStrict strict_;
  std::vector<Frame> frames_;
  std::vector<Node> pending_;
  int documents_ = 0;
  bool ended_ = false;
};

YamlReading read_yaml(std::string bytes, std::string file) {
  YamlReading reading;
  reading.file = std::move(file);
  TreeBuilder::keep_source(reading.tree, std::move(bytes));
  reading.findings = gate_bytes(reading.tree.source(), reading.file);
  if (reading.findings.empty()) TreeBuilder(reading).run();
  return reading;
}

}  // namespace mentor
