#include "bounded.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <queue>

#include "assignment_model.h"
#include "bound_proof.h"
#include "climb.h"
#include "group_prover.h"
#include "mentor/matching/both_ways.h"
#include "prices.h"

namespace mentor::matching {
namespace {

/// Mentees that the group of a mentor still needs to be open at all.
int needed(const Problem& problem, const Market& market, std::uint32_t mentor) {
  return std::max(0, problem.group_min - market.load[mentor]);
}

std::vector<std::uint32_t> with_pins(const Problem& problem, const Market& market) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t j = 0; j < market.mentors; ++j)
    if (market.load[j] > problem.mentors[j].load) out.push_back(j);
  return out;
}

// The larger the market, the longer a node takes: so many that a school waits a second at most.
int nodes_for(const Market& market) {
  constexpr std::size_t arcs = 40000;
  return static_cast<int>(
      std::max<std::size_t>(arcs / std::max<std::size_t>(market.pair.size(), 1), 10));
}

// Nobody is matched both ways only by chance here.
std::vector<std::uint32_t> too_small_in_flow(const Problem& problem, const Market& market) {
  Conditions side = open_side(problem, market);
  std::vector<std::uint32_t> out;
  for (const std::uint32_t j : with_pins(problem, market)) {
    side.least[j] = needed(problem, market, j);
    if (side.least[j] <= market.places[j] && ask(problem, market, side, Aim{}).possible) continue;
    side.least[j] = 0;
    out.push_back(j);
  }
  return out;
}

// The groups in turn, those after them as if they had enough.
std::vector<std::uint32_t> too_small_one_way(const Problem& problem, const Market& market) {
  std::vector<std::uint32_t> out;
  if (!any_sound(problem).empty()) return out;
  const auto pinned = with_pins(problem, market);
  Problem held = problem;
  for (const std::uint32_t j : pinned)
    held.mentors[j].load += problem.group_min;
  for (const std::uint32_t j : pinned) {
    held.mentors[j].load -= problem.group_min;
    if (!any_sound(held).empty()) continue;
    held.mentors[j].load += problem.group_min;
    out.push_back(j);
  }
  return out;
}

/// One choice of groups that are surely open or closed, and the best with the others free.
struct Node {
  Conditions side;
  Climbed best;
  int number = 0;  ///< the order of making decides among equals
};

struct Worse {
  bool operator()(const Node& a, const Node& b) const {
    return a.best.merit != b.best.merit ? a.best.merit < b.best.merit : a.number > b.number;
  }
};

class Search {
 public:
  Search(const Problem& problem, const Market& market, int nodes)
      : problem_(problem), market_(market), nodes_(nodes) {}

  Climbed run() {
    Conditions root = open_side(problem_, market_);
    for (std::uint32_t j = 0; j < market_.mentors; ++j) {
      const int least = needed(problem_, market_, j);
      root.closed[j] = least > std::max(1, market_.places[j]) ? 1 : 0;
      root.smooth[j] = least > 1 && root.closed[j] == 0 ? least : 0;
    }
    for (const std::uint32_t j : with_pins(problem_, market_))
      decide(root, j);
    for (const std::uint32_t j : too_small_in_flow(problem_, market_))
      root.least[j] = 0;
    add(std::move(root));
    std::optional<Climbed> found;
    while (!open_.empty()) {
      Node node = open_.top();
      open_.pop();
      if (found && node.best.merit < found->merit) break;
      proved_ = proved_ && node.best.proved;
      const std::uint32_t small = too_small(node);
      if (small == nobody) {
        if (!found || node.best.column_of < found->column_of) found = std::move(node.best);
      } else if (made_ < nodes_) {
        split(node, small);
      } else {
        if (bound_.empty()) bound_ = node.best.merit;
        proved_ = false;
        node.side.closed[small] = 1;
        node.side.smooth[small] = 0;
        add(std::move(node.side));
      }
    }
    Climbed out = found ? std::move(*found) : Climbed{};
    if (!found) out.side = open_side(problem_, market_);
    out.proved = proved_;
    return out;
  }

  /// The merit that nothing exceeds, once the limit is reached.
  [[nodiscard]] const std::vector<Wide>& bound() const { return bound_; }

 private:
  void add(Conditions side) {
    ++made_;
    auto best = climb(problem_, market_, side, 400);
    if (best) open_.push({std::move(side), std::move(*best), made_});
  }

  void decide(Conditions& side, std::uint32_t mentor) const {
    side.least[mentor] = needed(problem_, market_, mentor);
    side.smooth[mentor] = 0;
  }

  void split(const Node& node, std::uint32_t mentor) {
    Conditions open = node.side;
    decide(open, mentor);
    add(std::move(open));
    Conditions closed = node.side;
    closed.closed[mentor] = 1;
    closed.smooth[mentor] = 0;
    add(std::move(closed));
  }

  // The mentor whose group lacks the most.
  [[nodiscard]] std::uint32_t too_small(const Node& node) const {
    std::vector<int> count(market_.columns(), 0);
    for (const std::uint32_t c : node.best.column_of)
      ++count[c];
    std::uint32_t out = nobody;
    int most = 0;
    for (std::uint32_t j = 0; j < market_.mentors; ++j) {
      const int lacks = needed(problem_, market_, j) - count[j];
      if (count[j] == 0 || lacks <= most) continue;
      most = lacks;
      out = j;
    }
    return out;
  }

  const Problem& problem_;
  const Market& market_;
  int nodes_ = 0;
  int made_ = 0;
  bool proved_ = true;
  std::vector<Wide> bound_;
  std::priority_queue<Node, std::vector<Node>, Worse> open_;
};

// A merit begins with what is broken above the touch, if there is one, then come the levels.
void state_bounds(const Problem& problem, const Market& market, const std::vector<Wide>& bound,
                  Solution& out) {
  if (bound.empty()) return;
  std::size_t at = problem.touch ? 1 : 0;
  if (served_first(problem)) {
    out.served_bound = static_cast<int>(problem.mentees.size() - market.rows());
    for (int u = 0; u < 4; ++u)
      out.served_bound += static_cast<int>(bound[at++]);
    if (has(problem, Level::worst_off)) ++at;
  }
  out.worth_bound = static_cast<std::int64_t>(bound[at]);
}

// The proof knows real costs of places only, so it is of the best with exactly these groups.
void settle_groups(const Market& market, Climbed& best) {
  std::vector<int> count(market.columns(), 0);
  for (const std::uint32_t c : best.column_of)
    ++count[c];
  for (std::uint32_t j = 0; j < market.mentors; ++j) {
    int& smooth = best.side.smooth[j];
    if (smooth == 0) continue;
    if (count[j] == 0)
      best.side.closed[j] = 1;
    else
      best.side.least[j] = smooth;
    smooth = 0;
  }
}

std::vector<std::uint32_t> mentors_of(const Problem& problem, const Market& market,
                                      const std::vector<std::uint32_t>& column_of) {
  std::vector<std::uint32_t> out(problem.mentees.size(), nobody);
  for (std::uint32_t i = 0; i < out.size(); ++i)
    out[i] = pinned_mentor(problem, i);
  for (std::uint32_t row = 0; row < column_of.size(); ++row)
    if (column_of[row] < market.mentors) out[market.mentee[row]] = column_of[row];
  return out;
}

}  // namespace

std::vector<std::uint32_t> any_sound(const Problem& problem) {
  const std::vector<std::uint32_t> nowhere(problem.mentees.size(), nobody);
  std::vector<std::int64_t> gain;
  for (std::size_t pair = 0; pair < problem.mentor.size(); ++pair)
    gain.push_back(1 + problem.points[pair]);
  return AssignmentModel(problem, nowhere, 2000, Stable::no).best({}, gain).mentor_of;
}

Solution solve_bounded(const Problem& problem, int nodes) {
  const Market market = open_market(problem, 0);
  Search search(problem, market, std::min(nodes, nodes_for(market)));
  Climbed best = search.run();
  std::optional<std::int64_t> worth_bound;
  if (!best.proved && problem.group_min > 1) {
    if (auto grouped = choose_groups(problem, market, best.column_of)) {
      worth_bound = grouped->worth_bound;
      if (grouped->proved || grouped->best.merit > best.merit) {
        best = std::move(grouped->best);
        best.proved = grouped->proved;
      }
    }
  }
  if (problem.rates.load > 0) settle_groups(market, best);
  Solution out;
  out.mentor_of = mentors_of(problem, market, best.column_of);
  out.proved = best.proved;
  out.certificate = prove(problem, market, best);
  add_up(problem, out);
  if (!out.proved) state_bounds(problem, market, search.bound(), out);
  if (!out.proved && worth_bound) {
    out.served_bound = std::accumulate(out.served.begin(), out.served.end(), 0);
    out.worth_bound = std::max(out.worth, std::min(out.worth_bound, *worth_bound));
  }
  if (problem.group_min > 1) {
    Problem free = problem;
    free.group_min = 1;
    auto without = solve(free).mentor_of;
    if (without != out.mentor_of) out.without_minimum = std::move(without);
  }
  return out;
}

std::vector<std::uint32_t> pinned_too_small(const Problem& problem) {
  const Market market = open_market(problem, 0);
  auto out = too_small_in_flow(problem, market);
  return out.empty() && has_two_ways(problem) ? too_small_one_way(problem, market) : out;
}

}  // namespace mentor::matching
