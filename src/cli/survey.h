// survey import and survey results, and how both name questionnaires and periods.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/model/programme.h"
#include "session.h"

namespace mentor::cli {

[[nodiscard]] Result<Exit> import_answers(Session& session);
[[nodiscard]] Result<Exit> show_results(Session& session);

/// Puts what --asked tells (`25`, `7Б=25`) into the new answers of an anonymous questionnaire.
/// Errors (exit 2): `asked-wrong` (value), `asked-of-several` (value, known), `asked-about-unknown`
/// (value, known).
[[nodiscard]] Result<void> put_asked(const Session& session, std::vector<Answer>& answers);

/// The questionnaire of that id or title. Errors: `questionnaire-unknown` (value, near, known),
/// `questionnaire-title-shared` (value, candidates).
[[nodiscard]] Result<const Questionnaire*> questionnaire_named(const Session& session,
                                                               const std::string& typed);

/// The period that --period names, by id (`q1`, `2022-2023/q1`) or by its title in the year of the
/// day; nullopt where the option is not given. Error `period-not-known` (value, known).
[[nodiscard]] Result<std::optional<PeriodOfYear>> period_option(const Session& session);

/// `mentee` with its word, and so on.
[[nodiscard]] doc::Label respondent_label(const Words& words, Respondent role);
[[nodiscard]] doc::Label purpose_label(const Words& words, Purpose purpose);

}  // namespace mentor::cli
