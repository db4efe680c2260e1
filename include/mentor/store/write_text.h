// Values to the text of files. Reading the text back gives the same value; keys stand in the order
// of the contract, what is empty or absent is left out, and cards begin with their modeline.
#pragma once

#include <string>

#include "mentor/model/programme.h"
#include "mentor/store/files.h"

namespace mentor {

// Errors of all of them: `text-not-utf8`, `key-too-long` (see yaml_emit.h).

[[nodiscard]] Result<std::string> person_text(const Person& person);
[[nodiscard]] Result<std::string> pair_text(const Pair& pair);
[[nodiscard]] Result<std::string> private_text(const PrivateCard& card);
[[nodiscard]] Result<std::string> year_text(const Year& year);
[[nodiscard]] Result<std::string> questionnaire_text(const Questionnaire& questionnaire);
[[nodiscard]] Result<std::string> proposal_text(const Proposal& proposal);

/// `- {date: 2023-12-11, pair: pair-007, event: meeting, …}` and `\n`, always one line.
[[nodiscard]] Result<std::string> entry_line(const Entry& entry);

/// `- {date: 2023-10-12, at: "10:02", person: P-014, …}` and `\n`, always one line.
[[nodiscard]] Result<std::string> answer_line(const Answer& answer);

/// `people/P-014.yaml` and so on.
[[nodiscard]] std::string path_of(const Person& person);
[[nodiscard]] std::string path_of(const Pair& pair);
[[nodiscard]] std::string path_of(const PrivateCard& card);
[[nodiscard]] std::string path_of(const Year& year);
[[nodiscard]] std::string path_of(const Questionnaire& questionnaire);
[[nodiscard]] std::string path_of(const Proposal& proposal);
[[nodiscard]] std::string path_of(const Entry& entry);    ///< `journal/2023-12.yaml`
[[nodiscard]] std::string path_of(const Answer& answer);  ///< `answers/intake-mentee.yaml`

}  // namespace mentor
