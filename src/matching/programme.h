// IntegerProgramme: an integer programme row by row, and CBC behind it.
#pragma once

#include <vector>

namespace mentor::matching {

/// What a search takes the time for; none of it changes what is true, only how soon it is found.
struct Style {
  bool cuts = true;
  bool heuristics = true;
  bool preprocess = true;
};

/// For small programmes: branching is quicker than looking for cuts and lucky guesses.
inline constexpr Style lean{.cuts = false, .heuristics = false};
/// For programmes that are nearly flows: the linear programme is whole already, or nearly so.
inline constexpr Style bare{.cuts = false, .heuristics = false, .preprocess = false};

struct IntegerProgramme {
  static constexpr double unbounded = 1e30;

  /// A sum of columns that must lie between two limits.
  struct Row {
    std::vector<int> columns;
    std::vector<double> factors;
    double low = -unbounded;
    double high = unbounded;

    void add(int column, double factor) {
      columns.push_back(column);
      factors.push_back(factor);
    }
  };

  /// Columns lie between 0 and 1 unless `low` or `high` say otherwise; the sum of their costs is to
  /// be as small as possible. The first `whole` of them are whole numbers.
  std::vector<double> cost;
  std::vector<double> low;   ///< empty = 0
  std::vector<double> high;  ///< empty = 1
  std::vector<Row> rows;
  int whole = 0;
};

struct Found {
  bool optimal = false;
  bool infeasible = false;
  int nodes = 0;              ///< of the search tree, looked at
  double bound = 0;           ///< no sum of costs is smaller, as claimed
  std::vector<double> value;  ///< by column; empty = none found
};

/// The best of the programme; at most `nodes` of the search tree, never a time.
Found run(const IntegerProgramme& programme, int nodes, const Style& style);

}  // namespace mentor::matching
