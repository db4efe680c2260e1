#include "assignment_model.h"

#include <coin/Cbc_C_Interface.h>

#include <memory>

namespace mentor::matching {
namespace {

using Model = std::unique_ptr<Cbc_Model, void (*)(Cbc_Model*)>;

/// A row under way: a sum over chosen pairs.
struct Sum {
  std::vector<int> columns;
  std::vector<double> factors;

  void add(int column, double factor) {
    columns.push_back(column);
    factors.push_back(factor);
  }
};

// The rows of a programme, filled pair by pair.
struct Rows {
  explicit Rows(const Problem& problem)
      : of_mentee(problem.mentees.size()), of_mentor(problem.mentors.size()) {}

  std::vector<Sum> of_mentee;
  std::vector<Sum> of_mentor;
  std::array<Sum, 4> served;
  Sum points;
  Sum kept;
};

void put(Cbc_Model* model, const Sum& sum, char sense, double limit) {
  if (sum.columns.empty() && (sense == 'L' ? limit >= 0 : limit <= 0)) return;
  Cbc_addRow(model, "", static_cast<int>(sum.columns.size()), sum.columns.data(),
             sum.factors.data(), sense, limit);
}

}  // namespace

AssignmentModel::AssignmentModel(const Problem& problem,
                                 const std::vector<std::uint32_t>& reference, int nodes)
    : problem_(problem),
      in_reference_(problem.mentor.size(), false),
      mentee_of_(problem.mentor.size(), 0),
      bound_(problem.mentees.size(), false),
      nodes_(nodes) {
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      mentee_of_[pair] = i;
      in_reference_[pair] = problem.mentor[pair] == reference[i];
      if ((problem.marks[pair] & Mark::pinned) != 0) bound_[i] = true;
    }
  }
}

bool AssignmentModel::may_hold(std::size_t pair, const Limits& limits) const {
  if ((problem_.marks[pair] & Mark::pinned) != 0) return true;
  return !bound_[mentee_of_[pair]] && problem_.points[pair] >= limits.worst_off;
}

Assigned AssignmentModel::best(const Limits& limits, const std::vector<std::int64_t>& gain) {
  ++solved_;
  const Model model(Cbc_newModel(), Cbc_deleteModel);
  Cbc_setLogLevel(model.get(), 0);
  std::vector<std::size_t> chosen;  // by column: the pair
  Rows rows(problem_);
  for (std::size_t pair = 0; pair < problem_.mentor.size(); ++pair) {
    if (!may_hold(pair, limits)) continue;
    const int column = static_cast<int>(chosen.size());
    const Mentee& mentee = problem_.mentees[mentee_of_[pair]];
    const bool pin = (problem_.marks[pair] & Mark::pinned) != 0;
    chosen.push_back(pair);
    Cbc_addCol(model.get(), "", pin ? 1 : 0, 1, -static_cast<double>(gain[pair]), 1, 0, nullptr,
               nullptr);
    rows.of_mentee[mentee_of_[pair]].add(column, 1);
    rows.of_mentor[problem_.mentor[pair]].add(column, 1);
    rows.served[static_cast<std::size_t>(mentee.urgent)].add(column, 1);
    rows.points.add(column, problem_.points[pair]);
    if (in_reference_[pair]) rows.kept.add(column, 1);
  }
  if (chosen.empty()) return nobody_matched(limits);
  for (const Sum& each : rows.of_mentee)
    put(model.get(), each, 'L', 1);
  for (std::size_t j = 0; j < rows.of_mentor.size(); ++j)
    put(model.get(), rows.of_mentor[j], 'L', problem_.mentors[j].places);
  for (std::size_t u = 0; u < rows.served.size(); ++u)
    put(model.get(), rows.served[u], 'G', limits.served[u]);
  put(model.get(), rows.points, 'G', static_cast<double>(limits.points) - 0.5);
  if (limits.kept) put(model.get(), rows.kept, 'G', *limits.kept);
  return solved(model.get(), chosen);
}

// Where no pair may hold.
Assigned AssignmentModel::nobody_matched(const Limits& limits) const {
  Assigned out{.proved = true, .mentor_of = {}};
  const bool fits =
      limits.points <= 0 && limits.kept.value_or(0) <= 0 && limits.served == std::array<int, 4>{};
  if (fits) out.mentor_of.assign(problem_.mentees.size(), nobody);
  return out;
}

Assigned AssignmentModel::solved(void* programme, const std::vector<std::size_t>& chosen) const {
  auto* model = static_cast<Cbc_Model*>(programme);
  Cbc_setMaximumNodes(model, nodes_);
  // Nearly a transport problem: the linear programme is whole already, or nearly so.
  Cbc_setParameter(model, "cuts", "off");
  Cbc_setParameter(model, "heuristicsOnOff", "off");
  Cbc_setParameter(model, "preprocess", "off");
  Cbc_solve(model);
  Assigned out;
  const bool infeasible = Cbc_isProvenInfeasible(model) != 0;
  out.proved = infeasible || Cbc_isProvenOptimal(model) != 0;
  const double* solution = Cbc_bestSolution(model);
  if (infeasible || solution == nullptr) return out;
  out.mentor_of.assign(problem_.mentees.size(), nobody);
  for (std::size_t column = 0; column < chosen.size(); ++column) {
    const std::size_t pair = chosen[column];
    if (solution[column] > 0.5) out.mentor_of[mentee_of_[pair]] = problem_.mentor[pair];
  }
  return out;
}

}  // namespace mentor::matching
