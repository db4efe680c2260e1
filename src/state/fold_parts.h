// The parts of the fold that concern one person or one pair.
#pragma once

#include "mentor/state/state.h"

namespace mentor {

/// A pair as its card alone tells it.
[[nodiscard]] PairState start_pair(const Pair& card);

/// Applies one entry with the person as its subject; those dated after the day on which the person
/// was forgotten count for nothing. Entries must come in fold order.
void fold_person_entry(PersonState& person, const Entry& entry);

/// A mentor's places: the newest word of enrolments, answers, `fact` entries and the card, in that
/// order on one day. After all entries and answers.
void settle_places(const State& state, PersonState& person);

/// The classes of people as class_as_read has them, whatever way cards and entries by hand say
/// them. After all entries.
void settle_classes(State& state);

/// Applies one entry with the pair as its subject. Entries must come in fold order.
void fold_pair_entry(PairState& pair, const Entry& entry);

/// Who was forgotten takes part in nothing from that day on and is in no open pair; a pair that
/// took them in later never had them. After all entries.
void end_parts_of_forgotten(State& state);

/// A pin has done its work once the pair of the two has ended: to bring them together again takes
/// another. After all entries.
void end_fulfilled_pins(State& state);

/// Marks the pairs that begin after the day by an order of a later one. After all entries.
void note_pairs_to_come(State& state);

/// Starts a pause; `until` is its last day.
void start_pause(std::vector<Span>& pauses, const Entry& entry);

/// Ends the pause that covers the day.
void end_pause(std::vector<Span>& pauses, Date day);

}  // namespace mentor
