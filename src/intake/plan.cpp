#include "mentor/intake/plan.h"

namespace mentor {
namespace {

int& counter(RowCounts& counts, RowFate fate) {
  switch (fate) {
    case RowFate::added:
      return counts.added;
    case RowFate::changed:
      return counts.changed;
    case RowFate::unchanged:
      return counts.unchanged;
    case RowFate::superseded:
      return counts.superseded;
    case RowFate::rejected:
      return counts.rejected;
    case RowFate::skipped:
      return counts.skipped;
  }
  return counts.rejected;
}

Finding finding_of(const Table& table, const RowVerdict& row, const CellIssue& issue) {
  Message message{issue.message.id, {{"row", std::to_string(row.row)}, {"column", issue.column}}};
  if (arg(issue.message, "value").empty()) message.args.push_back({"value", issue.value});
  message.args.insert(message.args.end(), issue.message.args.begin(), issue.message.args.end());
  return {issue.severity, std::move(message), {table.file, row.line > 0 ? row.line : row.row, 0}};
}

}  // namespace

RowCounts count(const std::vector<RowVerdict>& rows) {
  RowCounts counts;
  for (const RowVerdict& row : rows) {
    ++counts.read;
    ++counter(counts, row.fate);
  }
  return counts;
}

Findings findings_of(const TablePlan& plan, const Table& table) {
  Findings findings = plan.notes;
  for (const RowVerdict& row : plan.rows) {
    for (const CellIssue& issue : row.issues)
      findings.push_back(finding_of(table, row, issue));
  }
  return findings;
}

}  // namespace mentor
