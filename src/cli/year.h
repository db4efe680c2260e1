// year open: the next school year.
#pragma once

#include <string>

#include "mentor/base/result.h"
#include "mentor/model/year.h"

namespace mentor::cli {

class Session;

/// The usual periods and holidays of a school year, for the school to correct: four quarters q1..q4
/// for feedback, half-years m1 and m2 for monitoring.
[[nodiscard]] Year usual_year(const std::string& year);

[[nodiscard]] Result<Exit> open_year(Session& session);

}  // namespace mentor::cli
