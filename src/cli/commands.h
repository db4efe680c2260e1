// The families of commands; each is defined in the file of its name.
#pragma once

#include <vector>

#include "command.h"

namespace mentor::cli {

[[nodiscard]] std::vector<Command> start_commands();    ///< init, status, check, doctor, year open
[[nodiscard]] std::vector<Command> enroll_commands();   ///< enroll, appoint
[[nodiscard]] std::vector<Command> people_commands();   ///< person …
[[nodiscard]] std::vector<Command> consent_commands();  ///< consent …
[[nodiscard]] std::vector<Command> selection_commands();  ///< select, train
[[nodiscard]] std::vector<Command> survey_commands();     ///< survey …
[[nodiscard]] std::vector<Command> matching_commands();   ///< match, why, verify, approve
[[nodiscard]] std::vector<Command> ballot_commands();     ///< ballot cards
[[nodiscard]] std::vector<Command> pair_commands();       ///< pair …
[[nodiscard]] std::vector<Command> meeting_commands();    ///< meeting …
[[nodiscard]] std::vector<Command> record_commands();     ///< record …
[[nodiscard]] std::vector<Command> report_commands();     ///< report …
[[nodiscard]] std::vector<Command> tool_commands();       ///< completion, schema, version, help

}  // namespace mentor::cli
