// Facts that can only be told once they are so: a meeting, a paper that was signed. An order, a
// leaving, an enrolment may be known and written down before their day.
#pragma once

#include "mentor/model/events.h"

namespace mentor {

[[nodiscard]] bool is_told_afterwards(EventKind kind);

}  // namespace mentor
