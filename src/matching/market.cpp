#include "market.h"

#include <algorithm>

namespace mentor::matching {
namespace {

void copy_arcs(const Problem& problem, std::int32_t least, Market& market) {
  market.column.resize(problem.mentor.size() + market.mentee.size());
  market.pair.resize(market.column.size());
  market.first.reserve(market.mentee.size() + 1);
  std::uint32_t arc = 0;
  const auto add = [&, column = market.column.data(), pair_of = market.pair.data()](
                       std::uint32_t to, std::uint32_t pair) {
    column[arc] = to;
    pair_of[arc++] = pair;
  };
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    market.first.push_back(arc);
    const std::uint32_t i = market.mentee[row];
    const std::uint32_t end = problem.first[i + 1];
    for (std::uint32_t e = problem.first[i]; e < end; ++e)
      if (problem.points[e] >= least) add(problem.mentor[e], e);
    add(market.mentors + market.urgent[row], nobody);
  }
  market.first.push_back(arc);
  market.column.resize(arc);
  market.pair.resize(arc);
}

}  // namespace

std::uint32_t pinned_mentor(const Problem& problem, std::uint32_t mentee) {
  for (std::uint32_t e = problem.first[mentee]; e < problem.first[mentee + 1]; ++e)
    if ((problem.marks[e] & Mark::pinned) != 0) return problem.mentor[e];
  return nobody;
}

int broken_by_pins(const Problem& problem) {
  int broken = 0;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    const std::uint32_t bound = pinned_mentor(problem, i);
    if (bound == nobody) continue;
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair)
      if ((problem.marks[pair] & Mark::kept) != 0 && problem.mentor[pair] != bound) ++broken;
  }
  return broken;
}

std::optional<int> left_to_touch(const Problem& problem, std::optional<int> touch) {
  if (touch) touch = std::max(0, *touch - broken_by_pins(problem));
  return touch;
}

Market open_market(const Problem& problem, std::int32_t least) {
  Market market;
  market.mentors = static_cast<std::uint32_t>(problem.mentors.size());
  market.places.assign(market.columns(), 0);
  market.load.assign(market.columns(), 0);
  for (std::uint32_t j = 0; j < market.mentors; ++j) {
    market.places[j] = problem.mentors[j].places;
    market.load[j] = problem.mentors[j].load;
  }
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    if (const std::uint32_t j = pinned_mentor(problem, i); j != nobody) {
      --market.places[j];
      ++market.load[j];
      continue;
    }
    market.mentee.push_back(i);
    market.urgent.push_back(static_cast<std::uint8_t>(problem.mentees[i].urgent));
    ++market.places[market.mentors + market.urgent.back()];
  }
  copy_arcs(problem, least, market);
  return market;
}

}  // namespace mentor::matching
