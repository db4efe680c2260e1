// What looks like the person to be forgotten and is somebody else's own: namesakes, shared
// contacts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "session.h"

namespace mentor::cli {

/// Whose private card the path is, also where the folder lies deeper in a repository.
[[nodiscard]] std::optional<PersonId> owner_of_card(std::string_view path);

/// Takes from the leaks of one private card those that stand beside its notes: the owner's own
/// name, contacts and representative. Answers what was taken.
[[nodiscard]] Findings take_own(Findings& leaks, const std::string& bytes);

/// True where a part of the path has the person's code: `P-014_scan.pdf`, `р014/x.txt`.
[[nodiscard]] bool is_named_by_code(std::string_view path, PersonId person);

}  // namespace mentor::cli
