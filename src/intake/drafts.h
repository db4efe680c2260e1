// Rows of a table read one by one: whose each is and what it says, before duplicates are settled.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "mentor/intake/import.h"
#include "rows.h"

namespace mentor::intake {

/// A row that nothing speaks against.
struct Draft {
  std::size_t row = 0;             ///< index into Table::rows
  std::optional<PersonId> person;  ///< of somebody new a number that is only good within the drafts
  bool is_new = false;
  Moment moment{};
  std::optional<Enrolment> enrolment;  ///< with a category
  bool timed = false;                  ///< the row told its time itself
  std::string period;
  std::string about;
  std::map<std::string, AnswerValue> values;
  Seen seen;
};

struct Drafts {
  std::vector<RowVerdict> rows;
  std::vector<Draft> drafts;
  std::set<std::string> texts;  ///< of the drafts, as TablePlan has them
};

/// True for a list of participants: a questionnaire without an id asks what a card holds, and
/// nothing of it is an answer.
[[nodiscard]] bool is_list(const Questionnaire& questionnaire);

/// Reads every row. Rows that are nobody's are skipped, rows with an error rejected; all others
/// have a draft, and their fate is still open.
[[nodiscard]] Drafts draft_rows(const State& state, const PrivateCards* cards,
                                const Questionnaire& questionnaire, const Table& table,
                                const ImportOptions& options);

}  // namespace mentor::intake
