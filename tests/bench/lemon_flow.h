// Minimum cost flows by LEMON, behind plain arrays: its headers need an older C++ than ours.
#pragma once

#include <cstdint>
#include <vector>

namespace mentor::second_opinion {

/// Node v brings supply[v] (negative = takes); the supplies add up to zero.
struct Flow {
  std::vector<std::int64_t> supply;
  std::vector<int> from;
  std::vector<int> to;
  std::vector<std::int64_t> cost;
  std::vector<std::int64_t> room;
};

enum class Method { network_simplex, cost_scaling };

struct LeastCost {
  bool optimal = false;
  std::int64_t cost = 0;
  double seconds = 0;  ///< processor time of the method alone, without building the graph
};

/// The least cost of a flow that meets all supplies.
LeastCost least_cost(const Flow& flow, Method method);

}  // namespace mentor::second_opinion
