// validate(): a tree against a shape, every departure with its place.

#include <algorithm>
#include <utility>

#include "mentor/base/date.h"
#include "mentor/base/text.h"
#include "mentor/store/shape.h"
#include "scalar_rules.h"

namespace mentor {
namespace {

const char* name_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::scalar:
      return "scalar";
    case NodeKind::list:
      return "list";
    case NodeKind::map:
      return "map";
  }
  return "scalar";
}

const char* expected_of(Shape::Kind kind) {
  switch (kind) {
    case Shape::Kind::list:
      return "list";
    case Shape::Kind::record:
    case Shape::Kind::open_map:
    case Shape::Kind::one_of:
      return "map";
    case Shape::Kind::fact:
      return "fact";
    default:
      return "scalar";
  }
}

class Check {
 public:
  explicit Check(const std::string& file) : file_(file) {}

  void node(const Node& node, const Shape& shape, const std::string& key);

  void empty_file(const Shape& shape) {
    const Node nothing;
    if (shape.kind == Shape::Kind::record) {
      fields(nothing, shape.fields);
    } else if (shape.kind == Shape::Kind::one_of) {
      missing(nothing, shape.tag);
    }
  }

  Findings result() {
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const Finding& a, const Finding& b) { return a.where < b.where; });
    return std::move(findings_);
  }

 private:
  void scalar(const Node& node, const Shape& shape, const std::string& key);
  void integer(const Node& node, const Shape& shape, const std::string& key);
  void list(const Node& node, const Shape& shape, const std::string& key);
  void fields(const Node& map, const std::vector<ShapeField>& fields);
  void field(const Node& map, const ShapeField& field);
  void unknown_keys(const Node& map, const std::vector<ShapeField>& fields);
  void cases(const Node& map, const Shape& shape);
  void unknown_case(const Node& tag, const Shape& shape);
  void missing(const Node& map, const std::string& key) {
    tell("key-missing", map, {{"key", key}});
  }
  void wrong(const char* id, const Node& node, const std::string& key, std::vector<Arg> more = {}) {
    std::vector<Arg> args = {{"key", key}, {"value", std::string(node.text())}};
    args.insert(args.end(), more.begin(), more.end());
    tell(id, node, std::move(args));
  }
  void tell(const char* id, const Node& node, std::vector<Arg> args) {
    const Where where{file_, std::max(node.line(), 1), std::max(node.column(), 1)};
    findings_.push_back({Severity::error, Message{id, std::move(args)}, where});
  }

  const std::string& file_;
  Findings findings_;
};

void Check::node(const Node& node, const Shape& shape, const std::string& key) {
  using Kind = Shape::Kind;
  if (shape.kind == Kind::any) return;
  if (node.is_nothing() && key.empty()) return tell("item-missing", node, {});
  if (node.is_nothing()) return tell("value-missing", node, {{"key", key}});
  const bool as_list =
      shape.kind == Kind::list ||
      ((shape.kind == Kind::one_or_list || shape.kind == Kind::fact) && node.is_list());
  if (as_list && node.is_list()) return list(node, shape, key);
  if (shape.kind == Kind::one_or_list) return this->node(node, *shape.inner, key);
  const NodeKind wanted = shape.kind == Kind::list                             ? NodeKind::list
                          : std::string_view(expected_of(shape.kind)) == "map" ? NodeKind::map
                                                                               : NodeKind::scalar;
  if (node.kind() != wanted) {
    return tell(
        "kind-wrong", node,
        {{"key", key}, {"expected", expected_of(shape.kind)}, {"found", name_of(node.kind())}});
  }
  if (shape.kind == Kind::record) return fields(node, shape.fields);
  if (shape.kind == Kind::one_of) return cases(node, shape);
  if (shape.kind != Kind::open_map) return scalar(node, shape, key);
  for (const MapEntry& entry : node.entries()) {
    if (entry.value.is_nothing()) continue;
    this->node(entry.value, *shape.inner, std::string(entry.key.text()));
  }
}

void Check::scalar(const Node& node, const Shape& shape, const std::string& key) {
  const std::string_view text = node.text();
  const bool plain = node.style() == ScalarStyle::plain;
  switch (shape.kind) {
    case Shape::Kind::format:
      if (!shape.format->accepts(text))
        wrong("format-wrong", node, key, {{"format", shape.format->id}});
      return;
    case Shape::Kind::integer:
      return integer(node, shape, key);
    case Shape::Kind::number:
      if (!plain || !is_strict_number(text)) wrong("number-wrong", node, key);
      return;
    case Shape::Kind::date:
      if (!parse_iso_date(text)) wrong("date-wrong", node, key);
      return;
    case Shape::Kind::boolean:
      if (!truth_value(text)) wrong("boolean-wrong", node, key);
      return;
    case Shape::Kind::choice:
      if (std::find(shape.words.begin(), shape.words.end(), text) != shape.words.end()) return;
      return wrong("word-unknown", node, key,
                   {{"near", nearest(text, shape.words)}, {"words", join(shape.words, ", ")}});
    default:
      return;
  }
}

void Check::integer(const Node& node, const Shape& shape, const std::string& key) {
  const auto number = strict_integer(node.text());
  if (!number || node.style() != ScalarStyle::plain) return wrong("integer-wrong", node, key);
  if (*number >= shape.min && *number <= shape.max) return;
  wrong("integer-range", node, key,
        {{"min", std::to_string(shape.min)}, {"max", std::to_string(shape.max)}});
}

void Check::list(const Node& node, const Shape& shape, const std::string& key) {
  const Shape text = any_text();
  const Shape& item = shape.inner ? *shape.inner : text;
  for (const Node& one : node.items())
    this->node(one, item, key);
  const bool short_list = static_cast<std::int64_t>(node.items().size()) < shape.min;
  if (shape.kind == Shape::Kind::list && short_list) {
    tell("list-short", node, {{"key", key}, {"min", std::to_string(shape.min)}});
  }
}

void Check::fields(const Node& map, const std::vector<ShapeField>& fields) {
  for (const ShapeField& one : fields)
    field(map, one);
  unknown_keys(map, fields);
}

void Check::field(const Node& map, const ShapeField& field) {
  for (const MapEntry& entry : map.entries()) {
    if (entry.key.text() != field.name) continue;
    if (entry.value.is_nothing() && field.presence == Presence::optional) return;
    return node(entry.value, field.shape, field.name);
  }
  if (field.presence == Presence::required) missing(map, field.name);
}

void Check::unknown_keys(const Node& map, const std::vector<ShapeField>& fields) {
  for (const MapEntry& entry : map.entries()) {
    const auto named = [&](const ShapeField& field) { return field.name == entry.key.text(); };
    if (std::any_of(fields.begin(), fields.end(), named)) continue;
    std::vector<std::string> free;
    for (const ShapeField& field : fields) {
      if (map.find(field.name) == nullptr) free.push_back(field.name);
    }
    const std::string key(entry.key.text());
    tell("key-unknown", entry.key, {{"key", key}, {"near", nearest(key, free)}});
  }
}

void Check::cases(const Node& map, const Shape& shape) {
  const Node* tag = map.find(shape.tag);
  if (tag == nullptr) return missing(map, shape.tag);
  const ShapeCase* first = nullptr;
  for (const ShapeCase& one : shape.cases) {
    if (one.word != tag->text() || !tag->is_scalar()) continue;
    if (one.subject.empty() || map.find(one.subject) != nullptr) return fields(map, one.fields);
    if (first == nullptr) first = &one;
  }
  if (first == nullptr) return unknown_case(*tag, shape);
  fields(map, first->fields);
}

void Check::unknown_case(const Node& tag, const Shape& shape) {
  std::vector<std::string> words;
  for (const ShapeCase& one : shape.cases)
    words.push_back(one.word);
  wrong("case-unknown", tag, shape.tag, {{"near", nearest(tag.text(), words)}});
}

}  // namespace

Findings validate(const Tree& tree, const Shape& shape, const std::string& file) {
  Check check(file);
  if (tree.root() == nullptr) {
    check.empty_file(shape);
  } else {
    check.node(*tree.root(), shape, "");
  }
  return check.result();
}

Findings validate(const Node& node, const Shape& shape, const std::string& file) {
  Check check(file);
  check.node(node, shape, "");
  return check.result();
}

std::int64_t integer_in(const Node& node) {
  return strict_integer(node.text()).value_or(0);
}
bool boolean_in(const Node& node) {
  return truth_value(node.text()).value_or(false);
}

}  // namespace mentor
