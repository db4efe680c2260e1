// The tables of the quarter report that are not plain figures.
#pragma once

#include "report_cells.h"

namespace mentor {

[[nodiscard]] doc::Table changes_table(const QuarterPen& pen);
[[nodiscard]] doc::Table people_table(const QuarterPen& pen);
[[nodiscard]] doc::Table pairs_table(const QuarterPen& pen);
[[nodiscard]] doc::Table axes_table(const QuarterPen& pen);
[[nodiscard]] doc::Table health_counts_table(const QuarterPen& pen);

/// Pairs with a reason or near their end: the stalled first.
[[nodiscard]] doc::Table attention_table(const QuarterPen& pen);
[[nodiscard]] doc::Table early_ends_table(const QuarterPen& pen);
[[nodiscard]] doc::Table unmatched_table(const ReportPen& pen,
                                         const std::vector<UnmatchedRow>& rows);

enum class StepsShown { late, due };
[[nodiscard]] doc::Table steps_table(const QuarterPen& pen, StepsShown which);
[[nodiscard]] doc::Table records_table(const QuarterPen& pen);

/// Axes of feedback that anybody was heard on.
[[nodiscard]] std::vector<std::string> axes_of(const QuarterReport& report);

/// Pairs to look at, in the order of attention_table.
[[nodiscard]] std::vector<const PairRow*> pairs_for_attention(const QuarterReport& report);

}  // namespace mentor
