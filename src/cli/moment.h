// The moment that a new card of a person ends with, as a comment in words.
#pragma once

#include <string>
#include <string_view>

#include "mentor/store/edits.h"
#include "session.h"

namespace mentor::cli {

/// What ends the card of somebody new; empty where the edits have nobody new, or no clock is asked.
[[nodiscard]] std::string moment_of(Session& session, const Edits& edits);

/// True of what moment_of() writes, in whatever language: somebody's own comment may end with a
/// time too, and says more.
[[nodiscard]] bool is_moment(std::string_view text);

}  // namespace mentor::cli
