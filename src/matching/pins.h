// Pins as the builder of a problem reads them.
#pragma once

#include <utility>
#include <vector>

#include "mentor/matching/pins.h"

namespace mentor::matching {

using Two = std::pair<PersonId, PersonId>;  ///< mentee and mentor

/// Every pin that has not been taken back, the newest first.
[[nodiscard]] std::vector<Two> standing_pins(const State& state);

/// Of them those that concern the form: not a pin to somebody who mentors in another form alone, in
/// which the mentee takes part, too.
[[nodiscard]] std::vector<Two> standing_pins(const State& state, const FormId& form);

/// What stands against the pin of a mentee who does not wait in the form: a pair with somebody
/// else, or roles that are the other way round. Nothing where it is none of this form's.
[[nodiscard]] std::vector<Obstacle> against_elsewhere(const State& state, const FormId& form,
                                                      const Two& two);

/// What the newest pin of the mentee, to that mentor, came to nothing by, or why the pair that no
/// rule forbids is left out all the same; nullptr where there is neither.
[[nodiscard]] const std::vector<Obstacle>* lost_by(const Built& built, PersonId mentee,
                                                   PersonId mentor);

}  // namespace mentor::matching
