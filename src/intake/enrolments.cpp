#include <algorithm>
#include <utility>

#include "list_questions.h"
#include "mentor/intake/tables.h"
#include "sheet.h"

namespace mentor {

Result<TablePlan> plan_enrolments(const State& state, const PrivateCards* cards, const Table& table,
                                  const EnrolmentDefaults& defaults, const NamesInCells& names) {
  const auto columns = intake::sheet_columns(table, TableKind::enrolments);
  if (auto error = intake::lacking_columns(table, columns, TableKind::enrolments,
                                           {{"code", "name", "family"}})) {
    return tl::unexpected<Error>(std::move(*error));
  }
  if (!defaults.role && !columns.by_key.contains("role")) {
    return fail(Exit::usage, "enroll-role-needed", {}, {table.file, table.header_row, 0});
  }
  const Questionnaire list = intake::list_questionnaire(state.programme->card, defaults);
  const Enrolment enrolment{defaults.role.value_or(Role::mentee), defaults.form, defaults.category};
  auto plan = plan_import(state, cards, list, table, {{}, enrolment, names});
  // What a list does not ask is nobody's loss.
  if (plan) {
    std::erase_if(plan->notes,
                  [](const Finding& note) { return note.message.id == "question-missing"; });
  }
  return plan;
}

}  // namespace mentor
