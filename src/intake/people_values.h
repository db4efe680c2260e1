// Questions whose values are people: rankings (best first, ties joined by `=`) and refusals.
#pragma once

#include <optional>
#include <vector>

#include "values.h"

namespace mentor::intake {

/// People by code or name out of one cell, several columns in order («1-й выбор», «2-й выбор»,
/// «Выбор [1]»), or a column per person that holds the place given. Everybody named must have or
/// have had the role opposite to the respondent's; somebody who has left stays, with a warning.
[[nodiscard]] std::optional<AnswerValue> read_people(const Reading& reading,
                                                     const Question& question, const Row& row,
                                                     std::vector<CellIssue>& issues);

}  // namespace mentor::intake
