// The text of an entry that orders it, in parts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mentor/model/entry.h"

namespace mentor {

/// canonical_text() from a field on: all of it but the subject and the fields before.
[[nodiscard]] std::string canonical_rest(const Entry& entry, std::size_t first_field);

/// Whether two keys of one event and kind of subject are one: each stands in the table once.
[[nodiscard]] inline bool is_same(std::string_view a, std::string_view b) {
  return a.data() == b.data() && a.size() == b.size();
}

}  // namespace mentor
