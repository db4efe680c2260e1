// Values of the model as the nodes of their files, keys in the order of the contract.
#pragma once

#include "mentor/model/programme.h"
#include "mentor/store/yaml_emit.h"

namespace mentor {

[[nodiscard]] OutNode encode_person(const Person& person);
[[nodiscard]] OutNode encode_pair(const Pair& pair);
[[nodiscard]] OutNode encode_private(const PrivateCard& card);
[[nodiscard]] OutNode encode_note(const ConfidentialNote& note);
[[nodiscard]] OutNode encode_year(const Year& year);
[[nodiscard]] OutNode encode_questionnaire(const Questionnaire& questionnaire);
[[nodiscard]] OutNode encode_proposal(const Proposal& proposal);
[[nodiscard]] OutNode encode_entry(const Entry& entry);
[[nodiscard]] OutNode encode_answer(const Answer& answer);

}  // namespace mentor
