#include "mentor/matching/ballots.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "ballot_ceilings.h"
#include "ballot_groups.h"
#include "ballot_ladder.h"
#include "ballot_ways.h"
#include "kiraly.h"
#include "market.h"
#include "mentor/matching/both_ways.h"

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

Held best_of_orders(const Problem& problem, const BallotMarket& market, int orders, int& largest) {
  std::vector<std::uint32_t> order(market.rows());
  std::iota(order.begin(), order.end(), 0U);
  Shuffle shuffle;
  Held best;
  std::vector<std::int64_t> best_merit;
  for (int k = 0; k < std::max(orders, 1); ++k) {
    Held held = approximate_one_way(market, order);
    largest = std::max(largest, size_of(held));
    auto value = level_values(problem, name_pairs(problem, market, held));
    value.insert(value.begin(), -static_cast<std::int64_t>(blocking_ways(market, held).size()));
    if (best.empty() || value > best_merit) {
      best = std::move(held);
      best_merit = std::move(value);
    }
    shuffle(order);
  }
  return best;
}

Stage stage_of(BallotMarket part, const Solution& start) {
  Stage stage{.market = std::move(part), .held = {}, .groups = {}};
  stage.held.assign(stage.market.rows(), nobody);
  for (std::uint32_t k = 0; k < stage.market.choices.size(); ++k) {
    const Choice& c = stage.market.choices[k];
    if (start.mentor_of[stage.market.mentee[c.row]] == stage.market.mentor[c.column])
      stage.held[c.row] = k;
  }
  stage.groups.ways = !blocking_ways(stage.market, stage.held).empty();
  return stage;
}

Solution join_stages(const Problem& problem, const std::vector<Stage>& stages) {
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

// The pairs to keep are counted over all of them, so that their parts are solved as one.
Together kept_together(const Problem& problem) {
  if (!problem.touch) return {};
  return [&](const Choice& c) { return (problem.marks[c.pair] & Mark::kept) != 0; };
}

// What the prover claims, as a proposal names levels.
void state_claims(BallotSolution& out) {
  Certificate& made = out.solution.certificate;
  made.lots = out.drawn ? LotsProof::claimed : LotsProof::undecided;
  for (const BallotLevel& level : out.levels) {
    std::string name = "worth";
    if (level.level == Level::served) name = "served-" + std::to_string(level.urgent);
    if (level.level == Level::worst_off) name = "worst-off";
    made.bounds.push_back({std::move(name), level.bound});
  }
}

/// The stages up all levels. Where groups are too small the lots need not be drawn: others follow.
BallotSolution climb(const Problem& problem, Ladder& ladder, const std::vector<Stage>& stages,
                     const Effort& effort) {
  BallotSolution out;
  const std::optional<Kept> kept = ladder.keep_pairs();
  out.levels = ladder.climb();
  out.solution = join_stages(problem, stages);
  if (effort.lots > 0 && small_groups(problem, out.solution).empty()) {
    out.drawn = ladder.draw_lots(effort.lots);
    out.solution = join_stages(problem, stages);
  }
  state_values(out.solution, out.levels);
  out.exact = std::all_of(out.levels.begin(), out.levels.end(),
                          [](const BallotLevel& level) { return level.bound == level.value; });
  out.largest = size_of(out.solution.mentor_of);
  out.largest_bound = served_bound(out);
  if (kept && kept_without_pins(problem, out.solution) < kept->wanted) {
    out.exact = out.exact && kept->bound <= kept->held;
    out.solution.certificate.bounds.push_back({"kept", kept->bound});
  }
  state_claims(out);
  out.solution.certificate.one_way = ladder.left_out();
  out.solution.certificate.one_way_claimed = !out.solution.certificate.one_way.empty();
  return out;
}

// The approximation alone, from the best of the seeded orders.
Solution approximated(const Problem& problem, const BallotMarket& market, int orders,
                      int& largest) {
  const Held start = best_of_orders(problem, market, orders, largest);
  largest += static_cast<int>(problem.mentees.size() - market.rows());
  return name_pairs(problem, market, start);
}

BallotSolution solve_max(const Problem& problem, const Effort& effort) {
  BallotMarket market = open_ballots(problem);
  reduce(market);
  int approximation = 0;
  const Solution start = approximated(problem, market, effort.orders, approximation);
  std::vector<Stage> stages;
  for (BallotMarket& part : split_market(market, kept_together(problem)))
    stages.push_back(stage_of(std::move(part), start));
  Ladder ladder(problem, stages, effort.nodes);
  const bool fewest = ladder.leave_few();
  BallotSolution out = climb(problem, ladder, stages, effort);
  out.exact = out.exact && fewest;
  out.approximation = approximation;
  return out;
}

// How many the rule max would serve: its level served is enough, where it comes first.
Problem only_served(Problem problem) {
  if (problem.objective.front() == Level::served) problem.objective = {Level::served};
  return problem;
}

Solution by_lots(const Problem& problem) {
  const BallotMarket market = open_ballots(problem);
  const AskedByLots asked = ask_one_way(market, problem);
  Solution out = name_pairs(problem, market, asked.held);
  for (const std::uint32_t k : asked.out)
    out.certificate.one_way.push_back(
        {market.mentee[market.choices[k].row], market.mentor[market.choices[k].column]});
  std::sort(out.certificate.one_way.begin(), out.certificate.one_way.end());
  out.certificate.one_way_claimed = !asked.out.empty();
  return out;
}

BallotSolution solve_truthful(const Problem& problem, Solution asked, Effort effort) {
  effort.lots = 0;
  BallotSolution out = solve_max(only_served(problem), effort);
  out.levels.clear();
  out.exact = false;
  out.drawn = true;
  out.solution = std::move(asked);
  return out;
}

BallotSolution solve_open(const Problem& problem, BallotRule rule, const Effort& effort) {
  Solution asked = by_lots(problem);
  const int truthful = size_of(asked.mentor_of);
  BallotSolution out = rule == BallotRule::truthful
                           ? solve_truthful(problem, std::move(asked), effort)
                           : solve_max(problem, effort);
  out.truthful = truthful;
  return out;
}

/// Groups with a minimum: the parts where it binds are solved whole, closings and all.
class Grouping {
 public:
  /// `fewer`: what the rule truthful gives with the fewest closed, and those.
  Grouping(const Problem& problem, const BallotSolution& open, const Effort& effort,
           const ClosingPath& fewer)
      : problem_(problem),
        open_(open),
        effort_(effort),
        path_(close_in_turn(problem, [&](const Problem& less) { return roughly(less); })),
        candidates_(path_.met),
        binds_(problem.mentors.size(), false) {
    const bool fits = std::all_of(fewer.closed.begin(), fewer.closed.end(),
                                  [&](std::uint32_t j) { return candidates_[j]; });
    if (fits && rank_of(fewer) > rank_of(path_)) path_.end = fewer.end;
    note(small_groups(problem, open.solution));
  }

  /// Nothing where a part is too large for a programme.
  std::optional<BallotSolution> run() {
    for (;;) {
      std::vector<Stage> stages;
      all_tried_ = true;
      for (BallotMarket& part : split_market(open_ballots(problem_), kept_together(problem_)))
        if (!add(std::move(part), stages)) return std::nullopt;
      Ladder ladder(problem_, stages, effort_.nodes);
      const bool fewest_left_out = ladder.leave_few();
      const bool fewest = ladder.close_few() && all_tried_;
      BallotSolution out = climb(problem_, ladder, stages, effort_);
      const auto small = small_groups(problem_, out.solution);
      if (!small.empty()) {
        note(small);
        continue;
      }
      out.exact = out.exact && fewest && fewest_left_out;
      out.approximation = open_.approximation;
      out.solution.certificate.closed = ladder.closed();
      const bool any = !out.solution.certificate.closed.empty();
      out.solution.certificate.closing = !any     ? ClosedGroups::none
                                         : fewest ? ClosedGroups::fewest
                                                  : ClosedGroups::undecided;
      return out;
    }
  }

 private:
  static constexpr std::size_t most_choices = 3000;
  static constexpr std::size_t most_whole = 300;  ///< in larger parts only candidates are closed

  [[nodiscard]] Solution roughly(const Problem& less) const {
    BallotMarket market = open_ballots(less);
    reduce(market);
    int largest = 0;
    return approximated(less, market, effort_.orders, largest);
  }

  // The fewer closed the better, then by the levels.
  [[nodiscard]] std::pair<std::int64_t, std::vector<std::int64_t>> rank_of(
      const ClosingPath& each) const {
    return {-static_cast<std::int64_t>(each.closed.size()), level_values(problem_, each.end)};
  }

  void note(const std::vector<std::uint32_t>& small) {
    for (const std::uint32_t j : small)
      candidates_[j] = binds_[j] = true;
  }

  bool add(BallotMarket part, std::vector<Stage>& stages) {
    const bool bound = std::any_of(part.mentor.begin(), part.mentor.end(),
                                   [&](std::uint32_t j) { return binds_[j]; });
    if (!bound) {
      reduce(part);
      for (BallotMarket& each : split_market(part, kept_together(problem_)))
        stages.push_back(stage_of(std::move(each), open_.solution));
      return true;
    }
    if (part.choices.size() > most_choices) return false;
    const bool whole = part.choices.size() <= most_whole;
    all_tried_ = all_tried_ && whole;
    stages.push_back(stage_of(std::move(part), path_.end));
    Stage& stage = stages.back();
    for (std::uint32_t c = 0; c < stage.market.columns(); ++c) {
      stage.groups.least.push_back(problem_.group_min - stage.market.load[c]);
      stage.groups.closable.push_back(whole || candidates_[stage.market.mentor[c]]);
    }
    return true;
  }

  const Problem& problem_;
  const BallotSolution& open_;
  const Effort& effort_;
  ClosingPath path_;              ///< its end is where the search starts
  std::vector<bool> candidates_;  ///< by mentor: the group was too small somewhere
  std::vector<bool> binds_;       ///< by mentor: it was so in a best matching
  bool all_tried_ = true;         ///< every group that the minimum binds could be closed
};

struct Chosen {
  std::vector<std::uint32_t> closed;
  ClosedGroups closing = ClosedGroups::in_turn;
};

// The rule truthful has one outcome for each choice of groups, and that is quickly made.
Chosen close_by_trial(const Problem& problem, int trials) {
  const Matcher match = by_lots;
  ClosingPath path = close_in_turn(problem, match);
  if (auto few = fewest_closed(problem, match, path, trials))
    return {std::move(few->closed), few->certain ? ClosedGroups::fewest : ClosedGroups::undecided};
  for (std::size_t k = path.closed.size(); k-- > 0;) {
    std::vector<std::uint32_t> fewer = path.closed;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
    if (match(without_groups(problem, fewer)).mentor_of == path.end.mentor_of) path.closed = fewer;
  }
  return {std::move(path.closed), ClosedGroups::in_turn};
}

// Where nobody would rather be, nothing is closed.
void open_unwanted(const Problem& problem, Solution& solution) {
  const auto barred = barred_ways(problem, solution.mentor_of);
  std::vector<bool> wanted(problem.mentors.size(), false);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    if (pinned_mentor(problem, i) != nobody) continue;
    const std::size_t has = find_pair(problem, i, solution.mentor_of[i]);
    const int held = has < problem.wish.size() ? problem.wish[has] : 1 << 16;
    for (std::size_t e = problem.first[i]; e < problem.first[i + 1]; ++e)
      if (problem.wish[e] != 0 && problem.preference[e] != 0 && problem.wish[e] < held &&
          barred[e] == 0)
        wanted[problem.mentor[e]] = true;
  }
  std::erase_if(solution.certificate.closed, [&](std::uint32_t j) { return !wanted[j]; });
}

// Of some list all that changes nothing is taken out, the last first; whether anything was.
template <class Item, class Same>
bool take_out_idle(std::vector<Item>& list, Same same) {
  bool any = false;
  for (std::size_t k = list.size(); k-- > 0;) {
    const Item item = list[k];
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(k));
    if (same())
      any = true;
    else
      list.insert(list.begin() + static_cast<std::ptrdiff_t>(k), item);
  }
  return any;
}

// Each group was closed with the ways left out that are best then; with those that are left out in
// the end it may not need to be.
void open_needless(const Problem& problem, Solution& solution) {
  Certificate& proof = solution.certificate;
  if (proof.one_way.empty()) return;
  const auto same = [&] {
    const Problem market = without_groups(without_ways(problem, proof), proof.closed);
    const BallotMarket open = open_ballots(market);
    return name_pairs(market, open, propose_by_lots(open, market)).mentor_of == solution.mentor_of;
  };
  while (take_out_idle(proof.closed, same) && take_out_idle(proof.one_way, same)) {
  }
  if (proof.closed.empty()) proof.closing = ClosedGroups::none;
  proof.one_way_claimed = !proof.one_way.empty();
}

BallotSolution close_in_turn_exactly(const Problem& problem, const Effort& effort) {
  BallotSolution out;
  const ClosingPath path = close_in_turn(problem, [&](const Problem& less) {
    out = solve_open(less, BallotRule::max, effort);
    return out.solution;
  });
  out.solution.certificate.closed = path.closed;
  open_unwanted(problem, out.solution);
  out.solution.certificate.closing = ClosedGroups::in_turn;
  return out;
}

}  // namespace

Problem without_groups(const Problem& problem, const std::vector<std::uint32_t>& closed) {
  Problem out = problem;
  for (const std::uint32_t j : closed)
    out.mentors[j].places = 0;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    if (const std::uint32_t j = pinned_mentor(problem, i); j != nobody)
      if (std::find(closed.begin(), closed.end(), j) != closed.end()) ++out.mentors[j].places;
  return out;
}

namespace {

// What the prover leaves open where it gives up may be more than anybody could believe.
BallotSolution believable(const Problem& problem, BallotSolution out) {
  std::vector<LevelValue>& bounds = out.solution.certificate.bounds;
  if (out.exact || bounds.empty()) return out;
  const auto most = ballot_ceilings(problem, out.solution);
  for (LevelValue& each : bounds)
    each.value = std::min(each.value, most.at(each.level));
  const auto first = bounds.size() - out.levels.size();  // after what is told of kept pairs
  for (std::size_t k = 0; k < out.levels.size(); ++k)
    out.levels[k].bound = bounds[first + k].value;
  out.largest_bound = served_bound(out);
  return out;
}

BallotSolution solved(const Problem& problem, BallotRule rule, const Effort& effort) {
  BallotSolution open = solve_open(problem, rule, effort);
  if (small_groups(problem, open.solution).empty()) return open;
  const Chosen honest = close_by_trial(problem, effort.trials);
  const Problem less = without_groups(problem, honest.closed);
  BallotSolution out;
  if (rule == BallotRule::truthful) {
    out = solve_open(less, rule, effort);
    out.solution.certificate.closed = honest.closed;
    out.solution.certificate.closing = honest.closing;
    open_needless(problem, out.solution);
  } else {
    ClosingPath fewer{.closed = honest.closed, .met = {}, .end = by_lots(less)};
    const int truthful = size_of(fewer.end.mentor_of);
    auto found = Grouping(problem, open, effort, fewer).run();
    out = found ? std::move(*found) : close_in_turn_exactly(problem, effort);
    out.truthful = truthful;
  }
  out.solution.without_minimum = open.solution.mentor_of;
  return out;
}

}  // namespace

BallotSolution solve_ballots(const Problem& problem, BallotRule rule, const Effort& effort) {
  return believable(problem, solved(problem, rule, effort));
}

}  // namespace mentor::matching
