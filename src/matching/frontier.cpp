#include "mentor/matching/frontier.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "assignment_model.h"

namespace mentor::matching {
namespace {

// The four values, each the larger the better.
struct Values {
  std::array<int, 4> served{};  ///< urgency 3 first
  std::int32_t worst_off = 0;
  std::int64_t points = 0;
  int kept = 0;
  friend auto operator<=>(const Values&, const Values&) = default;
};

bool no_worse(const Values& a, const Values& b) {
  return a.served >= b.served && a.worst_off >= b.worst_off && a.points >= b.points &&
         a.kept >= b.kept;
}

class Search {
 public:
  Search(const Problem& problem, const std::vector<std::uint32_t>& reference,
         const FrontierEffort& effort, Stable stable)
      : problem_(problem),
        reference_(reference),
        effort_(effort),
        model_(problem, reference, effort.nodes, stable) {
    least_points_ = problem.points;
    least_points_.push_back(0);
    std::sort(least_points_.begin(), least_points_.end());
    least_points_.erase(std::unique(least_points_.begin(), least_points_.end()),
                        least_points_.end());
    for (std::size_t i = 0; i < reference.size(); ++i)
      reference_pairs_ += reference[i] == nobody ? 0 : 1;
    find_gains();
    if (problem.touch) find_required();
  }

  Frontier run() {
    const int last = static_cast<int>(least_points_.size()) - 1;
    // Without a limit of changes first: nothing of that is lost when the effort runs out.
    look_through({0, 0, 0, last});
    look_through({0, reference_pairs_, 0, last});
    drop_dominated();
    std::vector<Values> all;
    for (const auto& [values, mentor_of] : found_)
      all.push_back(values);
    std::reverse(all.begin(), all.end());
    Frontier made;
    for (const Values& values : all)
      made.trades.push_back(trade(values));
    made.complete = complete_;
    made.programmes = model_.programmes();
    return made;
  }

 private:
  /// Cells: at least `kept` reference pairs hold (0 = no limit), and every pair has at least
  /// least_points_[at] points. Both ends belong to the range.
  struct Range {
    int kept_from = 0;
    int kept_to = 0;
    int at_from = 0;
    int at_to = 0;
  };
  using Cell = std::pair<int, int>;
  using Front = std::vector<std::pair<std::array<int, 4>, std::int64_t>>;

  // How many marked pairs the touch asks for, or as many as can hold where that is fewer.
  void find_required() {
    std::vector<std::int64_t> gain(problem_.mentor.size(), 0);
    int possible = 0;
    for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i) {
      bool pinned = false;
      bool any = false;
      for (std::size_t pair = problem_.first[i]; pair < problem_.first[i + 1]; ++pair) {
        pinned = pinned || (problem_.marks[pair] & Mark::pinned) != 0;
        any = any || (problem_.marks[pair] & Mark::kept) != 0;
      }
      for (std::size_t pair = problem_.first[i]; any && !pinned && pair < problem_.first[i + 1];
           ++pair)
        gain[pair] = (problem_.marks[pair] & Mark::kept) != 0 ? 1 : 0;
      possible += any && !pinned ? 1 : 0;
    }
    const Assigned most = ask({}, gain);
    int held = 0;
    for (std::uint32_t i = 0; i < most.mentor_of.size(); ++i)
      for (std::size_t pair = problem_.first[i]; pair < problem_.first[i + 1]; ++pair)
        if (problem_.mentor[pair] == most.mentor_of[i]) held += static_cast<int>(gain[pair]);
    required_ = std::max(0, std::min(held, possible - *problem_.touch));
  }

  // Served of the least urgent class and points are raised by one programme where numbers allow.
  void find_gains() {
    std::int64_t most = 0;
    for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i) {
      std::int64_t best = 0;
      for (std::size_t pair = problem_.first[i]; pair < problem_.first[i + 1]; ++pair)
        best = std::max<std::int64_t>(best, problem_.points[pair]);
      most += best;
      present_[static_cast<std::size_t>(problem_.mentees[i].urgent)] = true;
    }
    most_points_ = most;
  }

  [[nodiscard]] std::vector<std::int64_t> served_gain(int urgent, std::int64_t weight,
                                                      bool with_points) const {
    std::vector<std::int64_t> gain(problem_.mentor.size(), 0);
    for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i) {
      for (std::size_t pair = problem_.first[i]; pair < problem_.first[i + 1]; ++pair) {
        if (problem_.mentees[i].urgent == urgent) gain[pair] = weight;
        if (with_points) gain[pair] += problem_.points[pair];
      }
    }
    return gain;
  }

  // The goals of a cell, the most important first; the last one raises the points.
  [[nodiscard]] std::vector<std::pair<int, std::vector<std::int64_t>>> goals() const {
    std::vector<std::pair<int, std::vector<std::int64_t>>> all;
    std::vector<int> urgencies;
    for (int urgent = 3; urgent >= 0; --urgent) {
      if (present_[static_cast<std::size_t>(urgent)]) urgencies.push_back(urgent);
    }
    const auto people = static_cast<std::int64_t>(problem_.mentees.size()) + 1;
    const bool joined = (most_points_ + 1) * people < (1LL << 30) && !urgencies.empty();
    for (const int urgent : urgencies) {
      const bool last = joined && urgent == urgencies.back();
      all.emplace_back(urgent, served_gain(urgent, last ? most_points_ + 1 : 1, last));
    }
    if (!joined) all.emplace_back(-1, served_gain(-1, 0, true));
    return all;
  }

  // Best served within the limits, and then the most points.
  std::optional<Values> lexicographic(Limits limits) {
    std::optional<Values> best;
    for (const auto& [urgent, gain] : goals()) {
      const Assigned assigned = ask(limits, gain);
      if (assigned.mentor_of.empty()) return best;
      best = note(assigned.mentor_of);
      if (urgent >= 0) {
        const auto at = static_cast<std::size_t>(urgent);
        limits.served[at] = best->served[3 - at];
      }
    }
    return best;
  }

  Assigned ask(Limits limits, const std::vector<std::int64_t>& gain) {
    if (model_.programmes() >= effort_.programmes) {
      complete_ = false;
      return {};
    }
    limits.marked = required_;
    Assigned assigned = model_.best(limits, gain);
    if (!assigned.proved) complete_ = false;
    return assigned;
  }

  Values note(const std::vector<std::uint32_t>& mentor_of) {
    Solution solution;
    solution.mentor_of = mentor_of;
    add_up(problem_, solution);
    Values values;
    for (std::size_t u = 0; u < 4; ++u)
      values.served[u] = solution.served[3 - u];
    values.worst_off = solution.worst_off;
    values.points = solution.points;
    for (std::size_t i = 0; i < mentor_of.size(); ++i)
      values.kept += mentor_of[i] != nobody && mentor_of[i] == reference_[i] ? 1 : 0;
    found_.try_emplace(values, mentor_of);
    return values;
  }

  // The trade-offs of served and points in a cell.
  const Front& front(const Cell& cell) {
    const auto known = fronts_.find(cell);
    if (known != fronts_.end()) return known->second;
    Front& made = fronts_[cell];
    Limits limits;
    limits.worst_off = least_points_[static_cast<std::size_t>(cell.second)];
    if (cell.first > 0) limits.kept = cell.first;
    while (const auto best = lexicographic(limits)) {
      made.emplace_back(best->served, best->points);
      limits.points = best->points + 1;
    }
    return made;
  }

  // Between two corners that agree nothing lies.
  void look_through(const Range& range) {
    if (model_.programmes() >= effort_.programmes) {
      complete_ = false;
      return;
    }
    const Front tight = front({range.kept_to, range.at_to});
    const Front loose = front({range.kept_from, range.at_from});
    if (tight == loose) return;
    const int kept = range.kept_to - range.kept_from;
    const int at = range.at_to - range.at_from;
    if (kept == 0 && at == 0) return;
    if (at >= kept) {
      const int middle = range.at_from + at / 2;
      look_through({range.kept_from, range.kept_to, range.at_from, middle});
      look_through({range.kept_from, range.kept_to, middle + 1, range.at_to});
    } else {
      const int middle = range.kept_from + kept / 2;
      look_through({range.kept_from, middle, range.at_from, range.at_to});
      look_through({middle + 1, range.kept_to, range.at_from, range.at_to});
    }
  }

  void drop_dominated() {
    std::erase_if(found_, [&](const auto& each) {
      return std::any_of(found_.begin(), found_.end(), [&](const auto& other) {
        return other.first != each.first && no_worse(other.first, each.first);
      });
    });
  }

  // Of equal matchings the one that the lots favour.
  Trade trade(const Values& values) {
    std::vector<std::size_t> order(problem_.mentor.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(problem_.lot[a], a) < std::tie(problem_.lot[b], b);
    });
    std::vector<std::int64_t> gain(order.size(), 0);
    for (std::size_t place = 0; place < order.size(); ++place)
      gain[order[place]] = -static_cast<std::int64_t>(place);
    Limits limits{values.worst_off, {}, values.points, values.kept, required_};
    for (std::size_t u = 0; u < 4; ++u)
      limits.served[u] = values.served[3 - u];
    Trade made;
    made.solution.mentor_of = found_.at(values);
    const Assigned drawn = model_.best(limits, gain);
    if (!drawn.proved) complete_ = false;
    if (!drawn.mentor_of.empty() && note(drawn.mentor_of) == values)
      made.solution.mentor_of = drawn.mentor_of;
    add_up(problem_, made.solution);
    made.changes = reference_pairs_ - values.kept;
    return made;
  }

  const Problem& problem_;
  const std::vector<std::uint32_t>& reference_;
  FrontierEffort effort_;
  AssignmentModel model_;
  std::vector<std::int32_t> least_points_;
  int reference_pairs_ = 0;
  std::array<bool, 4> present_{};  ///< urgencies that occur
  std::int64_t most_points_ = 0;
  std::map<Cell, Front> fronts_;
  std::map<Values, std::vector<std::uint32_t>> found_;
  int required_ = 0;  ///< marked pairs that the touch asks for
  bool complete_ = true;
};

// Without groups and ballots a programme is nearly a flow. With them each takes its time, the more
// the larger the problem: so much that a school waits some seconds.
FrontierEffort affordable(const Problem& problem, FrontierEffort effort) {
  if (problem.group_min == 1 && problem.wish.empty()) return effort;
  const std::size_t pairs = std::max<std::size_t>(problem.mentor.size(), 1);
  const auto share = [&](std::size_t all, std::size_t least) {
    return static_cast<int>(std::max(all / pairs, least));
  };
  effort.programmes = std::min(effort.programmes, share(200'000, 40));
  effort.nodes = std::min(effort.nodes, share(800'000, 100));
  return effort;
}

// Rows of stability grow with the square of the ties.
constexpr std::size_t most_stability = 3'000'000;

}  // namespace

Frontier frontier(const Problem& problem, const std::vector<std::uint32_t>& reference,
                  const FrontierEffort& effort) {
  const bool stable =
      !problem.wish.empty() && AssignmentModel::stability_size(problem) <= most_stability;
  const FrontierEffort spent = affordable(problem, effort);
  Frontier made = Search(problem, reference, spent, stable ? Stable::yes : Stable::no).run();
  made.stable = stable;
  return made;
}

}  // namespace mentor::matching
