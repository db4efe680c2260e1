// Strong components of a directed graph.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace mentor::matching {

struct Components {
  std::vector<std::uint32_t> of;     ///< by node; an arc between components leads to a lower number
  std::vector<std::uint32_t> nodes;  ///< grouped by component, lowest first
  std::vector<std::uint32_t> first;  ///< components + 1 positions in `nodes`

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(first.size() - 1); }
  [[nodiscard]] std::span<const std::uint32_t> members(std::uint32_t component) const {
    return std::span(nodes).subspan(first[component], first[component + 1] - first[component]);
  }
};

/// Tarjan 1972, without recursion. Node v has the arcs to[first[v]] .. to[first[v + 1] - 1].
Components strong_components(std::span<const std::uint32_t> first,
                             std::span<const std::uint32_t> to);

}  // namespace mentor::matching
