// The rules and criteria of two people, with their evidence, for `why`.
#pragma once

#include <vector>

#include "mentor/matching/explain.h"
#include "mentor/matching/scoring.h"
#include "mentor/model/document.h"

namespace mentor::cli {

class Session;

/// The points by criterion, with the words that matched, or why there are none to compare.
[[nodiscard]] doc::List criteria_lines(const Session& session, const matching::Admission& admission,
                                       PersonId mentee, PersonId mentor,
                                       const matching::PairScore& score);

/// Whether there is anything left for a pin to beat.
enum class Pin { could_come, needless };

/// A line for each: whom it concerns, what it is, file:line, and that a pin would beat it.
[[nodiscard]] doc::List rule_lines(Session& session, const FormId& form,
                                   const std::vector<matching::Obstacle>& obstacles,
                                   Pin pin = Pin::could_come);

/// The rules that forbid a pair, and whether a pin could beat them.
void add_forbidden(Session& session, const FormId& form, const matching::WhyNotThem& answer,
                   Document& document);

/// Rules that are there and do not forbid the pair: a pin beats them, or there is the pair today.
void add_tolerated(Session& session, const FormId& form,
                   const std::vector<matching::Obstacle>& tolerated, bool pinned,
                   Document& document);

/// Whom the ballots refuse by naming others only; nothing where there is nobody.
void add_unnamed(Session& session, const FormId& form,
                 const std::vector<matching::Obstacle>& unnamed, Document& document);

/// What every pair asks and nobody knows of the mentee; nothing where all is known.
void add_unsaid(const Session& session, const matching::Admission& admission, PersonId mentee,
                Document& document);

}  // namespace mentor::cli
