// A second method, by other hands: the network simplex and cost scaling of LEMON on one flow
// network with large penalties must reach the same levels.
#include <doctest/doctest.h>
#include <lemon/cost_scaling.h>
#include <lemon/list_graph.h>
#include <lemon/network_simplex.h>

#include "brute.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;

namespace {

using Graph = lemon::ListDigraph;

/// Mentee -> mentor -> sink, each place an arc of its own cost, and mentee -> sink for staying out.
struct Flow {
  Graph graph;
  Graph::ArcMap<std::int64_t> cost{graph};
  Graph::ArcMap<std::int64_t> room{graph};
  Graph::NodeMap<std::int64_t> supply{graph};
};

void add_arc(Flow& flow, Graph::Node from, Graph::Node to, std::int64_t cost) {
  const Graph::Arc arc = flow.graph.addArc(from, to);
  flow.cost[arc] = cost;
  flow.room[arc] = 1;
}

// One more of a class outweighs everything that points and all lower classes can do.
std::array<std::int64_t, 4> penalties(const Problem& problem) {
  const auto n = static_cast<std::int64_t>(problem.mentees.size());
  std::array<std::int64_t, 4> out{};
  std::int64_t all = 0;
  for (std::size_t e = 0; e < problem.mentor.size(); ++e)
    all = std::max(all, worth(problem, e));
  std::int64_t step = (all + place_cost(problem, 40)) * 2 + 1;
  for (auto& p : out) {
    step *= n + 1;
    p = step;
  }
  return out;
}

void build(const Problem& problem, Flow& flow) {
  const auto outside = penalties(problem);
  const Graph::Node sink = flow.graph.addNode();
  std::vector<Graph::Node> mentors;
  for (const auto& mentor : problem.mentors) {
    mentors.push_back(flow.graph.addNode());
    for (int q = 1; q <= mentor.places; ++q)
      add_arc(flow, mentors.back(), sink, place_cost(problem, mentor.load + q));
  }
  flow.supply[sink] = -static_cast<std::int64_t>(problem.mentees.size());
  for (std::size_t i = 0; i < problem.mentees.size(); ++i) {
    const Graph::Node mentee = flow.graph.addNode();
    flow.supply[mentee] = 1;
    add_arc(flow, mentee, sink, outside[static_cast<std::size_t>(problem.mentees[i].urgent)]);
    for (std::size_t e = problem.first[i]; e < problem.first[i + 1]; ++e)
      add_arc(flow, mentee, mentors[problem.mentor[e]], -worth(problem, e));
  }
}

std::int64_t our_cost(const Problem& problem, const Solution& solution) {
  const auto outside = penalties(problem);
  std::int64_t cost = -solution.worth;
  for (std::size_t i = 0; i < problem.mentees.size(); ++i)
    if (solution.mentor_of[i] == nobody)
      cost += outside[static_cast<std::size_t>(problem.mentees[i].urgent)];
  return cost;
}

template <class Method>
std::int64_t least_cost(Flow& flow) {
  Method method(flow.graph);
  method.upperMap(flow.room).costMap(flow.cost).supplyMap(flow.supply);
  REQUIRE(method.run() == Method::OPTIMAL);
  return method.template totalCost<std::int64_t>();
}

}  // namespace

TEST_CASE("two methods of LEMON reach the same levels on 1000 problems of 50 x 30") {
  Dice dice{17};
  int differences = 0;
  for (int round = 0; round < 1000; ++round) {
    RandomShape shape;
    shape.mentees = 50;
    shape.mentors = 30;
    Draft draft = random_draft(dice, shape);
    draft.objective = {Level::served, Level::points};
    std::erase_if(draft.pairs, [&](const EligiblePair&) { return dice.roll(4) != 0; });
    for (auto& pair : draft.pairs)
      pair.marks &= Mark::kept;
    const Problem problem = assemble(draft);
    const Solution solution = solve(problem);
    Flow flow;
    build(problem, flow);
    const std::int64_t cost = our_cost(problem, solution);
    using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;
    using Scaling = lemon::CostScaling<Graph, std::int64_t, std::int64_t>;
    if (least_cost<Simplex>(flow) != cost || least_cost<Scaling>(flow) != cost) ++differences;
  }
  CHECK(differences == 0);
}
