// Blocks of cards: why two people are not to be paired.
#pragma once

#include "mentor/model/person.h"

namespace mentor {

/// Whether the two are relatives: such a block counts only where a form asks for it
/// (`not-relatives`), and its reason is a kind, no story.
[[nodiscard]] bool is_between_relatives(const Block& block);

}  // namespace mentor
