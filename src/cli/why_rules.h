// The rules that stand between two people, with their evidence, for `why`.
#pragma once

#include <vector>

#include "mentor/matching/admission.h"
#include "mentor/model/document.h"

namespace mentor::cli {

class Session;

/// Whether there is anything left for a pin to beat.
enum class Pin { could_come, needless };

/// A line for each: whom it concerns, what it is, file:line, and that a pin would beat it.
[[nodiscard]] doc::List rule_lines(Session& session, const FormId& form,
                                   const std::vector<matching::Obstacle>& obstacles,
                                   Pin pin = Pin::could_come);

/// Rules that are there and do not forbid the pair: a pin beats them, or there is the pair today.
void add_tolerated(Session& session, const FormId& form,
                   const std::vector<matching::Obstacle>& tolerated, bool pinned,
                   Document& document);

/// Whom the ballots refuse by naming others only; nothing where there is nobody.
void add_unnamed(Session& session, const FormId& form,
                 const std::vector<matching::Obstacle>& unnamed, Document& document);

}  // namespace mentor::cli
