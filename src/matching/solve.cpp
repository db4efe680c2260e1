#include "mentor/matching/solve.h"

#include <algorithm>
#include <cassert>

#include "lots.h"
#include "market.h"
#include "served.h"
#include "transport.h"

namespace mentor::matching {
namespace {

bool has(const Problem& problem, Level level) {
  const auto& all = problem.objective;
  return std::find(all.begin(), all.end(), level) != all.end();
}

bool served_first(const Problem& problem) {
  return problem.objective.front() == Level::served;
}

/// What an arc is worth to the transport, as a cost, and what places cost, in one unit.
struct Tariff {
  std::int64_t unit = 0;  ///< 1, or 16 where staying out is free, or 0 without the level points
  std::int64_t step = 0;  ///< place q costs step x (2q - 1)
  bool urgency = false;   ///< points before served: one unit more for being served, by class
};

// A cycle changes the served set by at most one mentee for another: a bonus of 1..4 by class below
// the unit 16 decides after points, and by the matroid exchange property class by class.
Tariff tariff_of(const Problem& problem) {
  Tariff out;
  if (!has(problem, Level::points)) return out;
  out.unit = served_first(problem) ? 1 : 16;
  out.step = out.unit * problem.rates.load * problem.rates.weights;
  out.urgency = !served_first(problem) && has(problem, Level::served);
  return out;
}

std::vector<std::int64_t> arc_costs(const Problem& problem, const Market& market,
                                    const Tariff& tariff) {
  std::vector<std::int64_t> cost(market.pair.size(), 0);
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    const std::int64_t bonus = tariff.urgency ? market.urgent[row] + 1 : 0;
    for (std::uint32_t arc = market.first[row]; arc < market.bench_arc(row); ++arc)
      cost[arc] = -(tariff.unit * worth(problem, market.pair[arc]) + bonus);
  }
  return cost;
}

/// The optimal prices and assignment of the level points.
struct Priced {
  std::vector<std::uint32_t> column_of;
  std::vector<std::int64_t> price;
};

std::int64_t cost_of_place(const Market& market, const Tariff& tariff, std::uint32_t column,
                           int taken) {
  if (column >= market.mentors) return 0;
  return tariff.step * (2 * static_cast<std::int64_t>(market.load[column] + taken) + 1);
}

Priced price_points(const Market& market, const std::vector<std::int64_t>& cost,
                    const Tariff& tariff) {
  const auto place_cost = [&](std::uint32_t column, int taken) {
    return cost_of_place(market, tariff, column, taken);
  };
  Transport<std::int64_t, decltype(place_cost)> transport(
      {market.first, market.column, cost, market.places}, place_cost);
  transport.place_all();
  return {transport.column_of(), transport.price()};
}

void bound_columns(const Problem& problem, const Market& market, const Tariff& tariff,
                   const Priced& priced, Face& face) {
  for (std::uint32_t c = 0; c < market.columns(); ++c) {
    const int places = market.places[c];
    if (c >= market.mentors) {
      face.least.push_back(served_first(problem) ? places : -1);
      face.most.push_back(served_first(problem) ? places : places + 1);
      continue;
    }
    int least = 0;
    int most = 0;
    while (least < places && cost_of_place(market, tariff, c, least) < priced.price[c])
      ++least;
    while (most < places && cost_of_place(market, tariff, c, most) <= priced.price[c])
      ++most;
    face.least.push_back(least);
    face.most.push_back(most);
  }
}

Face tight_face(const Problem& problem, const Market& market, const std::vector<std::int64_t>& cost,
                const Priced& priced) {
  Face face;
  for (std::uint32_t row = 0; row < market.rows(); ++row) {
    face.first.push_back(static_cast<std::uint32_t>(face.column.size()));
    std::int64_t best = 0;
    for (std::uint32_t arc = market.first[row]; arc < market.first[row + 1]; ++arc)
      if (market.column[arc] == priced.column_of[row])
        best = cost[arc] + priced.price[market.column[arc]];
    for (std::uint32_t arc = market.first[row]; arc < market.first[row + 1]; ++arc) {
      if (cost[arc] + priced.price[market.column[arc]] != best) continue;
      const std::uint32_t pair = market.pair[arc];
      face.column.push_back(market.column[arc]);
      face.lot.push_back(pair == nobody ? 0 : static_cast<std::int64_t>(problem.lot[pair]));
    }
  }
  face.first.push_back(static_cast<std::uint32_t>(face.column.size()));
  return face;
}

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
Market serve_levels(const Problem& problem, Certificate& certificate) {
  Market market = open_market(problem, 0);
  if (!served_first(problem)) return market;
  const Served served = serve_most(market);
  certificate.served = hall_witnesses(market, served.column_of);
  if (has(problem, Level::worst_off)) {
    Threshold threshold = highest_threshold(problem, served.count);
    certificate.worst_off = std::move(threshold.witness);
    if (certificate.worst_off) market = open_market(problem, threshold.points);
  }
  for (std::uint32_t u = 0; u < 4; ++u)
    market.places[market.mentors + u] -= served.count[u];
  return market;
}

}  // namespace

Solution solve(const Problem& problem) {
  assert(faults(problem).empty());
  Solution out;
  const Market market = serve_levels(problem, out.certificate);
  const Tariff tariff = tariff_of(problem);
  const auto cost = arc_costs(problem, market, tariff);
  const Priced priced = price_points(market, cost, tariff);
  Face face = tight_face(problem, market, cost, priced);
  bound_columns(problem, market, tariff, priced, face);
  const Drawn drawn = draw_lots(face, priced.column_of);
  certify_prices(market, priced, drawn, out.certificate);
  out.mentor_of = name_mentors(problem, market, drawn.column_of);
  add_up(problem, out);
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

std::optional<Alternative> force(const Problem& problem, const Solution& solution,
                                 std::uint32_t mentee, std::uint32_t mentor) {
  const std::size_t pair = find_pair(problem, mentee, mentor);
  if (pair == problem.mentor.size()) return std::nullopt;
  Problem forced = problem;
  forced.marks[pair] |= Mark::pinned;
  if (!faults(forced).empty()) return std::nullopt;
  Alternative out{.solution = solve(forced), .moves = {}};
  const auto note = [&](std::uint32_t i) {
    const std::uint32_t to = out.solution.mentor_of[i];
    if (solution.mentor_of[i] != to) out.moves.push_back({i, solution.mentor_of[i], to});
  };
  note(mentee);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    if (i != mentee) note(i);
  return out;
}

}  // namespace mentor::matching
