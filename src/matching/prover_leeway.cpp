// What a programme of ballots may leave aside so that the rest is stable, as little as possible:
// groups that are closed, and choices left out of two ways.
#include <algorithm>
#include <cmath>

#include "ballot_ways.h"
#include "prover.h"

namespace mentor::matching {
namespace {

constexpr double unbounded = IntegerProgramme::unbounded;

}  // namespace

// Two variables a column with a minimum: it has enough, it is closed; neither, and it has nobody.
void Prover::add_closings(const Groups& groups) {
  std::vector<Row> members(part_.columns());
  for (std::size_t k = 0; k < part_.choices.size(); ++k)
    members[part_.choices[k].column].add(static_cast<int>(k), 1);
  for (std::uint32_t c = 0; c < groups.least.size(); ++c) {
    if (groups.least[c] <= 1) continue;
    const int open = variables_++;
    Row enough = members[c];
    enough.add(open, -groups.least[c]);
    enough.low = 0;
    Row room = members[c];
    room.add(open, -part_.places[c]);
    room.high = 0;
    rows_.push_back(std::move(enough));
    rows_.push_back(std::move(room));
    if (!groups.closable[c]) continue;
    closed_[c] = variables_++;
    rows_.push_back(Row{{open, closed_[c]}, {1, 1}, -unbounded, 1});
  }
}

// Of two ways at most one is held.
void Prover::add_ways(bool may_leave) {
  other_ = other_choices(part_);
  left_out_.assign(part_.choices.size(), no_variable);
  for (std::uint32_t k = 0; k < other_.size(); ++k) {
    if (other_[k] == nobody) continue;
    if (may_leave) left_out_[k] = variables_++;
    if (k < other_[k])
      rows_.push_back(
          Row{{static_cast<int>(k), static_cast<int>(other_[k])}, {1, 1}, -unbounded, 1});
  }
}

bool Prover::is_held_round(const std::vector<std::uint32_t>& held, std::size_t choice) const {
  const std::uint32_t other = other_[choice];
  return other != nobody && held[part_.choices[other].row] == other;
}

std::vector<std::uint32_t> Prover::closed_in(const std::vector<std::uint32_t>& held) const {
  std::vector<bool> used(part_.columns(), false);
  for (const std::uint32_t k : held)
    if (k != nobody) used[part_.choices[k].column] = true;
  std::vector<std::uint32_t> out;
  for (std::size_t k = 0; k < part_.choices.size(); ++k) {
    const Choice& c = part_.choices[k];
    const std::uint32_t has = held[c.row];
    const bool rather = has == nobody || c.wish < part_.choices[has].wish;
    if (rather && !used[c.column] && closed_[c.column] != no_variable && !is_held_round(held, k))
      out.push_back(c.column);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<std::uint32_t> Prover::left_out_of(const std::vector<std::uint32_t>& held) const {
  const std::vector<std::uint32_t> closed = closed_in(held);
  std::vector<std::uint32_t> out = blocking_ways(part_, held);
  std::erase_if(out, [&](std::uint32_t k) {
    return std::binary_search(closed.begin(), closed.end(), part_.choices[k].column);
  });
  return out;
}

// As few of the variables as possible; from now on no more.
template <class Number>
Raised Prover::use_few(const std::vector<int>& variables, const std::vector<std::uint32_t>& held,
                       Number number) {
  Raised out{.held = held, .value = number(held), .bound = 0};
  std::vector<double> cost(static_cast<std::size_t>(variables_), 0);
  Row few{.columns = {}, .factors = {}, .low = 0, .high = static_cast<double>(out.value)};
  for (const int variable : variables) {
    if (variable == no_variable) continue;
    few.add(variable, 1);
    cost[static_cast<std::size_t>(variable)] = 1;
  }
  if (few.columns.empty()) return out;
  std::vector<Row> rows = rows_;
  rows.push_back(few);
  const Run run = solve(std::move(rows), std::move(cost), nodes_, style());
  if (!run.held.empty() && number(run.held) < out.value) {
    out.held = run.held;
    out.value = number(run.held);
  }
  const auto claimed = static_cast<std::int64_t>(std::ceil(run.bound - 1e-6));
  out.bound = run.optimal ? out.value : std::clamp<std::int64_t>(claimed, 0, out.value);
  few.high = static_cast<double>(out.value);
  rows_.push_back(std::move(few));
  return out;
}

Raised Prover::close_few(const std::vector<std::uint32_t>& held) {
  return use_few(closed_, held, [&](const std::vector<std::uint32_t>& any) {
    return static_cast<std::int64_t>(closed_in(any).size());
  });
}

Raised Prover::leave_few(const std::vector<std::uint32_t>& held) {
  return use_few(left_out_, held, [&](const std::vector<std::uint32_t>& any) {
    return static_cast<std::int64_t>(left_out_of(any).size());
  });
}

}  // namespace mentor::matching
