// Dates with slashes: which number is the month shows in the column, never in one cell.
#pragma once

#include <cstddef>
#include <vector>

#include "mentor/model/finding.h"
#include "mentor/model/table.h"

namespace mentor::intake {

/// Rewrites dates such as `9/26/2023 18:04:11` of the columns as `2023-09-26 18:04:11` where the
/// column can be read in one order only: some number above 12 stands in one place, and none in the
/// other. Each such column is noted (dates-read-as). Other columns stay as they are.
void settle_slash_dates(Table& table, const std::vector<std::size_t>& columns, Findings& notes);

}  // namespace mentor::intake
