// Stability as rows of the programme: all of them at once, or one after the other as they are
// missed.
#include <algorithm>
#include <numeric>

#include "prover.h"

namespace mentor::matching {
namespace {

constexpr double unbounded = IntegerProgramme::unbounded;

// Up to so many choices and cutoffs branching alone is the quickest.
constexpr int small = 600;

// Where ballots leave most people alike, few rows of stability ever bind: the programme without
// them is nearly a flow. After so many rounds it is taken whole.
constexpr int most_rounds = 30;

}  // namespace

// What either ballot ranks above something else: these rows bind where a tie of everybody does not.
// Where these are most of all, the whole programme is the quicker one.
void Prover::expect_ranked() {
  std::vector<int> last_wish(part_.rows(), 0);
  for (const Choice& c : part_.choices)
    last_wish[c.row] = std::max(last_wish[c.row], c.wish);
  for (std::uint32_t k = 0; k < part_.choices.size(); ++k) {
    const Choice& c = part_.choices[k];
    if (c.wish < last_wish[c.row] || c.preference < grades_[c.column].back()) missed_.push_back(k);
  }
  if (2 * missed_.size() > part_.choices.size()) note_missed({}, true);
}

// Everybody has at most one choice.
void Prover::add_once() {
  for (std::uint32_t r = 0; r < part_.rows(); ++r) {
    Row once{.columns = {}, .factors = {}, .low = 0, .high = 1};
    for (std::uint32_t k = part_.first[r]; k < part_.first[r + 1]; ++k)
      once.add(static_cast<int>(k), 1);
    rows_.push_back(std::move(once));
  }
}

// The row has something as good as the choice, or the choice's column needs nobody like it.
Prover::Row Prover::stability_of(std::uint32_t choice) const {
  const Choice& c = part_.choices[choice];
  Row row{.columns = {}, .factors = {}, .low = 1, .high = unbounded};
  for (std::uint32_t k = part_.first[c.row]; k < part_.first[c.row + 1]; ++k)
    if (part_.choices[k].wish <= c.wish) row.add(static_cast<int>(k), 1);
  row.add(cutoff(c.column, c.preference), 1);
  if (other_[choice] != nobody) row.add(static_cast<int>(other_[choice]), 1);
  if (left_out_[choice] != no_variable) row.add(left_out_[choice], 1);
  if (closed_[c.column] != no_variable) row.add(closed_[c.column], 1);
  return row;
}

// The choices whose rows the answer breaks. A column may be full though the answer does not say so.
std::vector<std::uint32_t> Prover::missed(const Run& run) const {
  std::vector<std::vector<int>> inside(part_.columns());
  for (const std::uint32_t k : run.held)
    if (k != nobody) inside[part_.choices[k].column].push_back(part_.choices[k].preference);
  const auto says = [&](int variable) {
    return variable != no_variable && run.value[static_cast<std::size_t>(variable)] > 0.5;
  };
  std::vector<std::uint32_t> out;
  for (std::uint32_t k = 0; k < part_.choices.size(); ++k) {
    const Choice& c = part_.choices[k];
    const std::uint32_t has = run.held[c.row];
    if (has != nobody && part_.choices[has].wish <= c.wish) continue;
    const auto as_good = std::count_if(inside[c.column].begin(), inside[c.column].end(),
                                       [&](int preference) { return preference <= c.preference; });
    const bool full = as_good >= part_.places[c.column];
    if (full || is_held_round(run.held, k) || says(left_out_[k]) || says(closed_[c.column]))
      continue;
    out.push_back(k);
  }
  return out;
}

// Stability is weak as a linear programme: large ones need cuts. Only lots have no start to beat,
// so that guesses help them.
Style Prover::style() const {
  return variables_ <= small ? lean : Style{.heuristics = false};
}

Style Prover::style_of_lots() const {
  return variables_ <= small ? lean : Style{};
}

Prover::Run Prover::solve(std::vector<Row> rows, std::vector<double> cost, int nodes,
                          const Style& style) {
  if (!is_stable_) return solve_rows(std::move(rows), std::move(cost), nodes, style);
  int spent = 0;
  for (int round = 0;; ++round) {
    std::vector<Row> some = rows;
    for (const std::uint32_t choice : missed_)
      some.push_back(stability_of(choice));
    Run run = solve_rows(std::move(some), cost, nodes - spent, style);
    spent += run.nodes;
    run.nodes = spent;
    if (run.held.empty()) return run;
    const auto more = missed(run);
    const bool whole = missed_.size() == part_.choices.size();
    if (more.empty() || whole) return run;
    if (!run.optimal || spent >= nodes) {
      run.optimal = false;
      run.held.clear();
      return run;
    }
    note_missed(more, round >= most_rounds);
  }
}

// Where the rounds are many, all the rows.
void Prover::note_missed(const std::vector<std::uint32_t>& more, bool all) {
  missed_.insert(missed_.end(), more.begin(), more.end());
  if (all) {
    missed_.resize(part_.choices.size());
    std::iota(missed_.begin(), missed_.end(), 0U);
  }
  std::sort(missed_.begin(), missed_.end());
}

Prover::Run Prover::solve_rows(std::vector<Row> rows, std::vector<double> cost, int nodes,
                               const Style& style) const {
  IntegerProgramme programme;
  programme.high.assign(cost.size(), 1);
  programme.cost = std::move(cost);
  programme.rows = std::move(rows);
  programme.whole = variables_;
  for (std::size_t k = 0; k < banned_.size(); ++k)
    if (banned_[k]) programme.high[k] = 0;
  Found found = run(programme, nodes, style);
  Run out{.optimal = found.optimal,
          .infeasible = found.infeasible,
          .nodes = found.nodes,
          .bound = found.bound,
          .value = std::move(found.value),
          .held = {}};
  if (out.value.empty()) return out;
  out.held.assign(part_.rows(), nobody);
  for (std::uint32_t k = 0; k < part_.choices.size(); ++k)
    if (out.value[k] > 0.5) out.held[part_.choices[k].row] = k;
  return out;
}

}  // namespace mentor::matching
