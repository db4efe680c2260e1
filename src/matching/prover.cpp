#include "prover.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mentor::matching {
namespace {

constexpr double unbounded = IntegerProgramme::unbounded;

// Dividing by it keeps the numbers of the programme small.
std::int64_t common_unit(const Goal& goal) {
  std::int64_t unit = 0;
  for (const auto gain : goal.gain)
    unit = std::gcd(unit, gain);
  for (const auto& column : goal.place_cost)
    for (const auto cost : column)
      unit = std::gcd(unit, cost);
  return std::max<std::int64_t>(unit, 1);
}

double in_units(std::int64_t value, double unit) {
  return static_cast<double>(value) / unit;
}

}  // namespace

Prover::Prover(const BallotMarket& part, int nodes) : Prover(part, nodes, Groups{}) {}

Prover::Prover(const BallotMarket& part, int nodes, const Groups& groups)
    : part_(part),
      nodes_(nodes),
      closed_(part.columns(), no_variable),
      banned_(part.choices.size(), false) {
  add_cutoffs();
  add_closings(groups);
  add_ways(groups.ways);
  add_once();
  is_stable_ = true;
  expect_ranked();
}

Prover::Prover(const BallotMarket& part, const std::vector<int>& least, int nodes)
    : part_(part),
      nodes_(nodes),
      closed_(part.columns(), no_variable),
      banned_(part.choices.size(), false) {
  add_groups(least);
  add_once();
}

// One variable a column: it is open.
void Prover::add_groups(const std::vector<int>& least) {
  const int first = static_cast<int>(part_.choices.size());
  variables_ = first + static_cast<int>(part_.columns());
  std::vector<Row> enough(part_.columns());
  std::vector<Row> room(part_.columns());
  for (std::uint32_t c = 0; c < part_.columns(); ++c) {
    first_cutoff_.push_back(first + static_cast<int>(c));
    grouped_.push_back(least[c] > 1);
    enough[c] =
        Row{{first_cutoff_[c]}, {-static_cast<double>(std::max(1, least[c]))}, 0, unbounded};
    room[c] = Row{{first_cutoff_[c]}, {-static_cast<double>(part_.places[c])}, -unbounded, 0};
  }
  for (std::size_t k = 0; k < part_.choices.size(); ++k) {
    const std::uint32_t c = part_.choices[k].column;
    for (Row* row : {&enough[c], &room[c]}) {
      row->columns.push_back(static_cast<int>(k));
      row->factors.push_back(1);
    }
    rows_.push_back(Row{{first_cutoff_[c], static_cast<int>(k)}, {1, -1}, 0, unbounded});
  }
  rows_.insert(rows_.end(), enough.begin(), enough.end());
  rows_.insert(rows_.end(), room.begin(), room.end());
}

void Prover::other_groups(const std::vector<std::uint32_t>& held) {
  std::vector<bool> used(part_.columns(), false);
  for (const std::uint32_t k : held)
    if (k != nobody) used[part_.choices[k].column] = true;
  Row row{.columns = {}, .factors = {}, .low = -unbounded, .high = -1};
  for (std::uint32_t c = 0; c < part_.columns(); ++c) {
    if (!grouped_[c]) continue;
    row.columns.push_back(first_cutoff_[c]);
    row.factors.push_back(used[c] ? 1 : -1);
    row.high += used[c] ? 1 : 0;
  }
  rows_.push_back(std::move(row));
}

int Prover::cutoff(std::uint32_t column, int preference) const {
  const auto& grades = grades_[column];
  const auto at = std::lower_bound(grades.begin(), grades.end(), preference) - grades.begin();
  return first_cutoff_[column] + static_cast<int>(at);
}

void Prover::add_cutoffs() {
  grades_.resize(part_.columns());
  for (const Choice& c : part_.choices)
    grades_[c.column].push_back(c.preference);
  variables_ = static_cast<int>(part_.choices.size());
  std::vector<Row> room(part_.columns());
  for (std::size_t k = 0; k < part_.choices.size(); ++k) {
    room[part_.choices[k].column].columns.push_back(static_cast<int>(k));
    room[part_.choices[k].column].factors.push_back(1);
  }
  for (std::uint32_t c = 0; c < part_.columns(); ++c) {
    auto& grades = grades_[c];
    std::sort(grades.begin(), grades.end());
    grades.erase(std::unique(grades.begin(), grades.end()), grades.end());
    first_cutoff_.push_back(variables_);
    variables_ += static_cast<int>(grades.size());
    room[c].low = 0;
    room[c].high = part_.places[c];
    for (std::size_t g = 0; g < grades.size(); ++g) {
      Row full{.columns = {}, .factors = {}, .low = 0, .high = unbounded};
      for (const int k : room[c].columns) {
        if (part_.choices[static_cast<std::size_t>(k)].preference > grades[g]) continue;
        full.columns.push_back(k);
        full.factors.push_back(1);
      }
      full.columns.push_back(first_cutoff_[c] + static_cast<int>(g));
      full.factors.push_back(-part_.places[c]);
      rows_.push_back(std::move(full));
      if (g == 0) continue;
      const int here = first_cutoff_[c] + static_cast<int>(g);
      rows_.push_back(Row{{here, here - 1}, {1, -1}, 0, unbounded});
    }
  }
  rows_.insert(rows_.end(), room.begin(), room.end());
}

// The costs of a column's places rise, so the programme fills the cheap ones first by itself.
int Prover::add_places(const Goal& goal, std::vector<Row>& rows, std::vector<double>& cost) const {
  const int first = static_cast<int>(cost.size());
  if (goal.place_cost.empty()) return first;
  std::vector<Row> taken(part_.columns(), Row{.columns = {}, .factors = {}, .low = 0, .high = 0});
  for (std::size_t k = 0; k < part_.choices.size(); ++k) {
    taken[part_.choices[k].column].columns.push_back(static_cast<int>(k));
    taken[part_.choices[k].column].factors.push_back(1);
  }
  for (std::uint32_t c = 0; c < part_.columns(); ++c) {
    for (std::size_t q = 0; q < goal.place_cost[c].size(); ++q) {
      taken[c].columns.push_back(static_cast<int>(cost.size()));
      taken[c].factors.push_back(-1);
      cost.push_back(0);
    }
    rows.push_back(std::move(taken[c]));
  }
  return first;
}

Prover::Row Prover::goal_row(const Goal& goal, double unit, int first_place) const {
  Row row{.columns = {}, .factors = {}, .low = 0, .high = unbounded};
  const auto add = [&](int column, std::int64_t factor) {
    if (factor == 0) return;
    row.columns.push_back(column);
    row.factors.push_back(in_units(factor, unit));
  };
  for (std::size_t k = 0; k < goal.gain.size(); ++k)
    add(static_cast<int>(k), goal.gain[k]);
  for (const auto& column : goal.place_cost)
    for (const auto cost : column)
      add(first_place++, -cost);
  return row;
}

void Prover::keep(const Goal& goal, std::int64_t value) {
  kept_.emplace_back(goal, value);
}

std::int64_t Prover::value_of(const Goal& goal, const std::vector<std::uint32_t>& held) const {
  std::int64_t value = 0;
  std::vector<std::size_t> count(part_.columns(), 0);
  for (const std::uint32_t k : held) {
    if (k == nobody) continue;
    value += goal.gain[k];
    const std::uint32_t c = part_.choices[k].column;
    if (!goal.place_cost.empty()) value -= goal.place_cost[c][count[c]++];
  }
  return value;
}

// What nobody can exceed even without stability: everybody's best choice.
std::int64_t Prover::ceiling(const Goal& goal) const {
  std::int64_t sum = 0;
  for (std::uint32_t r = 0; r < part_.rows(); ++r) {
    std::int64_t best = 0;
    for (std::uint32_t k = part_.first[r]; k < part_.first[r + 1]; ++k)
      best = std::max(best, goal.gain[k]);
    sum += best;
  }
  return sum;
}

// What every earlier level has reached stays reached.
std::vector<Prover::Row> Prover::rows_with_kept(std::vector<double>& cost) const {
  std::vector<Row> rows = rows_;
  for (const auto& [earlier, value] : kept_) {
    const auto unit = static_cast<double>(common_unit(earlier));
    const int first = add_places(earlier, rows, cost);
    rows.push_back(goal_row(earlier, unit, first));
    rows.back().low = in_units(value, unit) - 0.5;
  }
  return rows;
}

Raised Prover::raise(const Goal& goal, const std::vector<std::uint32_t>& held) {
  std::vector<double> cost(static_cast<std::size_t>(variables_), 0);
  std::vector<Row> rows = rows_with_kept(cost);
  const std::int64_t unit = common_unit(goal);
  const int first = add_places(goal, rows, cost);
  const Row gains = goal_row(goal, static_cast<double>(unit), first);
  for (std::size_t k = 0; k < gains.columns.size(); ++k)
    cost[static_cast<std::size_t>(gains.columns[k])] = -gains.factors[k];
  // What is known already is a floor. (A start handed to CBC 2.10 by column makes it fail on models
  // that its own reductions empty.)
  if (!gains.columns.empty()) {
    rows.push_back(gains);
    rows.back().low = in_units(value_of(goal, held), static_cast<double>(unit)) - 0.5;
  }
  const Run run = solve(std::move(rows), std::move(cost), nodes_, style());
  Raised out{.held = held, .value = value_of(goal, held), .bound = 0};
  if (!run.held.empty() && value_of(goal, run.held) > out.value) {
    out.held = run.held;
    out.value = value_of(goal, run.held);
  }
  const double claimed =
      std::min(std::floor(-run.bound + 1e-6), in_units(ceiling(goal), static_cast<double>(unit)));
  out.bound = run.optimal
                  ? out.value
                  : std::max(out.value, static_cast<std::int64_t>(std::ceil(claimed)) * unit);
  return out;
}

Prover::Left Prover::without(const std::vector<bool>& banned) {
  std::vector<double> cost(static_cast<std::size_t>(variables_), 0);
  std::vector<Row> rows = rows_with_kept(cost);
  const auto before = banned_;
  banned_ = banned;
  const Run run = solve(std::move(rows), std::move(cost), nodes_, style());
  banned_ = before;
  return {
      .found = !run.held.empty(), .proved = run.infeasible, .nodes = run.nodes, .held = run.held};
}

// A row that every answer but this one keeps.
Prover::Row Prover::other_than(const std::vector<std::uint32_t>& held) const {
  Row row{.columns = {}, .factors = {}, .low = -unbounded, .high = -1};
  std::vector<double> factor(part_.choices.size(), -1);
  for (const std::uint32_t k : held) {
    if (k == nobody) continue;
    factor[k] = 1;
    row.high += 1;
  }
  for (std::size_t k = 0; k < factor.size(); ++k) {
    row.columns.push_back(static_cast<int>(k));
    row.factors.push_back(factor[k]);
  }
  return row;
}

bool Prover::is_smaller(const std::vector<std::uint32_t>& a,
                        const std::vector<std::uint32_t>& b) const {
  const auto mentor = [&](std::uint32_t k) {
    return k == nobody ? nobody : part_.mentor[part_.choices[k].column];
  };
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(),
      [&](std::uint32_t x, std::uint32_t y) { return mentor(x) < mentor(y); });
}

bool Prover::draw(const std::vector<std::uint64_t>& lot, int nodes,
                  std::vector<std::uint32_t>& held) {
  constexpr int low_bits = 32;
  const auto sum_of = [&](const std::vector<std::uint32_t>& any) {
    Wide sum = 0;
    for (const std::uint32_t k : any)
      sum += k == nobody ? 0 : lot[k];
    return sum;
  };
  std::vector<double> cost(static_cast<std::size_t>(variables_), 0);
  Row first_bits{.columns = {}, .factors = {}, .low = -unbounded, .high = 0};
  for (std::size_t k = 0; k < lot.size(); ++k) {
    cost[k] = static_cast<double>(lot[k] >> low_bits);
    first_bits.columns.push_back(static_cast<int>(k));
    first_bits.factors.push_back(cost[k]);
  }
  std::vector<Row> rows = rows_with_kept(cost);
  rows.push_back(other_than(held));
  while (nodes > 0) {
    first_bits.high = static_cast<double>(sum_of(held) >> low_bits) + 0.5;
    rows.push_back(first_bits);
    const Run run = solve(rows, cost, nodes, style_of_lots());
    rows.pop_back();
    nodes -= std::max(run.nodes, 1);
    if (run.held.empty()) return run.infeasible;
    rows.push_back(other_than(run.held));
    const Wide found = sum_of(run.held);
    if (found < sum_of(held) || (found == sum_of(held) && is_smaller(run.held, held)))
      held = run.held;
  }
  return false;
}

}  // namespace mentor::matching
