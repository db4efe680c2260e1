#include "bench/lemon_flow.h"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <ctime>

namespace mentor::second_opinion {
namespace {

using Graph = lemon::SmartDigraph;

template <class Algorithm>
LeastCost run(const Flow& flow) {
  Graph graph;
  graph.reserveNode(static_cast<int>(flow.supply.size()));
  graph.reserveArc(static_cast<int>(flow.from.size()));
  for (std::size_t v = 0; v < flow.supply.size(); ++v)
    graph.addNode();
  for (std::size_t a = 0; a < flow.from.size(); ++a)
    graph.addArc(Graph::nodeFromId(flow.from[a]), Graph::nodeFromId(flow.to[a]));
  Graph::ArcMap<std::int64_t> cost(graph);
  Graph::ArcMap<std::int64_t> room(graph);
  Graph::NodeMap<std::int64_t> supply(graph);
  for (std::size_t a = 0; a < flow.from.size(); ++a) {
    cost[Graph::arcFromId(static_cast<int>(a))] = flow.cost[a];
    room[Graph::arcFromId(static_cast<int>(a))] = flow.room[a];
  }
  for (std::size_t v = 0; v < flow.supply.size(); ++v)
    supply[Graph::nodeFromId(static_cast<int>(v))] = flow.supply[v];
  const std::clock_t start = std::clock();
  Algorithm algorithm(graph);
  algorithm.upperMap(room).costMap(cost).supplyMap(supply);
  LeastCost out;
  out.optimal = algorithm.run() == Algorithm::OPTIMAL;
  out.cost = algorithm.template totalCost<std::int64_t>();
  out.seconds = static_cast<double>(std::clock() - start) / static_cast<double>(CLOCKS_PER_SEC);
  return out;
}

}  // namespace

LeastCost least_cost(const Flow& flow, Method method) {
  if (method == Method::network_simplex)
    return run<lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>>(flow);
  return run<lemon::CostScaling<Graph, std::int64_t, std::int64_t>>(flow);
}

}  // namespace mentor::second_opinion
