// A list of participants read as a questionnaire: its columns beside the person's own are questions
// whose answers go to the card and to the enrolment.
#pragma once

#include "drafts.h"
#include "mentor/intake/tables.h"

namespace mentor::intake {

/// The questionnaire without an id; `role` is required of every row where `defaults` has none.
[[nodiscard]] Questionnaire list_questionnaire(const ProgrammeCard& card,
                                               const EnrolmentDefaults& defaults);

/// Role, form and category that the row tells itself, over those that stand there.
void read_enrolment(const ProgrammeCard& card, const Draft& draft, Enrolment& enrolment);

/// Department and group.
void fill_from_list(Person& person, const std::map<std::string, AnswerValue>& values);

}  // namespace mentor::intake
