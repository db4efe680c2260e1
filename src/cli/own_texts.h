// What commands themselves write in words into entries: it tells nothing of a person.
#pragma once

#include <string>
#include <vector>

#include "mentor/model/programme.h"
#include "mentor/model/proposal.h"
#include "mentor/render/words.h"

namespace mentor::cli {

/// The next step, in English, of whoever a proposal leaves out for that cause.
[[nodiscard]] const char* next_step_for(UnmatchedCause cause);

/// Why a pair ended, in English; the place is the order's number.
extern const char* const ended_by_order;

/// The words for what is written into the folder: the programme's language, whichever one the
/// screen speaks.
[[nodiscard]] Words written_words(const Programme& programme);

/// Each of these in every language, and who is responsible for a next step.
[[nodiscard]] std::vector<std::string> own_texts();

}  // namespace mentor::cli
