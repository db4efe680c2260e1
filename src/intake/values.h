// Cells of one row -> values of an answer, question by question.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mentor/intake/columns.h"
#include "mentor/intake/people.h"
#include "mentor/intake/plan.h"

namespace mentor::intake {

/// What every step of reading a table shares. All of it outlives the step.
struct Reading {
  const State& state;
  const People& people;
  const Questionnaire& questionnaire;
  const Table& table;
  const ColumnMap& columns;
};

/// The cell, or an empty text where the row is shorter than the header.
[[nodiscard]] const std::string& cell(const Row& row, std::size_t column);

/// An issue of one cell.
[[nodiscard]] CellIssue issue_at(const Table& table, const Row& row, std::size_t column,
                                 Severity severity, Message message);

/// Values of every question that the row answers; blank cells give none. Appends an issue for every
/// cell that cannot be read.
[[nodiscard]] std::map<std::string, AnswerValue> read_values(const Reading& reading, const Row& row,
                                                             std::vector<CellIssue>& issues);

}  // namespace mentor::intake
