#include "group_prover.h"

#include <algorithm>

#include "prices.h"
#include "prover.h"

namespace mentor::matching {
namespace {

using Held = std::vector<std::uint32_t>;

constexpr std::size_t most_choices = 20000;

// The larger the programme, the longer a node takes: so many that a school waits a few seconds.
int nodes_for(std::size_t choices) {
  return static_cast<int>(
      std::clamp<std::size_t>(30000 / std::max<std::size_t>(choices, 1), 8, 400));
}

/// All eligible pairs of the market, as the prover takes them; nobody ranks anybody.
BallotMarket all_pairs(const Market& market) {
  BallotMarket out;
  out.mentee = market.mentee;
  out.urgent.assign(market.urgent.begin(), market.urgent.end());
  for (std::uint32_t j = 0; j < market.mentors; ++j) {
    out.mentor.push_back(j);
    out.places.push_back(market.places[j]);
    out.load.push_back(market.load[j]);
  }
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    out.first.push_back(static_cast<std::uint32_t>(out.choices.size()));
    for (std::uint32_t arc = market.first[row]; arc < market.bench_arc(row); ++arc)
      if (market.places[market.column[arc]] > 0)
        out.choices.push_back({row, market.column[arc], 1, 1, market.pair[arc]});
  }
  out.first.push_back(static_cast<std::uint32_t>(out.choices.size()));
  return out;
}

class Grouping {
 public:
  Grouping(const Problem& problem, const Market& market)
      : problem_(problem),
        market_(market),
        part_(all_pairs(market)),
        nodes_(nodes_for(part_.choices.size())),
        prover_(part_, least(), nodes_),
        banned_(part_.choices.size(), false) {}

  Grouped run(const Held& start) {
    held_ = choices_of(start);
    if (problem_.touch) keep_pairs();
    if (served_first(problem_)) {
      raise_served();
      if (has(problem_, Level::worst_off)) raise_worst_off();
    }
    if (has(problem_, Level::points)) raise_points();
    if (!served_first(problem_) && has(problem_, Level::served)) raise_served();
    return best_grouping();
  }

 private:
  [[nodiscard]] std::vector<int> least() const {
    std::vector<int> out;
    for (std::uint32_t j = 0; j < market_.mentors; ++j)
      out.push_back(std::max(0, problem_.group_min - market_.load[j]));
    return out;
  }

  [[nodiscard]] Held choices_of(const Held& column_of) const {
    Held out(part_.rows(), nobody);
    for (std::uint32_t k = 0; k < part_.choices.size(); ++k)
      if (part_.choices[k].column == column_of[part_.choices[k].row]) out[part_.choices[k].row] = k;
    return out;
  }

  template <class Gain>
  Goal goal_of(Gain gain) const {
    Goal goal;
    for (const Choice& c : part_.choices)
      goal.gain.push_back(gain(c));
    return goal;
  }

  std::int64_t raise_goal(const Goal& goal) {
    Raised raised = prover_.raise(goal, held_);
    held_ = std::move(raised.held);
    bound_ = raised.bound;
    next_level(raised.bound == raised.value);
    return raised.value;
  }

  // What is unproved at the last level only does not matter when no other groups reach it.
  void next_level(bool is_proved) {
    earlier_proved_ = earlier_proved_ && last_proved_;
    last_proved_ = is_proved;
  }

  template <class Gain>
  void raise(Gain gain) {
    const Goal goal = goal_of(gain);
    prover_.keep(goal, raise_goal(goal));
  }

  void raise_served() {
    for (int urgent = 3; urgent >= 0; --urgent)
      if (std::count(part_.urgent.begin(), part_.urgent.end(), urgent) > 0)
        raise([&](const Choice& c) { return part_.urgent[c.row] == urgent ? 1 : 0; });
  }

  void keep_pairs() {
    const Goal goal = goal_of([&](const Choice& c) {
      return (problem_.marks[c.pair] & Mark::kept) != 0 ? std::int64_t{1} : std::int64_t{0};
    });
    const std::int64_t wanted = kept_rows(problem_, market_) - *problem_.touch;
    const std::int64_t held = prover_.value_of(goal, held_);
    prover_.keep(goal, std::max<std::int64_t>(
                           0, std::min(wanted, held < wanted ? raise_goal(goal) : wanted)));
  }

  void raise_points() {
    Goal goal = goal_of([&](const Choice& c) { return worth(problem_, c.pair); });
    if (problem_.rates.load * problem_.rates.weights != 0) {
      goal.place_cost.resize(part_.columns());
      for (std::uint32_t c = 0; c < part_.columns(); ++c)
        for (int q = 1; q <= part_.places[c]; ++q)
          goal.place_cost[c].push_back(place_cost(problem_, part_.load[c] + q));
    }
    prover_.keep(goal, raise_goal(goal));
    if (served_first(problem_) && earlier_proved_) worth_bound_ = bound_;
  }

  void raise_worst_off() {
    next_level(true);
    std::vector<std::int32_t> values;
    for (const Choice& c : part_.choices)
      values.push_back(problem_.points[c.pair]);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    const auto below = [&](std::int32_t points) {
      for (std::size_t k = 0; k < banned_.size(); ++k)
        banned_[k] = problem_.points[part_.choices[k].pair] < points;
      return banned_;
    };
    std::size_t low = 0;
    std::size_t high = values.size();
    while (low + 1 < high) {
      const std::size_t middle = (low + high) / 2;
      auto left = prover_.without(below(values[middle]));
      if (!left.found && !left.proved) last_proved_ = false;
      if (left.found) held_ = std::move(left.held);
      (left.found ? low : high) = middle;
    }
    if (!values.empty()) prover_.ban(below(values[low]));
  }

  // Exactly the groups that `held` uses.
  [[nodiscard]] std::optional<Climbed> best_of(const Held& held) const {
    Conditions side = open_side(problem_, market_);
    const std::vector<int> needed = least();
    for (std::uint32_t j = 0; j < market_.mentors; ++j)
      side.closed[j] = needed[j] > 1 ? 1 : 0;
    for (const std::uint32_t k : held) {
      if (k == nobody) continue;
      const std::uint32_t c = part_.choices[k].column;
      side.closed[c] = 0;
      if (needed[c] > 1) side.least[c] = needed[c];
    }
    return climb(problem_, market_, side, 400);
  }

  Grouped best_grouping() {
    constexpr int most = 16;
    Grouped out{.best = {}, .proved = false, .worth_bound = worth_bound_};
    for (int left = 2 * nodes_; left > 0;) {
      auto found = best_of(held_);
      if (found && (out.best.merit.empty() || found->merit > out.best.merit ||
                    (found->merit == out.best.merit && found->column_of < out.best.column_of)))
        out.best = std::move(*found);
      prover_.other_groups(held_);
      auto other = prover_.without(banned_);
      if (!other.found) {
        out.proved = earlier_proved_ && other.proved;
        return out;
      }
      held_ = std::move(other.held);
      left -= std::max(other.nodes, 2 * nodes_ / most);
    }
    return out;
  }

  const Problem& problem_;
  const Market& market_;
  BallotMarket part_;
  int nodes_ = 0;
  Prover prover_;
  std::vector<bool> banned_;
  Held held_;
  bool earlier_proved_ = true;
  bool last_proved_ = true;
  std::int64_t bound_ = 0;
  std::optional<std::int64_t> worth_bound_;
};

}  // namespace

std::optional<Grouped> choose_groups(const Problem& problem, const Market& market,
                                     const std::vector<std::uint32_t>& start) {
  if (start.empty() || market.pair.size() > most_choices) return std::nullopt;
  for (std::uint32_t j = 0; j < market.mentors; ++j)
    if (market.load[j] > problem.mentors[j].load) return std::nullopt;
  Grouped out = Grouping(problem, market).run(start);
  if (out.best.merit.empty()) return std::nullopt;
  return out;
}

}  // namespace mentor::matching
