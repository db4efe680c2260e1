#include "programme.h"

#include <coin/Cbc_C_Interface.h>

#include <memory>
#include <numeric>

namespace mentor::matching {
namespace {

/// A sparse matrix by columns, as CBC takes it.
struct Matrix {
  std::vector<CoinBigIndex> start;
  std::vector<int> row;
  std::vector<double> factor;
};

Matrix by_columns(const std::vector<IntegerProgramme::Row>& rows, std::size_t columns) {
  Matrix out;
  out.start.assign(columns + 1, 0);
  for (const auto& row : rows)
    for (const int c : row.columns)
      ++out.start[static_cast<std::size_t>(c) + 1];
  std::partial_sum(out.start.begin(), out.start.end(), out.start.begin());
  out.row.resize(static_cast<std::size_t>(out.start.back()));
  out.factor.resize(out.row.size());
  auto cursor = out.start;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t k = 0; k < rows[r].columns.size(); ++k) {
      const auto at =
          static_cast<std::size_t>(cursor[static_cast<std::size_t>(rows[r].columns[k])]++);
      out.row[at] = static_cast<int>(r);
      out.factor[at] = rows[r].factors[k];
    }
  }
  return out;
}

void load(Cbc_Model* model, const IntegerProgramme& programme) {
  const std::size_t columns = programme.cost.size();
  const Matrix matrix = by_columns(programme.rows, columns);
  std::vector<double> low;
  std::vector<double> high;
  for (const IntegerProgramme::Row& row : programme.rows) {
    low.push_back(row.low);
    high.push_back(row.high);
  }
  std::vector<double> least = programme.low;
  std::vector<double> most = programme.high;
  least.resize(columns, 0);
  most.resize(columns, 1);
  Cbc_loadProblem(model, static_cast<int>(columns), static_cast<int>(programme.rows.size()),
                  matrix.start.data(), matrix.row.data(), matrix.factor.data(), least.data(),
                  most.data(), programme.cost.data(), low.data(), high.data());
  for (int c = 0; c < programme.whole; ++c)
    Cbc_setInteger(model, c);
}

void set_style(Cbc_Model* model, const Style& style) {
  if (!style.cuts) Cbc_setParameter(model, "cuts", "off");
  if (!style.heuristics) Cbc_setParameter(model, "heuristicsOnOff", "off");
  if (!style.preprocess) Cbc_setParameter(model, "preprocess", "off");
}

}  // namespace

Found run(const IntegerProgramme& programme, int nodes, const Style& style) {
  const std::unique_ptr<Cbc_Model, void (*)(Cbc_Model*)> model(Cbc_newModel(), Cbc_deleteModel);
  Cbc_setLogLevel(model.get(), 0);
  load(model.get(), programme);
  Cbc_setMaximumNodes(model.get(), nodes);
  set_style(model.get(), style);
  Cbc_solve(model.get());
  Found out;
  out.optimal = Cbc_isProvenOptimal(model.get()) != 0;
  out.infeasible = Cbc_isProvenInfeasible(model.get()) != 0;
  out.nodes = Cbc_getNodeCount(model.get());
  out.bound = Cbc_getBestPossibleObjValue(model.get());
  const double* solution = Cbc_bestSolution(model.get());
  if (!out.infeasible && solution != nullptr)
    out.value.assign(solution, solution + programme.cost.size());
  return out;
}

}  // namespace mentor::matching
