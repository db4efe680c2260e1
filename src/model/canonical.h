// The text of an entry that orders it, in parts.
#pragma once

#include <cstddef>
#include <string>

#include "mentor/model/entry.h"

namespace mentor {

/// canonical_text() from a field on: all of it but the subject and the fields before.
[[nodiscard]] std::string canonical_rest(const Entry& entry, std::size_t first_field);

}  // namespace mentor
