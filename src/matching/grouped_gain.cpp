#include <numeric>

#include "gap_kinds.h"
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
  for (std::uint32_t i = 0; i < problem_.mentees.size(); ++i)
    if (solution.mentor_of[i] == nobody) left_out_.push_back(i);
}

int GroupedGain::gain(const std::vector<std::uint32_t>& fits, int places) const {
  return all_served(solve(with_mentor(problem_, fits, places))) - served_;
}

}  // namespace mentor::matching
