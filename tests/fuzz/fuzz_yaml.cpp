// YAML: places inside the file, and whatever is read is written so that both readers, ours and
// yaml-cpp's, give it back.
#include <yaml-cpp/yaml.h>

#include "../store/yaml_same.h"
#include "law.h"
#include "mentor/store/yaml_emit.h"
#include "mentor/store/yaml_tree.h"

using namespace mentor;
using fuzz::law;
using test::same;

namespace {

void walk(const Node& node, int depth) {
  law(depth <= max_yaml_depth, "no tree is deeper than the contract says");
  law(node.line() >= 1 && node.column() >= 1, "a node has a place");
  for (const Node& item : node.items())
    walk(item, depth + 1);
  for (const MapEntry& entry : node.entries()) {
    law(node.find(entry.key.text()) == &entry.value || entry.value.is_nothing(),
        "a value is found under its key");
    walk(entry.value, depth + 1);
  }
}

bool equal(const Node& a, const Node& b) {
  if (a.kind() != b.kind() || a.text() != b.text()) return false;
  if (a.items().size() != b.items().size() || a.entries().size() != b.entries().size())
    return false;
  for (std::size_t i = 0; i < a.items().size(); ++i) {
    if (!equal(a.items()[i], b.items()[i])) return false;
  }
  for (std::size_t i = 0; i < a.entries().size(); ++i) {
    if (!equal(a.entries()[i].key, b.entries()[i].key)) return false;
    if (!equal(a.entries()[i].value, b.entries()[i].value)) return false;
  }
  return true;
}

// What yaml-cpp cannot read at all says nothing, unless we have written it.
bool is_read_alike(const Node& ours, const std::string& bytes) {
  try {
    return same(ours, YAML::Load(bytes));
  } catch (const YAML::Exception&) {
    return true;
  }
}

// One-line flow entries are what commands write and people copy: there both must agree. Elsewhere
// yaml-cpp has faults of its own (tests/store/yaml_agreement_test.cpp names them).
bool is_plain_journal(std::string_view text) {
  return text.starts_with("- {") && text.find_first_of("\t\r%#?&*!|>'\"\\:,[]", 3) == text.npos;
}

OutNode to_write(const Node& node) {
  if (node.is_scalar()) return out_text(std::string(node.text()));
  if (node.is_list()) {
    OutNode list = out_list(node.layout());
    for (const Node& item : node.items())
      list.add(to_write(item));
    return list;
  }
  OutNode map = out_map(node.layout());
  for (const MapEntry& entry : node.entries())
    map.add(std::string(entry.key.text()), to_write(entry.value));
  return map;
}

void reads_back(const Node& root, const Result<std::string>& written) {
  if (!written) return law(written.error().message.id == "key-too-long", "a tree can be written");
  const YamlReading again = read_yaml(*written, "x.yaml");
  law(again.readable() && again.tree.root() != nullptr, "what is written is read");
  law(equal(root, *again.tree.root()), "what is written reads back the same");
  law(same(*again.tree.root(), YAML::Load(*written)), "both readers agree on what is written");
}

void write_and_read(const Node& root) {
  reads_back(root, flow_value(to_write(root)));
  if (!root.is_map()) return;
  reads_back(root, block_card(to_write(root)));
  const auto line = flow_entry(to_write(root));
  if (!line) return;
  law(line->find_first_of("\n\r") == line->size() - 1, "an entry is one line");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(fuzz::text_of(data, size));
  const YamlReading reading = read_yaml(bytes, "x.yaml");
  for (const Finding& finding : reading.findings) {
    law(finding.where.line >= 0 && !finding.message.id.empty(),
        "a finding has a cause and a place");
    (void)line_of(bytes, finding.where.line);
  }
  if (!reading.readable() || reading.tree.root() == nullptr) return 0;
  walk(*reading.tree.root(), 0);
  if (is_plain_journal(bytes)) law(is_read_alike(*reading.tree.root(), bytes), "both agree");
  write_and_read(*reading.tree.root());
  return 0;
}
