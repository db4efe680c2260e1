#include "second_reader.h"

#include <yaml-cpp/yaml.h>

#include "mentor/store/yaml_tree.h"

namespace mentor {
namespace {

bool same(const Node& ours, const YAML::Node& theirs) {
  if (ours.is_scalar()) {
    return theirs.IsNull() ? ours.is_nothing()
                           : theirs.IsScalar() && theirs.Scalar() == ours.text();
  }
  if (ours.is_list()) {
    if (!theirs.IsSequence() || theirs.size() != ours.items().size()) return false;
    std::size_t i = 0;
    for (const Node& item : ours.items()) {
      if (!same(item, theirs[i++])) return false;
    }
    return true;
  }
  if (!theirs.IsMap() || theirs.size() != ours.entries().size()) return false;
  auto entry = ours.entries().begin();
  for (const auto& each : theirs) {
    if (!each.first.IsScalar() || each.first.Scalar() != entry->key.text()) return false;
    if (!same(entry->value, each.second)) return false;
    ++entry;
  }
  return true;
}

// The one door through which yaml-cpp's exceptions stop.
bool agrees(const Node& ours, const std::string& text) {
  try {
    return same(ours, YAML::Load(text));
  } catch (const YAML::Exception&) {
    return false;
  }
}

}  // namespace

Result<void> read_by_both(const std::string& text, const std::string& path) {
  const YamlReading reading = read_yaml(text, path);
  const Node* root = reading.tree.root();
  if (reading.readable() && (root == nullptr || agrees(*root, text))) return {};
  return fail(Exit::bug, "second-reader-differs", {{"path", path}});
}

}  // namespace mentor
