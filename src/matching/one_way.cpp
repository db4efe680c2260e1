#include "one_way.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <queue>
#include <tuple>

#include "ballot_ladder.h"
#include "mentor/matching/both_ways.h"

namespace mentor::matching {
namespace {

/// A choice of pairs to leave out, and the best without them.
struct Node {
  std::vector<std::size_t> out;  ///< ascending
  Solution best;
  std::vector<std::int64_t> merit;  ///< the larger the better; lots and list come after
};

bool is_better(const Node& a, const Node& b) {
  return std::tie(b.merit, a.best.lots, a.best.mentor_of) <
         std::tie(a.merit, b.best.lots, b.best.mentor_of);
}

// Equal solutions: the one that leaves out less, so that the order of making decides nothing.
struct Worse {
  bool operator()(const Node& a, const Node& b) const {
    return is_better(b, a) || (!is_better(a, b) && b.out < a.out);
  }
};

class Search {
 public:
  Search(const Problem& problem, const Matcher& match, const Holds& holds, int nodes,
         std::size_t leaves)
      : problem_(problem), match_(match), holds_(holds), nodes_(nodes), leaves_(leaves) {}

  Solution run(Solution first) {
    open_.push(root(std::move(first)));
    while (!open_.empty()) {
      Node node = open_.top();
      open_.pop();
      const auto both = matched_both_ways(problem_, node.best.mentor_of);
      if (both.empty()) {
        if (holds_(node.best))
          return open_.size() < leaves_ ? prove(std::move(node)) : settle(std::move(node));
        if (!nearly_) nearly_ = std::move(node);
      } else if (made_ < nodes_) {
        for (Node& each : split(node, both.front()))
          open_.push(std::move(each));
      } else {
        return dive(std::move(node));
      }
    }
    return settle(std::move(*nearly_));
  }

 private:
  Node root(Solution first) {
    std::vector<std::size_t> round;
    for (std::size_t pair = 0; pair < other_.size() && leaves_ > 0; ++pair)
      if (is_barred(pair)) round.push_back(pair);
    if (round.empty()) return {{}, std::move(first), {}};
    return without_all(std::move(round));
  }

  // The other way is pinned: there is nothing to choose.
  [[nodiscard]] bool is_barred(std::size_t pair) const {
    return other_[pair] != no_other_way && (problem_.marks[other_[pair]] & Mark::pinned) != 0;
  }

  [[nodiscard]] bool may_go(std::size_t pair) const {
    const std::uint8_t mark = problem_.marks[pair];
    const bool counted = problem_.touch && (mark & Mark::kept) != 0;
    return (mark & Mark::pinned) == 0 && !counted;
  }

  // The pair is matched, and so is its other way.
  std::vector<Node> split(const Node& node, std::size_t pair) {
    const std::size_t other = other_[pair];
    std::vector<Node> made;
    for (const std::size_t gone : {pair, other})
      if (may_go(gone)) made.push_back(without(node.out, gone));
    // Only where both are counted; build() never pins both.
    if (made.empty()) made.push_back(without(node.out, pair));
    return made;
  }

  Node without(std::vector<std::size_t> out, std::size_t gone) {
    out.insert(std::upper_bound(out.begin(), out.end(), gone), gone);
    return without_all(std::move(out));
  }

  Node without_all(std::vector<std::size_t> out) {
    ++made_;
    Solution best = match_(without_pairs(problem_, out));
    add_up(problem_, best);
    auto merit = merit_of(best);
    return {std::move(out), std::move(best), std::move(merit)};
  }

  [[nodiscard]] std::vector<std::int64_t> merit_of(const Solution& solution) const {
    std::vector<std::int64_t> merit = level_values(problem_, solution);
    if (problem_.touch) merit.insert(merit.begin(), -broken_above_touch(solution));
    return merit;
  }

  [[nodiscard]] std::int64_t broken_above_touch(const Solution& solution) const {
    const std::int64_t broken = may_be_kept(problem_) - kept_without_pins(problem_, solution);
    return std::max<std::int64_t>(0, broken - *problem_.touch);
  }

  Solution dive(Node node) {
    const Solution bound = node.best;
    for (;;) {
      const auto both = matched_both_ways(problem_, node.best.mentor_of);
      if (both.empty()) break;
      auto ways = split(node, both.front());
      node = std::move(*std::min_element(ways.begin(), ways.end(), is_better));
    }
    Solution out = settle(std::move(node));
    out.proved = false;
    out.served_bound = std::accumulate(bound.served.begin(), bound.served.end(), 0);
    out.worth_bound = std::max(bound.worth, out.worth);
    return out;
  }

  // Every choice is in the tree once, and what is left open in it is no better than `node`.
  Solution prove(Node node) {
    Solution found = told(std::move(node));
    for (; !open_.empty(); open_.pop())
      found.cover.push_back(told(open_.top()));
    std::sort(found.cover.begin(), found.cover.end(), [](const Solution& a, const Solution& b) {
      return a.certificate.one_way < b.certificate.one_way;
    });
    return found;
  }

  [[nodiscard]] Solution told(Node node) const {
    add_up(problem_, node.best);
    for (const std::size_t pair : node.out)
      node.best.certificate.one_way.push_back(people_of(pair));
    return std::move(node.best);
  }

  // What can stay without changing the solution is not left out.
  Solution settle(Node node) {
    for (std::size_t k = node.out.size(); k-- > 0;) {
      std::vector<std::size_t> fewer = node.out;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
      Solution same = match_(without_pairs(problem_, fewer));
      if (same.mentor_of != node.best.mentor_of || !holds_(same)) continue;
      node.out = std::move(fewer);
      node.best = std::move(same);
    }
    const bool chosen = std::any_of(node.out.begin(), node.out.end(),
                                    [&](std::size_t pair) { return !is_barred(pair); });
    node.best.certificate.one_way_claimed = chosen;
    return told(std::move(node));
  }

  [[nodiscard]] PairOf people_of(std::size_t pair) const {
    const auto after = std::upper_bound(problem_.first.begin(), problem_.first.end(), pair);
    return {static_cast<std::uint32_t>(after - problem_.first.begin() - 1), problem_.mentor[pair]};
  }

  const Problem& problem_;
  const Matcher& match_;
  const Holds& holds_;
  const std::vector<std::size_t> other_ = other_ways(problem_);
  int nodes_ = 0;
  std::size_t leaves_ = 0;
  int made_ = 0;
  std::priority_queue<Node, std::vector<Node>, Worse> open_;
  std::optional<Node> nearly_;
};

}  // namespace

Solution solve_one_way(const Problem& problem, Solution first, const Matcher& match,
                       const Holds& holds, int nodes, std::size_t leaves) {
  return Search(problem, match, holds, nodes, leaves).run(std::move(first));
}

}  // namespace mentor::matching
