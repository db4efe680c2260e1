#include "mentor/matching/solve.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "bounded.h"
#include "lots.h"
#include "market.h"
#include "mentor/matching/both_ways.h"
#include "one_way.h"
#include "prices.h"
#include "served.h"

namespace mentor::matching {
namespace {

/// The highest threshold that serves as many, class by class, and why the next one does not.
struct Threshold {
  std::int32_t points = 0;
  std::optional<WorstOffWitness> witness;
};

std::optional<WorstOffWitness> refusal(const Problem& problem, std::int32_t points,
                                       const std::array<int, 4>& wanted) {
  const Market market = open_market(problem, points + 1);
  const Served served = serve_most(market);
  for (std::size_t u = 4; u-- > 0;) {
    if (served.count[u] >= wanted[u]) continue;
    auto halls = hall_witnesses(market, served.column_of);
    return WorstOffWitness{points, std::move(halls[3 - u])};
  }
  return std::nullopt;
}

Threshold highest_threshold(const Problem& problem, const std::array<int, 4>& wanted) {
  if (wanted == std::array<int, 4>{}) return {};
  std::vector<std::int32_t> values;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    if (pinned_mentor(problem, i) != nobody) continue;
    values.insert(values.end(), problem.points.begin() + problem.first[i],
                  problem.points.begin() + problem.first[i + 1]);
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::size_t low = 0;  // values[low] serves as many, values[high] does not
  std::size_t high = values.size();
  while (low + 1 < high) {
    const std::size_t middle = (low + high) / 2;
    auto refused = refusal(problem, values[middle] - 1, wanted);
    (refused ? high : low) = middle;
  }
  return {values[low], refusal(problem, values[low], wanted)};
}

void certify_prices(const Market& market, const Priced& priced, const Drawn& drawn,
                    Certificate& certificate) {
  for (std::uint32_t j = 0; j < market.mentors; ++j)
    certificate.mentor.push_back({priced.price[j], drawn.price[j]});
  for (std::uint32_t u = 0; u < 4; ++u) {
    const std::uint32_t bench = market.mentors + u;
    certificate.outside[u] = {priced.price[bench], drawn.price[bench]};
  }
}

std::vector<std::uint32_t> name_mentors(const Problem& problem, const Market& market,
                                        const std::vector<std::uint32_t>& column_of) {
  std::vector<std::uint32_t> out(problem.mentees.size(), nobody);
  for (std::uint32_t i = 0; i < out.size(); ++i)
    out[i] = pinned_mentor(problem, i);
  for (std::uint32_t row = 0; row < market.rows(); ++row)
    if (column_of[row] < market.mentors) out[market.mentee[row]] = column_of[row];
  return out;
}

// Each class stays out in exactly the number that the level served leaves.
Market serve_levels(const Problem& problem, Served& served, Certificate& certificate) {
  Market market = open_market(problem, 0);
  if (!served_first(problem)) return market;
  served = serve_most(market);
  certificate.served = hall_witnesses(market, served.column_of);
  if (has(problem, Level::worst_off)) {
    Threshold threshold = highest_threshold(problem, served.count);
    certificate.worst_off = std::move(threshold.witness);
    if (certificate.worst_off) {
      market = open_market(problem, threshold.points);
      served = serve_most(market);
    }
  }
  for (std::uint32_t u = 0; u < 4; ++u)
    market.places[market.mentors + u] -= served.count[u];
  return market;
}

Solution solve_levels(const Problem& problem) {
  if (has_conditions(problem)) return solve_bounded(problem);
  Solution out;
  Served served;
  const Market market = serve_levels(problem, served, out.certificate);
  const Tariff tariff = tariff_of(problem);
  const auto cost = arc_costs(problem, market, tariff);
  const Priced priced = served_first(problem) ? price_exactly(market, cost, tariff, served)
                                              : price_freely(market, cost, tariff);
  const Drawn drawn = draw_lots(face_of(problem, market, cost, tariff, priced), priced.column_of);
  certify_prices(market, priced, drawn, out.certificate);
  out.equals = drawn.choice;
  out.mentor_of = name_mentors(problem, market, drawn.column_of);
  add_up(problem, out);
  return out;
}

// With pairs left out a pin may stand in a group that cannot reach the minimum any more.
bool groups_hold(const Problem& problem, const Solution& solution) {
  std::vector<int> group(problem.mentors.size(), 0);
  for (const std::uint32_t j : solution.mentor_of)
    if (j != nobody) ++group[j];
  for (std::size_t j = 0; j < group.size(); ++j)
    if (group[j] > 0 && problem.mentors[j].load + group[j] < problem.group_min) return false;
  return true;
}

// With the ways left out that some matching whose groups hold does not have; the bounds are those
// of `open`, which leaves nothing out. What was `found` stands where there is no such matching.
Solution solve_like_any(const Problem& problem, const Solution& open, Solution found) {
  const auto mentor_of = any_sound(problem);
  if (mentor_of.empty()) return found;
  const auto other = other_ways(problem);
  std::vector<std::size_t> left_out;
  std::vector<PairOf> ways;
  bool chosen = false;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      if (other[pair] == no_other_way || problem.mentor[pair] == mentor_of[i]) continue;
      if ((problem.marks[pair] & Mark::pinned) != 0) continue;
      left_out.push_back(pair);
      ways.push_back({i, problem.mentor[pair]});
      chosen = chosen || (problem.marks[other[pair]] & Mark::pinned) == 0;
    }
  Solution out = solve_levels(without_pairs(problem, left_out));
  add_up(problem, out);
  out.certificate.one_way = std::move(ways);
  out.certificate.one_way_claimed = chosen;
  out.proved = false;
  out.served_bound =
      std::max(open.served_bound, std::accumulate(open.served.begin(), open.served.end(), 0));
  out.worth_bound = std::max({open.worth_bound, open.worth, out.worth});
  return out;
}

/// Each has a proof of its own in the proposal: with more of them nobody would want to read it.
constexpr std::size_t choices_to_prove = 32;

// Counted, so that a school waits a second at most: the larger the market, the longer each takes.
int ways_to_try(const Problem& problem) {
  const std::size_t arcs = has_conditions(problem) ? 40'000 : 2'000'000;
  return static_cast<int>(
      std::max<std::size_t>(arcs / std::max<std::size_t>(problem.mentor.size(), 1), 20));
}

}  // namespace

Solution solve(const Problem& problem) {
  assert(faults(problem).empty());
  Solution out = solve_levels(problem);
  if (matched_both_ways(problem, out.mentor_of).empty()) return out;
  const auto holds = [&](const Solution& found) { return groups_hold(problem, found); };
  const std::size_t leaves = has_conditions(problem) ? 0 : choices_to_prove;
  const Solution open = out;
  // Which of the equals keep the condition is not looked for.
  out = solve_one_way(problem, std::move(out), solve_levels, holds, ways_to_try(problem), leaves);
  if (!holds(out)) out = solve_like_any(problem, open, std::move(out));
  out.equals.reset();
  return out;
}

void add_up(const Problem& problem, Solution& solution) {
  std::vector<int> group(problem.mentors.size(), 0);
  std::optional<std::int32_t> worst;
  solution.served = {};
  solution.points = solution.worth = solution.kept_pairs = 0;
  solution.lots = 0;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    const std::uint32_t j = solution.mentor_of[i];
    if (j == nobody) continue;
    const std::size_t pair = find_pair(problem, i, j);
    ++solution.served[static_cast<std::size_t>(problem.mentees[i].urgent)];
    solution.points += problem.points[pair];
    solution.worth +=
        worth(problem, pair) - place_cost(problem, problem.mentors[j].load + ++group[j]);
    solution.kept_pairs += (problem.marks[pair] & Mark::kept) != 0 ? 1 : 0;
    solution.lots += problem.lot[pair];
    if ((problem.marks[pair] & Mark::pinned) == 0)
      worst = std::min(worst.value_or(problem.points[pair]), problem.points[pair]);
  }
  solution.worst_off = worst.value_or(0);
}

}  // namespace mentor::matching
