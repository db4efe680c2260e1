#include "assignment_model.h"

#include <utility>

namespace mentor::matching {
namespace {

// The rows of a programme, filled pair by pair.
struct Rows {
  explicit Rows(const Problem& problem)
      : of_mentee(problem.mentees.size()), of_mentor(problem.mentors.size()) {}

  std::vector<Programme::Row> of_mentee;
  std::vector<Programme::Row> of_mentor;
  std::array<Programme::Row, 4> served;
  Programme::Row points;
  Programme::Row kept;
};

void at_most(Programme& programme, Programme::Row row, double limit) {
  if (row.columns.empty() && limit >= 0) return;
  row.high = limit;
  programme.rows.push_back(std::move(row));
}

void at_least(Programme& programme, Programme::Row row, double limit) {
  if (row.columns.empty() && limit <= 0) return;
  row.low = limit;
  programme.rows.push_back(std::move(row));
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
  Programme programme;
  std::vector<std::size_t> chosen;  // by column: the pair
  Rows rows(problem_);
  for (std::size_t pair = 0; pair < problem_.mentor.size(); ++pair) {
    if (!may_hold(pair, limits)) continue;
    const int column = static_cast<int>(chosen.size());
    const Mentee& mentee = problem_.mentees[mentee_of_[pair]];
    const bool pin = (problem_.marks[pair] & Mark::pinned) != 0;
    chosen.push_back(pair);
    programme.cost.push_back(-static_cast<double>(gain[pair]));
    programme.low.push_back(pin ? 1 : 0);
    rows.of_mentee[mentee_of_[pair]].add(column, 1);
    rows.of_mentor[problem_.mentor[pair]].add(column, 1);
    rows.served[static_cast<std::size_t>(mentee.urgent)].add(column, 1);
    rows.points.add(column, problem_.points[pair]);
    if (in_reference_[pair]) rows.kept.add(column, 1);
  }
  if (chosen.empty()) return nobody_matched(limits);
  programme.whole = static_cast<int>(chosen.size());
  for (auto& each : rows.of_mentee)
    at_most(programme, std::move(each), 1);
  for (std::size_t j = 0; j < rows.of_mentor.size(); ++j)
    at_most(programme, std::move(rows.of_mentor[j]), problem_.mentors[j].places);
  for (std::size_t u = 0; u < rows.served.size(); ++u)
    at_least(programme, std::move(rows.served[u]), limits.served[u]);
  at_least(programme, std::move(rows.points), static_cast<double>(limits.points) - 0.5);
  if (limits.kept) at_least(programme, std::move(rows.kept), *limits.kept);
  return solved(programme, chosen);
}

// Where no pair may hold.
Assigned AssignmentModel::nobody_matched(const Limits& limits) const {
  Assigned out{.proved = true, .mentor_of = {}};
  const bool fits =
      limits.points <= 0 && limits.kept.value_or(0) <= 0 && limits.served == std::array<int, 4>{};
  if (fits) out.mentor_of.assign(problem_.mentees.size(), nobody);
  return out;
}

Assigned AssignmentModel::solved(const Programme& programme,
                                 const std::vector<std::size_t>& chosen) const {
  const Found found = run(programme, nodes_, bare);
  Assigned out;
  out.proved = found.infeasible || found.optimal;
  if (found.value.empty()) return out;
  out.mentor_of.assign(problem_.mentees.size(), nobody);
  for (std::size_t column = 0; column < chosen.size(); ++column) {
    const std::size_t pair = chosen[column];
    if (found.value[column] > 0.5) out.mentor_of[mentee_of_[pair]] = problem_.mentor[pair];
  }
  return out;
}

}  // namespace mentor::matching
