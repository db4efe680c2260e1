// What a row tells of somebody known and an import does not write: cards are corrected by people.
#pragma once

#include <vector>

#include "drafts.h"

namespace mentor::intake {

/// Ids of messages (argument `person`, and `file` where the right thing is to be written down): the
/// row's birth date, patronymic, post, organisation or number of places is not what the folder has.
/// Empty for somebody new. Without `cards` nothing is said of what only private cards hold.
[[nodiscard]] std::vector<Message> untaken(const State& state, const PrivateCards* cards,
                                           const Questionnaire& questionnaire, const Draft& draft);

}  // namespace mentor::intake
