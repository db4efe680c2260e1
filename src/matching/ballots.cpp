#include "mentor/matching/ballots.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "kiraly.h"
#include "market.h"
#include "prover.h"

namespace mentor::matching {
namespace {

using Held = std::vector<std::uint32_t>;

int size_of(const Held& held) {
  return static_cast<int>(std::count_if(held.begin(), held.end(),
                                        [](std::uint32_t choice) { return choice != nobody; }));
}

/// SplitMix64, so that every machine shuffles alike.
class Shuffle {
 public:
  void operator()(std::vector<std::uint32_t>& order) {
    for (std::size_t i = order.size(); i > 1; --i)
      std::swap(order[i - 1], order[static_cast<std::size_t>(next() % i)]);
  }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::uint64_t state_ = 0;
};

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

/// One connected part on its way through the levels.
struct Stage {
  BallotMarket market;
  Held held;
};

/// Raises the levels one after the other over all parts; the programme of a part is only written
/// when a level is not reached already.
class Ladder {
 public:
  Ladder(const Problem& problem, std::vector<Stage>& stages, int nodes)
      : problem_(problem), stages_(stages) {
    for (const Stage& stage : stages)
      provers_.emplace_back(stage.market, nodes);
  }

  /// The lots of every part, after the levels; true when they are certain.
  bool draw_lots(int nodes) {
    bool certain = true;
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      std::vector<std::uint64_t> lot;
      for (const Choice& c : stages_[s].market.choices)
        lot.push_back(problem_.lot[c.pair]);
      certain = provers_[s].draw(lot, nodes, stages_[s].held) && certain;
    }
    return certain;
  }

  std::vector<BallotLevel> climb() {
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

 private:
  // Returns by how much the claimed bounds exceed what was reached.
  std::int64_t raise_goal(std::size_t s, const Goal& goal) {
    Stage& stage = stages_[s];
    Raised raised = provers_[s].raise(goal, stage.held);
    stage.held = std::move(raised.held);
    provers_[s].keep(goal, raised.value);
    return raised.bound - raised.value;
  }

  std::int64_t raise_served(int urgent) {
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

  std::int64_t raise_points() {
    std::int64_t open = 0;
    for (std::size_t s = 0; s < stages_.size(); ++s)
      open += raise_goal(s, goal_points(problem_, stages_[s].market));
    return open;
  }

  [[nodiscard]] std::vector<bool> below(const BallotMarket& part, std::int32_t least) const {
    std::vector<bool> out;
    for (const Choice& c : part.choices)
      out.push_back(problem_.points[c.pair] < least);
    return out;
  }

  [[nodiscard]] std::int32_t worst_held(const Stage& stage) const {
    std::int32_t worst = Problem::max_points;
    for (const std::uint32_t k : stage.held)
      if (k != nobody) worst = std::min(worst, problem_.points[stage.market.choices[k].pair]);
    return worst;
  }

  // The worst of one part as high as possible; returns the bound.
  std::int32_t raise_worst(std::size_t s) {
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

  BallotLevel raise_worst_off() {
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

  const Problem& problem_;
  std::vector<Stage>& stages_;
  std::vector<Prover> provers_;
};

// The better of two by the levels, as far as whole matchings can be compared.
std::vector<std::int64_t> merit(const Problem& problem, const Solution& solution) {
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

Solution name_pairs(const Problem& problem, const BallotMarket& market, const Held& held) {
  Solution out;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    out.mentor_of.push_back(pinned_mentor(problem, i));
  for (std::uint32_t row = 0; row < market.rows(); ++row)
    if (held[row] != nobody)
      out.mentor_of[market.mentee[row]] = problem.mentor[market.choices[held[row]].pair];
  add_up(problem, out);
  return out;
}

Held best_of_orders(const Problem& problem, const BallotMarket& market, int orders, int& largest) {
  std::vector<std::uint32_t> order(market.rows());
  std::iota(order.begin(), order.end(), 0U);
  Shuffle shuffle;
  Held best;
  std::vector<std::int64_t> best_merit;
  for (int k = 0; k < std::max(orders, 1); ++k) {
    Held held = approximate(market, order);
    largest = std::max(largest, size_of(held));
    auto value = merit(problem, name_pairs(problem, market, held));
    if (best.empty() || value > best_merit) {
      best = std::move(held);
      best_merit = std::move(value);
    }
    shuffle(order);
  }
  return best;
}

std::vector<Stage> stages_of(const BallotMarket& market, const Held& held) {
  std::vector<Stage> out;
  std::vector<std::uint32_t> pair_of;
  for (const std::uint32_t k : held)
    pair_of.push_back(k == nobody ? nobody : market.choices[k].pair);
  std::vector<std::uint32_t> row_of_mentee;
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    row_of_mentee.resize(std::max<std::size_t>(row_of_mentee.size(), market.mentee[row] + 1),
                         nobody);
    row_of_mentee[market.mentee[row]] = row;
  }
  for (auto& part : split(market)) {
    Stage stage{.market = std::move(part), .held = {}};
    stage.held.assign(stage.market.rows(), nobody);
    for (std::uint32_t k = 0; k < stage.market.choices.size(); ++k) {
      const Choice& c = stage.market.choices[k];
      if (pair_of[row_of_mentee[stage.market.mentee[c.row]]] == c.pair) stage.held[c.row] = k;
    }
    out.push_back(std::move(stage));
  }
  return out;
}

Solution join(const Problem& problem, const std::vector<Stage>& stages) {
  Solution out;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    out.mentor_of.push_back(pinned_mentor(problem, i));
  for (const Stage& stage : stages)
    for (const std::uint32_t k : stage.held) {
      if (k == nobody) continue;
      const Choice& c = stage.market.choices[k];
      out.mentor_of[stage.market.mentee[c.row]] = stage.market.mentor[c.column];
    }
  add_up(problem, out);
  return out;
}

// The ladder notes how far the bounds are above; the values come from the joined matching.
void state_values(const Solution& solution, std::vector<BallotLevel>& levels) {
  for (BallotLevel& level : levels) {
    const std::int64_t open = level.bound;
    if (level.level == Level::served)
      level.value = solution.served[static_cast<std::size_t>(level.urgent)];
    if (level.level == Level::worst_off) level.value = solution.worst_off;
    if (level.level == Level::points) level.value = solution.worth;
    level.bound = level.value + open;
  }
}

int served_bound(const BallotSolution& solution) {
  int bound = 0;
  for (const BallotLevel& level : solution.levels)
    if (level.level == Level::served) bound += static_cast<int>(level.bound);
  return bound == 0 ? size_of(solution.solution.mentor_of) : bound;
}

BallotSolution solve_max(const Problem& problem, const Effort& effort) {
  BallotSolution out;
  BallotMarket market = open_ballots(problem);
  const auto pins = static_cast<int>(problem.mentees.size() - market.rows());
  reduce(market);
  const Held start = best_of_orders(problem, market, effort.orders, out.approximation);
  out.approximation += pins;
  std::vector<Stage> stages = stages_of(market, start);
  Ladder ladder(problem, stages, effort.nodes);
  out.levels = ladder.climb();
  out.drawn = ladder.draw_lots(effort.lots);
  out.solution = join(problem, stages);
  state_values(out.solution, out.levels);
  out.exact = std::all_of(out.levels.begin(), out.levels.end(),
                          [](const BallotLevel& level) { return level.bound == level.value; });
  out.largest = size_of(out.solution.mentor_of);
  out.largest_bound = served_bound(out);
  return out;
}

// How many the rule max would serve: its level served is enough, where it comes first.
Problem only_served(Problem problem) {
  if (problem.objective.front() == Level::served) problem.objective = {Level::served};
  return problem;
}

BallotSolution solve_truthful(const Problem& problem, const Held& by_lots,
                              const BallotMarket& market, Effort effort) {
  effort.lots = 0;
  BallotSolution out = solve_max(only_served(problem), effort);
  out.levels.clear();
  out.exact = false;
  out.drawn = true;
  out.solution = name_pairs(problem, market, by_lots);
  return out;
}

BallotSolution solve_open(const Problem& problem, BallotRule rule, const Effort& effort) {
  const BallotMarket market = open_ballots(problem);
  const Held by_lots = propose_by_lots(market, problem);
  BallotSolution out = rule == BallotRule::truthful
                           ? solve_truthful(problem, by_lots, market, effort)
                           : solve_max(problem, effort);
  out.truthful = size_of(name_pairs(problem, market, by_lots).mentor_of);
  return out;
}

// The smallest group below the minimum that nobody is pinned into, the later mentor among equals.
std::uint32_t smallest_group(const Problem& problem, const Solution& solution) {
  std::vector<int> count(problem.mentors.size(), 0);
  std::vector<bool> pinned(problem.mentors.size(), false);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    if (solution.mentor_of[i] != nobody) ++count[solution.mentor_of[i]];
    if (const std::uint32_t j = pinned_mentor(problem, i); j != nobody) pinned[j] = true;
  }
  std::uint32_t out = nobody;
  for (std::uint32_t j = 0; j < count.size(); ++j) {
    const bool small = count[j] > 0 && problem.mentors[j].load + count[j] < problem.group_min;
    if (small && !pinned[j] && (out == nobody || count[j] <= count[out])) out = j;
  }
  return out;
}

}  // namespace

Problem without_groups(const Problem& problem, const std::vector<std::uint32_t>& closed) {
  Problem out = problem;
  for (const std::uint32_t j : closed)
    out.mentors[j].places = 0;
  return out;
}

BallotSolution solve_ballots(const Problem& problem, BallotRule rule, const Effort& effort) {
  BallotSolution out = solve_open(problem, rule, effort);
  if (problem.group_min == 1) return out;
  const std::vector<std::uint32_t> without = out.solution.mentor_of;
  std::vector<std::uint32_t> closed;
  for (std::uint32_t j = smallest_group(problem, out.solution); j != nobody;
       j = smallest_group(problem, out.solution)) {
    closed.push_back(j);
    out = solve_open(without_groups(problem, closed), rule, effort);
  }
  if (closed.empty()) return out;
  std::sort(closed.begin(), closed.end());
  out.solution.certificate.closed = std::move(closed);
  out.solution.without_minimum = without;
  return out;
}

}  // namespace mentor::matching
