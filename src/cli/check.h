// check and doctor: the folder's rules, the machine's fitness.
#pragma once

#include "mentor/base/result.h"

namespace mentor::cli {

class Session;

[[nodiscard]] Result<Exit> check(Session& session);
[[nodiscard]] Result<Exit> doctor(Session& session);

}  // namespace mentor::cli
