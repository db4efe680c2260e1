// A table of answers -> answers, new participants, and a verdict on every row.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "mentor/base/result.h"
#include "mentor/intake/plan.h"
#include "mentor/state/state.h"

namespace mentor {

/// Into what somebody new is enrolled.
struct Enrolment {
  Role role = Role::mentee;
  FormId form;          ///< empty = not chosen yet
  CategoryId category;  ///< empty = the form's first for the role
};

/// Texts that name somebody, squeezed, and why such a text is not taken. Others are not there.
using NamesInCells = std::map<std::string, Message>;

struct ImportOptions {
  std::string period;               ///< `2023-2024/q1`; empty = by the date, for feedback
  std::optional<Enrolment> enroll;  ///< none = people not known are rejected
  NamesInCells names{};             ///< a row with such a text, or such texts, is rejected
};

/// The enrolment that a questionnaire means: its role, its one form or `form`. Errors:
/// enroll-form-needed (args questionnaire, forms), form-unknown (value, nearest), and
/// questionnaire-enrols-nobody (its purpose is a request, or its role neither mentee nor mentor).
[[nodiscard]] Result<Enrolment> enrolment_of(const ProgrammeCard& card,
                                             const Questionnaire& questionnaire,
                                             const FormId& form);

/// Plans the import of `table` as answers to `questionnaire`; `state.day` is the day of import.
///
/// People are recognised as people.h says; with `enroll` somebody not known becomes a person with
/// the next code (in the order of folded name, then class, then birth date, whatever the order of
/// the rows), and somebody known gets the role. An answer's day is that of its time column, else
/// the day of import. Of several rows of one person in one year and period the newest counts (by
/// time, then row). An answer already in the folder adds nothing: the same person, time and values;
/// without a time the same person, year, period and values; an anonymous one by its row's digest,
/// as many times as the folder has it. A request enrols nobody, and one whose sender is not known
/// is kept without a person.
///
/// Errors of the table as a whole: respondent-columns-missing (args questionnaire, wanted),
/// question-columns-missing.
[[nodiscard]] Result<TablePlan> plan_import(const State& state, const PrivateCards* cards,
                                            const Questionnaire& questionnaire, const Table& table,
                                            const ImportOptions& options);

}  // namespace mentor
