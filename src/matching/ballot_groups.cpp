#include "ballot_groups.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "ballot_ladder.h"
#include "ballot_market.h"
#include "market.h"

namespace mentor::matching {
namespace {

// New mentees of each mentor, pinned ones left out.
std::vector<int> news(const Problem& problem, const Solution& solution) {
  std::vector<int> out(problem.mentors.size(), 0);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    if (solution.mentor_of[i] != nobody && pinned_mentor(problem, i) == nobody)
      ++out[solution.mentor_of[i]];
  return out;
}

/// Every choice of so many of the candidates, the best of those that leave no group too small.
class Trial {
 public:
  Trial(const Problem& problem, const Matcher& match, std::vector<std::uint32_t> candidates,
        int tries)
      : problem_(problem), match_(match), candidates_(std::move(candidates)), tries_(tries) {}

  /// False when there were too many to try.
  bool run(std::size_t size) { return choose(0, size); }

  [[nodiscard]] const std::optional<std::vector<std::uint32_t>>& best() const { return best_; }

 private:
  bool choose(std::size_t from, std::size_t left) {
    if (left == 0) return tries_-- > 0 && weigh();
    for (std::size_t k = from; k + left <= candidates_.size(); ++k) {
      chosen_.push_back(candidates_[k]);
      const bool enough = choose(k + 1, left - 1);
      chosen_.pop_back();
      if (!enough) return false;
    }
    return true;
  }

  bool weigh() {
    const Problem open = without_groups(problem_, chosen_);
    const Solution found = match_(open);
    if (!small_groups(open, found).empty()) return true;
    auto worth = std::tuple(level_values(open, found), -found.lots);
    const bool better =
        !best_ || worth > best_worth_ || (worth == best_worth_ && found.mentor_of < best_list_);
    if (!better) return true;
    best_ = chosen_;
    best_worth_ = std::move(worth);
    best_list_ = found.mentor_of;
    return true;
  }

  const Problem& problem_;
  const Matcher& match_;
  std::vector<std::uint32_t> candidates_;
  int tries_ = 0;
  std::vector<std::uint32_t> chosen_;
  std::optional<std::vector<std::uint32_t>> best_;
  std::tuple<std::vector<std::int64_t>, Wide> best_worth_;
  std::vector<std::uint32_t> best_list_;
};

// The best choice of as few as possible; nothing when there are too many to try.
std::optional<std::vector<std::uint32_t>> best_of(const Problem& problem, const Matcher& match,
                                                  const std::vector<std::uint32_t>& candidates,
                                                  std::size_t most, int tries) {
  Trial trial(problem, match, candidates, tries);
  for (std::size_t size = 0; size <= most; ++size) {
    if (!trial.run(size)) return std::nullopt;
    if (trial.best()) return trial.best();
  }
  return std::nullopt;
}

std::vector<std::uint32_t> met_on(const ClosingPath& path) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t j = 0; j < path.met.size(); ++j)
    if (path.met[j]) out.push_back(j);
  return out;
}

// Everybody bound by the minimum whose closing can reach a group met on the way.
std::vector<std::uint32_t> bound_beside(const Problem& problem, const ClosingPath& path) {
  std::vector<std::uint32_t> out;
  for (const BallotMarket& part : split_market(open_ballots(problem))) {
    const bool reaches = std::any_of(part.mentor.begin(), part.mentor.end(),
                                     [&](std::uint32_t j) { return path.met[j]; });
    for (std::uint32_t c = 0; reaches && c < part.columns(); ++c)
      if (part.load[c] + 1 < problem.group_min) out.push_back(part.mentor[c]);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::vector<std::uint32_t> small_groups(const Problem& problem, const Solution& solution) {
  const std::vector<int> chosen = news(problem, solution);
  std::vector<int> group(problem.mentors.size(), 0);
  for (const std::uint32_t j : solution.mentor_of)
    if (j != nobody) ++group[j];
  std::vector<std::uint32_t> out;
  for (std::uint32_t j = 0; j < group.size(); ++j)
    if (chosen[j] > 0 && problem.mentors[j].load + group[j] < problem.group_min) out.push_back(j);
  return out;
}

ClosingPath close_in_turn(const Problem& problem, const Matcher& match) {
  ClosingPath path{
      .closed = {}, .met = std::vector<bool>(problem.mentors.size(), false), .end = {}};
  for (;;) {
    const Problem open = without_groups(problem, path.closed);
    path.end = match(open);
    const std::vector<std::uint32_t> small = small_groups(open, path.end);
    if (small.empty()) break;
    const std::vector<int> chosen = news(open, path.end);
    std::uint32_t smallest = small.front();
    for (const std::uint32_t j : small) {
      path.met[j] = true;
      if (chosen[j] <= chosen[smallest]) smallest = j;
    }
    path.closed.push_back(smallest);
  }
  std::sort(path.closed.begin(), path.closed.end());
  return path;
}

std::optional<FewClosed> fewest_closed(const Problem& problem, const Matcher& match,
                                       const ClosingPath& path, int tries) {
  const std::vector<std::uint32_t> met = met_on(path);
  const std::vector<std::uint32_t> bound = bound_beside(problem, path);
  if (bound.size() == met.size()) {
    auto best = best_of(problem, match, met, path.closed.size(), tries);
    return best ? std::optional(FewClosed{std::move(*best), true}) : std::nullopt;
  }
  for (const auto* candidates : {&bound, &met})
    if (auto best = best_of(problem, match, *candidates, path.closed.size(), tries))
      return FewClosed{std::move(*best), candidates == &bound};
  return std::nullopt;
}

}  // namespace mentor::matching
