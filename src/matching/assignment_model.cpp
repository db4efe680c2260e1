#include "assignment_model.h"

#include <algorithm>
#include <utility>

#include "mentor/matching/both_ways.h"

namespace mentor::matching {
namespace {

// The rows of a programme, filled pair by pair.
struct Rows {
  explicit Rows(const Problem& problem)
      : of_mentee(problem.mentees.size()), of_mentor(problem.mentors.size()) {}

  std::vector<IntegerProgramme::Row> of_mentee;
  std::vector<IntegerProgramme::Row> of_mentor;
  std::array<IntegerProgramme::Row, 4> served;
  IntegerProgramme::Row points;
  IntegerProgramme::Row kept;
  IntegerProgramme::Row marked;
};

void at_most(IntegerProgramme& programme, IntegerProgramme::Row row, double limit) {
  if (row.columns.empty() && limit >= 0) return;
  row.high = limit;
  programme.rows.push_back(std::move(row));
}

void at_least(IntegerProgramme& programme, IntegerProgramme::Row row, double limit) {
  if (row.columns.empty() && limit <= 0) return;
  row.low = limit;
  programme.rows.push_back(std::move(row));
}

}  // namespace

AssignmentModel::AssignmentModel(const Problem& problem,
                                 const std::vector<std::uint32_t>& reference, int nodes,
                                 Stable stable)
    : problem_(problem),
      in_reference_(problem.mentor.size(), false),
      mentee_of_(problem.mentor.size(), 0),
      bound_(problem.mentees.size(), false),
      pinned_(problem.mentors.size(), 0),
      other_(other_ways(problem)),
      nodes_(nodes),
      stable_(stable) {
  for (const auto& mentor : problem.mentors)
    room_.push_back(mentor.places);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      mentee_of_[pair] = i;
      in_reference_[pair] = problem.mentor[pair] == reference[i];
      if ((problem.marks[pair] & Mark::pinned) == 0) continue;
      bound_[i] = true;
      --room_[problem.mentor[pair]];
      ++pinned_[problem.mentor[pair]];
    }
  }
}

// Two who rank each other, neither of them taken by pins.
bool AssignmentModel::may_block(std::size_t pair) const {
  return !bound_[mentee_of_[pair]] && room_[problem_.mentor[pair]] > 0 && problem_.wish[pair] > 0 &&
         problem_.preference[pair] > 0;
}

std::size_t AssignmentModel::stability_size(const Problem& problem) {
  std::vector<std::size_t> of_mentor(problem.mentors.size(), 0);
  for (const std::uint32_t mentor : problem.mentor)
    ++of_mentor[mentor];
  std::size_t size = 0;
  for (std::size_t i = 0; i < problem.mentees.size(); ++i)
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair)
      size += problem.first[i + 1] - problem.first[i] + of_mentor[problem.mentor[pair]];
  return size;
}

bool AssignmentModel::may_hold(std::size_t pair, const Limits& limits) const {
  if ((problem_.marks[pair] & Mark::pinned) != 0) return true;
  if (stable_ == Stable::yes && !may_block(pair)) return false;
  return !bound_[mentee_of_[pair]] && problem_.points[pair] >= limits.worst_off;
}

Assigned AssignmentModel::best(const Limits& limits, const std::vector<std::int64_t>& gain) {
  ++solved_;
  IntegerProgramme programme;
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
    if (!pin && (problem_.marks[pair] & Mark::kept) != 0) rows.marked.add(column, 1);
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
  at_least(programme, std::move(rows.marked), limits.marked);
  add_ways(programme, chosen);
  if (problem_.group_min > 1) add_groups(programme, chosen);
  if (stable_ == Stable::yes) add_stability(programme, chosen);
  return solved(programme, chosen);
}

// Of two people at most one is the mentor of the other.
void AssignmentModel::add_ways(IntegerProgramme& programme,
                               const std::vector<std::size_t>& chosen) const {
  for (std::size_t column = 0; column < chosen.size(); ++column) {
    const int other = other_column(chosen[column], chosen);
    if (other < static_cast<int>(column)) continue;
    IntegerProgramme::Row both;
    both.add(static_cast<int>(column), 1);
    both.add(other, 1);
    at_most(programme, std::move(both), 1);
  }
}

// The column of the same two people the other way round; -1 = it has none.
int AssignmentModel::other_column(std::size_t pair, const std::vector<std::size_t>& chosen) const {
  const auto at = std::lower_bound(chosen.begin(), chosen.end(), other_[pair]);
  return at == chosen.end() || *at != other_[pair] ? -1 : static_cast<int>(at - chosen.begin());
}

// A switch for each mentor: off, and nobody new comes; on, and the group reaches the minimum. Pins
// switch it on; ballots let a pinned pair stand alone.
void AssignmentModel::add_groups(IntegerProgramme& programme,
                                 const std::vector<std::size_t>& chosen) const {
  std::vector<IntegerProgramme::Row> news(problem_.mentors.size());
  for (std::size_t column = 0; column < chosen.size(); ++column)
    if ((problem_.marks[chosen[column]] & Mark::pinned) == 0)
      news[problem_.mentor[chosen[column]]].add(static_cast<int>(column), 1);
  int next = static_cast<int>(chosen.size());
  for (std::size_t j = 0; j < news.size(); ++j) {
    const int least = problem_.group_min - problem_.mentors[j].load - pinned_[j];
    const bool must = pinned_[j] > 0 && stable_ == Stable::no && least > 0;
    if (!must && (least <= 1 || news[j].columns.empty())) continue;
    programme.cost.push_back(0);
    programme.low.push_back(must ? 1 : 0);
    programme.whole = next + 1;
    IntegerProgramme::Row enough = news[j];
    enough.add(next, -least);
    at_least(programme, std::move(enough), 0);
    IntegerProgramme::Row within = news[j];
    within.add(next, -room_[j]);
    at_most(programme, std::move(within), 0);
    ++next;
  }
}

// For any two who may block: the mentee has somebody at least as good, or all places of the mentor
// have (as many mentees at least as good as there are places), or they are matched the other way.
void AssignmentModel::add_stability(IntegerProgramme& programme,
                                    const std::vector<std::size_t>& chosen) const {
  std::vector<std::vector<int>> of_mentee(problem_.mentees.size());
  std::vector<std::vector<int>> of_mentor(problem_.mentors.size());
  for (std::size_t column = 0; column < chosen.size(); ++column) {
    if ((problem_.marks[chosen[column]] & Mark::pinned) != 0) continue;
    of_mentee[mentee_of_[chosen[column]]].push_back(static_cast<int>(column));
    of_mentor[problem_.mentor[chosen[column]]].push_back(static_cast<int>(column));
  }
  const auto pair_of = [&](int column) { return chosen[static_cast<std::size_t>(column)]; };
  for (std::size_t pair = 0; pair < problem_.mentor.size(); ++pair) {
    if (!may_block(pair)) continue;
    const int places = room_[problem_.mentor[pair]];
    IntegerProgramme::Row sum;
    for (const int column : of_mentee[mentee_of_[pair]])
      if (problem_.wish[pair_of(column)] <= problem_.wish[pair]) sum.add(column, places);
    for (const int column : of_mentor[problem_.mentor[pair]]) {
      const std::size_t other = pair_of(column);
      const bool as_good = problem_.preference[other] <= problem_.preference[pair];
      if (as_good && mentee_of_[other] != mentee_of_[pair]) sum.add(column, 1);
    }
    if (const int column = other_column(pair, chosen); column >= 0) sum.add(column, places);
    at_least(programme, std::move(sum), places);
  }
}

// Where no pair may hold.
Assigned AssignmentModel::nobody_matched(const Limits& limits) const {
  Assigned out{.proved = true, .mentor_of = {}};
  bool fits = limits.points <= 0 && limits.kept.value_or(0) <= 0 && limits.marked <= 0 &&
              limits.served == std::array<int, 4>{};
  for (std::size_t pair = 0; stable_ == Stable::yes && pair < problem_.mentor.size(); ++pair)
    fits = fits && !may_block(pair);
  if (fits) out.mentor_of.assign(problem_.mentees.size(), nobody);
  return out;
}

Assigned AssignmentModel::solved(const IntegerProgramme& programme,
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
