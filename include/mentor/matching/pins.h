// Pins: the curator's word that two belong together, and why some of them make no pair.
#pragma once

#include <map>
#include <vector>

#include "mentor/matching/build.h"

namespace mentor::matching {

/// The pins that count, mentee -> mentor: of several of one mentee the newest.
[[nodiscard]] std::map<PersonId, PersonId> newest_pins(const State& state);

/// The same of the pins that concern the form: not those to somebody who mentors in another form
/// alone, in which the mentee takes part, too.
[[nodiscard]] std::map<PersonId, PersonId> newest_pins(const State& state, const FormId& form);

/// Of these the pins written after the proposal that give the mentee another mentor than it does:
/// those of a later day, and of its own day or before it those that a matching of that day would
/// keep now.
[[nodiscard]] std::map<PersonId, PersonId> pins_since(const State& state, const Proposal& proposal);

/// Mentees who wait and whom such a word, which nothing stands against, pins to the mentor: places
/// that are theirs. By code. `since`: pins_since() of the admission's state and the proposal.
[[nodiscard]] std::vector<PersonId> promised_places(const Admission& admission,
                                                    const std::map<PersonId, PersonId>& since,
                                                    PersonId mentor);

/// A pin that a matching would not keep, with what stands against it (Built::refused_pins).
struct LostPin {
  FormId form;
  PersonId mentee;
  PersonId mentor;
  std::vector<Obstacle> against;
};

/// Pins that a matching of the day keeps in no form, by mentee and mentor; one for each form that
/// the mentor takes part in, else for each in which the mentee waits. Pins of two who are a pair
/// are not among them, nor those of people without the roles (`word-swapped` of checks).
[[nodiscard]] std::vector<LostPin> lost_pins(const State& state);

}  // namespace mentor::matching
