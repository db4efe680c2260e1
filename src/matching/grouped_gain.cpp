#include <algorithm>
#include <numeric>

#include "gap_kinds.h"
#include "market.h"
#include "mentor/matching/solve.h"

namespace mentor::matching {
namespace {

// Behind every code, so that the newcomer is the last mentor.
constexpr const char* last_id = "~";

int all_served(const Solution& solution) {
  return std::accumulate(solution.served.begin(), solution.served.end(), 0);
}

// The newcomer's pair is the last of every mentee whom they fit.
Problem with_mentor(const Problem& problem, const std::vector<std::uint32_t>& fits, int places) {
  Problem out = problem;
  const auto newcomer = static_cast<std::uint32_t>(problem.mentors.size());
  out.mentors.push_back({last_id, places, 0});
  out.first = {0};
  out.mentor.clear();
  out.marks.clear();
  auto fit = fits.begin();
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      out.mentor.push_back(problem.mentor[pair]);
      out.marks.push_back(problem.marks[pair]);
    }
    if (fit != fits.end() && *fit == i) {
      out.mentor.push_back(newcomer);
      out.marks.push_back(0);
      ++fit;
    }
    out.first.push_back(static_cast<std::uint32_t>(out.mentor.size()));
  }
  out.points.assign(out.mentor.size(), 0);
  out.lot.assign(out.mentor.size(), 0);
  return out;
}

}  // namespace

GroupedGain::GroupedGain(Problem problem) : problem_(std::move(problem)) {
  problem_.objective = {Level::served};
  problem_.wish.clear();
  problem_.preference.clear();
  const Solution solution = solve(problem_);
  served_ = all_served(solution);
  groups_.resize(problem_.mentors.size());
  std::vector<bool> pinned(problem_.mentors.size(), false);
  for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i) {
    const std::uint32_t j = solution.mentor_of[i];
    if (j == nobody) {
      left_out_.push_back(i);
      continue;
    }
    groups_[j].push_back(i);
    if (pinned_mentor(problem_, i) != nobody) pinned[j] = true;
  }
  for (std::size_t j = 0; j < groups_.size(); ++j)
    if (pinned[j]) groups_[j].clear();
}

int GroupedGain::at_once(const std::vector<std::uint32_t>& fits, int places) const {
  const auto fitting = [&](const std::vector<std::uint32_t>& mentees) {
    return static_cast<int>(std::count_if(mentees.begin(), mentees.end(), [&](std::uint32_t i) {
      return std::binary_search(fits.begin(), fits.end(), i);
    }));
  };
  const int left = fitting(left_out_);
  const auto with = [&](int others) {
    const int taken = std::min(left, places - others);
    return taken > 0 && taken + others >= problem_.group_min ? taken : 0;
  };
  int spared = 0;
  int most = with(0);
  for (std::size_t j = 0; j < groups_.size(); ++j) {
    const int all = static_cast<int>(groups_[j].size());
    const int here = fitting(groups_[j]);
    spared += std::clamp(problem_.mentors[j].load + all - problem_.group_min, 0, here);
    if (here == all && problem_.mentors[j].load == 0) most = std::max(most, with(all));
  }
  const int needed = std::max(0, problem_.group_min - left);
  return needed <= spared ? std::max(most, with(needed)) : most;
}

int GroupedGain::most_searches() const {
  constexpr std::size_t pairs = 40'000;
  return static_cast<int>(
      std::max<std::size_t>(4, pairs / std::max<std::size_t>(problem_.mentor.size(), 1)));
}

int GroupedGain::gain(const std::vector<std::uint32_t>& fits, int places) const {
  return all_served(solve(with_mentor(problem_, fits, places))) - served_;
}

}  // namespace mentor::matching
