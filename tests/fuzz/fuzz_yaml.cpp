// Fuzz target of the YAML reader: never a crash or a leak, places inside the file, and what it
// accepts yaml-cpp's parser reads with the same values.
#include <yaml-cpp/yaml.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "mentor/store/yaml_tree.h"

namespace {

void insist(bool holds) {
  if (!holds) std::abort();
}

void walk(const mentor::Node& node, int depth) {
  insist(depth <= mentor::max_yaml_depth);
  insist(node.line() >= 1 && node.column() >= 1);
  for (const mentor::Node& item : node.items())
    walk(item, depth + 1);
  for (const mentor::MapEntry& entry : node.entries()) {
    insist(node.find(entry.key.text()) == &entry.value || entry.value.is_nothing());
    walk(entry.value, depth + 1);
  }
}

bool same(const mentor::Node& ours, const YAML::Node& theirs) {
  if (ours.is_scalar()) {
    return theirs.IsNull() ? ours.is_nothing()
                           : theirs.IsScalar() && theirs.Scalar() == ours.text();
  }
  if (ours.is_list()) {
    if (!theirs.IsSequence() || theirs.size() != ours.items().size()) return false;
    std::size_t i = 0;
    for (const mentor::Node& item : ours.items()) {
      if (!same(item, theirs[i++])) return false;
    }
    return true;
  }
  return theirs.IsMap() && theirs.size() == ours.entries().size();
}

// What yaml-cpp cannot read at all says nothing.
bool is_read_alike(const mentor::Node& ours, const std::string& bytes) {
  try {
    return same(ours, YAML::Load(bytes));
  } catch (const YAML::Exception&) {
    return true;
  }
}

// One-line flow entries are what commands write and people copy: there both must agree. Elsewhere
// yaml-cpp has faults of its own.
bool is_plain_journal(std::string_view text) {
  return text.starts_with("- {") && text.find_first_of("\t\r%#?&*!|>'\"\\:,[]", 3) == text.npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const mentor::YamlReading reading = mentor::read_yaml(bytes, "x.yaml");
  for (const mentor::Finding& finding : reading.findings) {
    insist(finding.where.line >= 0 && !finding.message.id.empty());
    (void)mentor::line_of(bytes, finding.where.line);
  }
  if (!reading.readable() || reading.tree.root() == nullptr) return 0;
  walk(*reading.tree.root(), 0);
  if (is_plain_journal(bytes)) insist(is_read_alike(*reading.tree.root(), bytes));
  return 0;
}
