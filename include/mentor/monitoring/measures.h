// Measures: one table of everything that is counted, by id. Roadmap proofs, targets, reports and
// JSON all read it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/monitoring/figure.h"
#include "mentor/monitoring/report_day.h"

namespace mentor {

/// What a measure is asked: on which day, for which form (empty = all), and, for a family such as
/// `feedback.axis.`, the end of the id.
struct MeasureAsk {
  const ReportDay& on;
  FormId form;
  std::string tail;
};

/// Whether a measure says anything of one form alone.
enum class MeasureScope { forms, whole };

struct MeasureSpec {
  std::string_view id;  ///< ends with a dot when it is a family
  Measured (*take)(const MeasureAsk& ask) = nullptr;
  std::vector<std::string> (*tails)(const ReportDay& on) = nullptr;  ///< of a family
  MeasureScope scope = MeasureScope::forms;
  /// Of a family: every end that the programme can ever have, counted today or not.
  std::vector<std::string> (*all_tails)(const Programme& programme) = nullptr;
};

/// In the order of monitoring.md.
[[nodiscard]] std::span<const MeasureSpec> measure_table();

/// Ids of everything that can be measured on the day, families spelled out, in the table's order.
[[nodiscard]] std::vector<std::string> measure_ids(const ReportDay& on);

/// Ids of everything that the programme can ever measure, families spelled out: kinds of meetings,
/// contingents and the axes of its questionnaires are closed lists.
[[nodiscard]] std::vector<std::string> possible_measures(const Programme& programme);

/// Error: `measure-unknown` (value) for an id that is none of possible_measures.
[[nodiscard]] Result<Measured> measure(const ReportDay& on, std::string_view id,
                                       const FormId& form = {});

/// All of measure_ids; for a form only those that say something of one.
[[nodiscard]] std::vector<Measured> measure_all(const ReportDay& on, const FormId& form = {});

/// Forms with a participant or a pair on the day, in the order of the card.
[[nodiscard]] std::vector<FormId> forms_in_use(const ReportDay& on);

}  // namespace mentor
