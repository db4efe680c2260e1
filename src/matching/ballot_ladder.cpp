#include "ballot_ladder.h"

#include <algorithm>
#include <utility>

#include "market.h"

namespace mentor::matching {
namespace {

Goal goal_served(const BallotMarket& part, int urgent) {
  Goal goal;
  for (const Choice& c : part.choices)
    goal.gain.push_back(part.urgent[c.row] == urgent ? 1 : 0);
  return goal;
}

Goal goal_points(const Problem& problem, const BallotMarket& part) {
  Goal goal;
  for (const Choice& c : part.choices)
    goal.gain.push_back(worth(problem, c.pair));
  if (problem.rates.load * problem.rates.weights == 0) return goal;
  goal.place_cost.resize(part.columns());
  for (std::uint32_t c = 0; c < part.columns(); ++c)
    for (int q = 1; q <= part.places[c]; ++q)
      goal.place_cost[c].push_back(place_cost(problem, part.load[c] + q));
  return goal;
}

Goal goal_kept(const Problem& problem, const BallotMarket& part) {
  Goal goal;
  for (const Choice& c : part.choices)
    goal.gain.push_back((problem.marks[c.pair] & Mark::kept) != 0 ? 1 : 0);
  return goal;
}

// With groups no pair can be left out beforehand, and a node takes the longer the more there are:
// so many that a school waits a few seconds.
int most_nodes(const Stage& stage, int nodes) {
  if (stage.groups.least.empty()) return nodes;
  const auto few = 120000 / std::max<std::size_t>(stage.market.choices.size(), 1);
  return std::min(nodes, static_cast<int>(std::max<std::size_t>(few, 8)));
}

}  // namespace

Ladder::Ladder(const Problem& problem, std::vector<Stage>& stages, int nodes)
    : problem_(problem), stages_(stages) {
  for (const Stage& stage : stages)
    provers_.emplace_back(stage.market, most_nodes(stage, nodes), stage.groups);
}

bool Ladder::draw_lots(int nodes) {
  bool certain = true;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    std::vector<std::uint64_t> lot;
    for (const Choice& c : stages_[s].market.choices)
      lot.push_back(problem_.lot[c.pair]);
    const int programmes = most_nodes(stages_[s], 8 * nodes) / 8;  // each takes several nodes
    certain = provers_[s].draw(lot, programmes, stages_[s].held) && certain;
  }
  return certain;
}

std::vector<BallotLevel> Ladder::climb() {
  std::vector<BallotLevel> out;
  for (const Level level : problem_.objective) {
    if (level == Level::points) out.push_back({level, 0, 0, raise_points()});
    if (level == Level::worst_off) out.push_back(raise_worst_off());
    if (level != Level::served) continue;
    for (int urgent = 3; urgent >= 0; --urgent)
      out.push_back({level, urgent, 0, raise_served(urgent)});
  }
  return out;
}

// Returns by how much the claimed bounds exceed what was reached.
std::int64_t Ladder::raise_goal(std::size_t s, const Goal& goal) {
  Stage& stage = stages_[s];
  Raised raised = provers_[s].raise(goal, stage.held);
  stage.held = std::move(raised.held);
  provers_[s].keep(goal, raised.value);
  return raised.bound - raised.value;
}

std::int64_t Ladder::raise_served(int urgent) {
  std::int64_t open = 0;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const BallotMarket& part = stages_[s].market;
    const auto people = std::count(part.urgent.begin(), part.urgent.end(), urgent);
    if (people == 0) continue;
    const Goal goal = goal_served(part, urgent);
    if (provers_[s].value_of(goal, stages_[s].held) == people) {
      provers_[s].keep(goal, people);
      continue;
    }
    open += raise_goal(s, goal);
  }
  return open;
}

std::int64_t Ladder::raise_points() {
  std::int64_t open = 0;
  for (std::size_t s = 0; s < stages_.size(); ++s)
    open += raise_goal(s, goal_points(problem_, stages_[s].market));
  return open;
}

std::vector<bool> Ladder::below(const BallotMarket& part, std::int32_t least) const {
  std::vector<bool> out;
  for (const Choice& c : part.choices)
    out.push_back(problem_.points[c.pair] < least);
  return out;
}

std::int32_t Ladder::worst_held(const Stage& stage) const {
  std::int32_t worst = Problem::max_points;
  for (const std::uint32_t k : stage.held)
    if (k != nobody) worst = std::min(worst, problem_.points[stage.market.choices[k].pair]);
  return worst;
}

// The worst of one part as high as possible; returns the bound.
std::int32_t Ladder::raise_worst(std::size_t s) {
  Stage& stage = stages_[s];
  std::vector<std::int32_t> values;
  for (const Choice& c : stage.market.choices)
    values.push_back(problem_.points[c.pair]);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::int32_t bound = values.back();
  std::size_t high = values.size();
  for (;;) {
    const auto above = std::upper_bound(values.begin(), values.end(), worst_held(stage));
    const auto low = static_cast<std::size_t>(above - values.begin());
    if (low >= high) return std::max(bound, worst_held(stage));
    const std::size_t middle = low + (high - low) / 2;
    auto left = provers_[s].without(below(stage.market, values[middle]));
    if (left.found) {
      stage.held = std::move(left.held);
      continue;
    }
    high = middle;
    if (left.proved) bound = std::min(bound, middle == 0 ? 0 : values[middle - 1]);
  }
}

BallotLevel Ladder::raise_worst_off() {
  std::int32_t bound = Problem::max_points;
  std::int32_t value = Problem::max_points;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    bound = std::min(bound, raise_worst(s));
    value = std::min(value, worst_held(stages_[s]));
  }
  for (std::size_t s = 0; s < stages_.size(); ++s)
    provers_[s].ban(below(stages_[s].market, value));
  return {Level::worst_off, 0, value, bound - value};
}

bool Ladder::leave_few() {
  bool certain = true;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    if (!stages_[s].groups.ways) continue;
    Raised raised = provers_[s].leave_few(stages_[s].held);
    stages_[s].held = std::move(raised.held);
    certain = certain && raised.bound == raised.value;
  }
  return certain;
}

std::vector<PairOf> Ladder::left_out() const {
  std::vector<PairOf> out;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const BallotMarket& part = stages_[s].market;
    for (const std::uint32_t k : provers_[s].left_out_of(stages_[s].held))
      out.push_back({part.mentee[part.choices[k].row], part.mentor[part.choices[k].column]});
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool Ladder::close_few() {
  bool certain = true;
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    if (stages_[s].groups.least.empty()) continue;
    Raised raised = provers_[s].close_few(stages_[s].held);
    stages_[s].held = std::move(raised.held);
    certain = certain && raised.bound == raised.value;
  }
  return certain;
}

std::optional<Kept> Ladder::keep_pairs() {
  if (!problem_.touch) return std::nullopt;
  const std::int64_t wanted = may_be_kept(problem_) - *problem_.touch;
  Kept kept{.held = 0, .bound = 0, .wanted = wanted};
  for (std::size_t s = 0; s < stages_.size(); ++s) {
    const Goal goal = goal_kept(problem_, stages_[s].market);
    if (std::count(goal.gain.begin(), goal.gain.end(), 0) ==
        static_cast<std::ptrdiff_t>(goal.gain.size()))
      continue;
    Raised raised = provers_[s].raise(goal, stages_[s].held);
    stages_[s].held = std::move(raised.held);
    provers_[s].keep(goal, std::min(raised.value, wanted));
    kept.held += raised.value;
    kept.bound += raised.bound;
  }
  if (kept.held >= wanted) return std::nullopt;
  kept.bound = std::min(kept.bound, wanted);
  return kept;
}

std::vector<std::uint32_t> Ladder::closed() const {
  std::vector<std::uint32_t> out;
  for (std::size_t s = 0; s < stages_.size(); ++s)
    for (const std::uint32_t column : provers_[s].closed_in(stages_[s].held))
      out.push_back(stages_[s].market.mentor[column]);
  std::sort(out.begin(), out.end());
  return out;
}

std::int64_t may_be_kept(const Problem& problem) {
  std::int64_t count = 0;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    if (pinned_mentor(problem, i) != nobody) continue;
    for (std::size_t e = problem.first[i]; e < problem.first[i + 1]; ++e)
      if ((problem.marks[e] & Mark::kept) != 0) {
        ++count;
        break;
      }
  }
  return count;
}

std::int64_t kept_without_pins(const Problem& problem, const Solution& solution) {
  std::int64_t count = 0;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    if (pinned_mentor(problem, i) != nobody || solution.mentor_of[i] == nobody) continue;
    const std::size_t pair = find_pair(problem, i, solution.mentor_of[i]);
    count += (problem.marks[pair] & Mark::kept) != 0 ? 1 : 0;
  }
  return count;
}

std::vector<std::int64_t> level_values(const Problem& problem, const Solution& solution) {
  std::vector<std::int64_t> out;
  for (const Level level : problem.objective) {
    if (level == Level::served)
      for (std::size_t u = 4; u-- > 0;)
        out.push_back(solution.served[u]);
    if (level == Level::worst_off) out.push_back(solution.worst_off);
    if (level == Level::points) out.push_back(solution.worth);
  }
  return out;
}

}  // namespace mentor::matching
