// person show: one person's whole story.
#pragma once

#include "mentor/base/result.h"

namespace mentor::cli {

class Session;

[[nodiscard]] Result<Exit> show_person(Session& session);

}  // namespace mentor::cli
