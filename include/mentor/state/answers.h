// Answers and periods: which answers count for a period, whatever day they were entered on.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mentor/model/programme.h"

namespace mentor {

/// The answers of the programme, in its order, but for what is told of somebody after the day on
/// which they were forgotten, as an old branch brings it: that counts for nothing.
[[nodiscard]] std::vector<const Answer*> told_answers(const Programme& programme);

/// The answers that count for the period, entered by the day: those that name it or a period inside
/// it; those without a period by the period of its series that contains their date, else by the
/// last one that had ended by then, where year_of_answer is its school year. For one person,
/// questionnaire, period and phase the newest counts. In the order of the programme's answers.
[[nodiscard]] std::vector<const Answer*> answers_of(const Programme& programme,
                                                    const PeriodOfYear& period, Date entered_by);

/// The school year that an answer of the phase speaks of: that of the period which it names;
/// without one that of the period which contains its date, else of the last one that had ended. A
/// measurement `before` looks ahead instead: in summer, when the year's periods have ended, it is
/// of the year to come. Whether that year is open already changes nothing.
[[nodiscard]] std::string year_of_answer(const Programme& programme, const std::string& period,
                                         Date date, std::optional<Phase> phase);
[[nodiscard]] std::string year_of_answer(const Programme& programme, const Answer& answer);

/// How many were asked by an anonymous questionnaire about one thing in one period, and how many of
/// them answered. The number is told at import, with each answer; the largest holds.
struct AskedCount {
  std::int64_t asked = 0;  ///< 0 = not told
  std::int64_t answered = 0;
  const Answer* last = nullptr;  ///< one of the answers, for its place
};

/// By period and by what the answers are about, sorted by these. `answers` are of one
/// questionnaire.
[[nodiscard]] std::vector<AskedCount> asked_counts(const std::vector<const Answer*>& answers);

/// The sum over those whose number was told; 0 of 0 when it never was.
[[nodiscard]] AskedCount asked_count(const std::vector<const Answer*>& answers);

/// The answer's own phase, else its questionnaire's.
[[nodiscard]] std::optional<Phase> phase_of(const Programme& programme, const Answer& answer);

/// nullptr when the folder has no such questionnaire.
[[nodiscard]] const Questionnaire* questionnaire_of(const Programme& programme,
                                                    const Answer& answer);

/// True when the questionnaire asks people of the form.
[[nodiscard]] bool asks_form(const Questionnaire& questionnaire, const FormId& form);

}  // namespace mentor
