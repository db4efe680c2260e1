// Our reading of a document against that of yaml-cpp.
#pragma once

#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "mentor/store/yaml_tree.h"

namespace mentor::test {

/// True when both hold the same values in the same order; what is nothing to us may be null there.
inline bool same(const Node& ours, const YAML::Node& theirs) {
  if (ours.is_scalar()) {
    return theirs.IsNull() ? ours.is_nothing()
                           : theirs.IsScalar() && theirs.Scalar() == ours.text();
  }
  if (ours.is_list()) {
    return theirs.IsSequence() &&
           std::equal(ours.items().begin(), ours.items().end(), theirs.begin(), theirs.end(), same);
  }
  if (!theirs.IsMap() || theirs.size() != ours.entries().size()) return false;
  auto theirs_at = theirs.begin();
  for (const MapEntry& entry : ours.entries()) {
    if (!same(entry.key, theirs_at->first) || !same(entry.value, theirs_at->second)) return false;
    ++theirs_at;
  }
  return true;
}

}  // namespace mentor::test
