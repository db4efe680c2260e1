// Residual: the single steps by which an assignment of a face may change.
#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

#include "lots.h"

namespace mentor::matching {

/// Nodes are the columns and one more, the outside, where free places are. A step a -> b moves
/// `row` from a to b and changes the sum of lots by `weight`; a step to the outside takes a free
/// place of a (`row` = nobody), one from the outside leaves a place of b free.
struct Residual {
  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> to;
  std::vector<std::uint32_t> row;
  std::vector<std::int64_t> weight;
};

/// The steps for which `wanted(from, to, weight)` holds.
template <class Wanted>
Residual residual_steps(const Face& face, const std::vector<std::uint32_t>& column_of,
                        Wanted wanted) {
  struct Step {
    std::uint32_t from = 0, to = 0, row = 0;
    std::int64_t weight = 0;
  };
  const auto outside = static_cast<std::uint32_t>(face.least.size());
  std::vector<Step> steps;
  std::vector<int> count(outside, 0);
  const auto add = [&](const Step& step) {
    if (wanted(step.from, step.to, step.weight)) steps.push_back(step);
  };
  for (std::uint32_t row = 0; row < column_of.size(); ++row) {
    const std::uint32_t from = column_of[row];
    ++count[from];
    std::int64_t lot = 0;
    for (std::uint32_t arc = face.first[row]; arc < face.first[row + 1]; ++arc)
      if (face.column[arc] == from) lot = face.lot[arc];
    for (std::uint32_t arc = face.first[row]; arc < face.first[row + 1]; ++arc)
      if (face.column[arc] != from) add({from, face.column[arc], row, face.lot[arc] - lot});
  }
  for (std::uint32_t c = 0; c < outside; ++c) {
    if (count[c] < face.most[c]) add({c, outside, nobody, 0});
    if (count[c] > face.least[c]) add({outside, c, nobody, 0});
  }
  Residual out;
  out.first.assign(outside + 2, 0);
  for (const Step& step : steps)
    ++out.first[step.from + 1];
  std::partial_sum(out.first.begin(), out.first.end(), out.first.begin());
  out.to.resize(steps.size());
  out.row.resize(steps.size());
  out.weight.resize(steps.size());
  auto cursor = out.first;
  for (const Step& step : steps) {
    const std::uint32_t at = cursor[step.from]++;
    out.to[at] = step.to;
    out.row[at] = step.row;
    out.weight[at] = step.weight;
  }
  return out;
}

}  // namespace mentor::matching
