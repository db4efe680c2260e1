// Who signed a paper, by the titles that people write for parents and for the person.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/model/programme_card.h"

namespace mentor {

/// Whose title that is, in any case («законный представитель», «сама»); nothing for other words.
[[nodiscard]] std::optional<Signer> signer_titled(std::string_view title);

/// Everybody who signed by that cell («мама Иванова А. П. и сам ученик»), or nobody where any word
/// of it is not understood: a signature is never guessed. A parent's title may have the name beside
/// it, a surname with initials or two or three words, and whose parent it is.
[[nodiscard]] std::vector<Signer> signers_told(std::string_view cell);

/// The titles of that signer, the most usual ones, for messages.
[[nodiscard]] std::string titles_of(Signer signer);

}  // namespace mentor
