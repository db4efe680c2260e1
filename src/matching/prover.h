// Prover: the weakly stable matchings of one part as an integer programme, raised goal by goal.
#pragma once

#include <cstdint>
#include <vector>

#include "ballot_market.h"
#include "programme.h"

namespace mentor::matching {

/// What is to be made as large as possible: the gains of the choices held, minus the costs of the
/// places they take (`place_cost[c][q]` for column c's place number q, rising; empty = free).
struct Goal {
  std::vector<std::int64_t> gain;
  std::vector<std::vector<std::int64_t>> place_cost;
};

struct Raised {
  std::vector<std::uint32_t> held;  ///< choice by row
  std::int64_t value = 0;
  std::int64_t bound = 0;  ///< what the programme claims to be the most
};

/// Variables: a choice is held; a column is full with rows of at most a given preference (its
/// cutoff). A row that gets nothing as good as a choice needs the cutoff of that choice's column,
/// or has the same two people the other way round. With the cutoffs fixed the rest is a transport
/// problem, so branching is on few variables.
class Prover {
 public:
  Prover(const BallotMarket& part, int nodes);

  /// The same where a column takes nobody or at least `groups.least` rows; those with a minimum
  /// that may be closed take nobody and then give nobody a reason to walk away.
  struct Groups {
    std::vector<int> least;      ///< by column; up to 1 = no minimum
    std::vector<bool> closable;  ///< by column
    bool ways = false;           ///< a choice with another way may be left out: it then gives
                                 ///< nobody a reason to walk away
  };
  Prover(const BallotMarket& part, int nodes, const Groups& groups);

  /// As few choices left out as possible, no more than `held` needs, which must fit; from now on no
  /// more are left out. `value` and `bound` are their number and what is claimed to be the least.
  Raised leave_few(const std::vector<std::uint32_t>& held);

  /// The choices that have to be left out for this, ascending: both sides would rather have them.
  [[nodiscard]] std::vector<std::uint32_t> left_out_of(
      const std::vector<std::uint32_t>& held) const;

  /// As few closed columns as possible, no more than `held` needs, which must fit; from now on no
  /// more are closed. `value` and `bound` are their number and what is claimed to be the least.
  Raised close_few(const std::vector<std::uint32_t>& held);

  /// The columns that have to be closed for this: a row would rather have them.
  [[nodiscard]] std::vector<std::uint32_t> closed_in(const std::vector<std::uint32_t>& held) const;

  /// Without ballots: any assignment in which a column has nobody or at least `least` rows. A
  /// choice is held only where its column is open, which makes the linear bound a good one.
  Prover(const BallotMarket& part, const std::vector<int>& least, int nodes);

  /// The most of the goal among what earlier calls left, no worse than `held`, which must fit.
  Raised raise(const Goal& goal, const std::vector<std::uint32_t>& held);

  /// From now on the goal must reach `value`.
  void keep(const Goal& goal, std::int64_t value);

  /// True if something is left when choices with points below `least` are not held; `held` then
  /// becomes one. `proved` tells whether a "no" is certain.
  struct Left {
    bool found = false;
    bool proved = false;
    int nodes = 0;
    std::vector<std::uint32_t> held;
  };
  Left without(const std::vector<bool>& banned);

  /// Among everything that is left the smallest sum of lots (`lot` by choice), then the smallest
  /// list of mentors by row; at most `nodes` of all search trees together, a programme counting as
  /// one at least. True when that is certain. Each programme takes the lots' first 16 bits only,
  /// which its numbers hold exactly; what it finds is excluded from the next, until nothing is left
  /// whose first bits do not exceed the best sum.
  bool draw(const std::vector<std::uint64_t>& lot, int nodes, std::vector<std::uint32_t>& held);

  /// From now on the columns of `least` above 1 that `held` uses are not exactly those in use.
  void other_groups(const std::vector<std::uint32_t>& held);

  /// From now on these choices are not held.
  void ban(const std::vector<bool>& banned) { banned_ = banned; }

  [[nodiscard]] std::int64_t value_of(const Goal& goal,
                                      const std::vector<std::uint32_t>& held) const;

 private:
  using Row = IntegerProgramme::Row;
  struct Run {
    bool optimal = false;
    bool infeasible = false;
    int nodes = 0;
    double bound = 0;
    std::vector<double> value;        ///< by variable; empty = none found
    std::vector<std::uint32_t> held;  ///< the same of choices, by row
  };

  [[nodiscard]] std::int64_t ceiling(const Goal& goal) const;
  void add_groups(const std::vector<int>& least);
  void add_closings(const Groups& groups);
  void add_cutoffs();
  void add_ways(bool may_leave);
  void add_once();
  void expect_ranked();
  [[nodiscard]] Row stability_of(std::uint32_t choice) const;
  void note_missed(const std::vector<std::uint32_t>& more, bool all);
  [[nodiscard]] std::vector<std::uint32_t> missed(const Run& run) const;
  [[nodiscard]] bool is_held_round(const std::vector<std::uint32_t>& held,
                                   std::size_t choice) const;
  template <class Number>
  Raised use_few(const std::vector<int>& variables, const std::vector<std::uint32_t>& held,
                 Number number);
  Row goal_row(const Goal& goal, double unit, int first_place) const;
  int add_places(const Goal& goal, std::vector<Row>& rows, std::vector<double>& cost) const;
  [[nodiscard]] std::vector<Row> rows_with_kept(std::vector<double>& cost) const;
  [[nodiscard]] Style style() const;
  [[nodiscard]] Style style_of_lots() const;
  Run solve(std::vector<Row> rows, std::vector<double> cost, int nodes, const Style& style);
  Run solve_rows(std::vector<Row> rows, std::vector<double> cost, int nodes,
                 const Style& style) const;
  [[nodiscard]] Row other_than(const std::vector<std::uint32_t>& held) const;
  [[nodiscard]] bool is_smaller(const std::vector<std::uint32_t>& a,
                                const std::vector<std::uint32_t>& b) const;
  [[nodiscard]] int cutoff(std::uint32_t column, int preference) const;
  static constexpr int no_variable = -1;

  const BallotMarket& part_;
  int nodes_ = 0;
  std::vector<std::vector<int>> grades_;  ///< by column: preferences that occur, ascending
  std::vector<int> first_cutoff_;         ///< by column: its first cutoff variable, or "open"
  std::vector<bool> grouped_;             ///< by column: it has nobody or at least so many
  std::vector<int> closed_;               ///< by column: the variable that it is closed, or none
  std::vector<std::uint32_t> other_;      ///< by choice: its other way, or nobody
  std::vector<int> left_out_;             ///< by choice: the variable that it is left out, or none
  int variables_ = 0;                  ///< choices, cutoffs, open and closed columns, left out ways
  std::vector<Row> rows_;              ///< without those of stability
  bool is_stable_ = false;             ///< the answers have to be stable
  std::vector<std::uint32_t> missed_;  ///< choices whose rows an answer without them broke
  std::vector<std::pair<Goal, std::int64_t>> kept_;
  std::vector<bool> banned_;
};

}  // namespace mentor::matching
