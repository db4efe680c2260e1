// Every rule about a folder that can be read: references, dates, consents, capacity, order of
// things. One named rule each; the words are in render.
#pragma once

#include <span>
#include <string_view>

#include "mentor/model/finding.h"
#include "mentor/state/state.h"

namespace mentor {

/// What is wrong in the programme on the day of the state, sorted by place. `message.id` is the
/// rule. Errors are contradictions; warnings are what a curator should look at; notes say which of
/// two words holds. Entries and answers later than the day are not looked at, cards always are.
[[nodiscard]] Findings check_programme(const State& state);

/// Of the same the errors. Sooner there: rules that only warn are not asked.
[[nodiscard]] Findings check_errors(const State& state);

/// What check_programme tells, and `measure-unknown` for steps of the roadmap proved by none of the
/// measures (possible_measures). Texts that the program writes
/// itself (free_texts.h) are not told as words about somebody forgotten.
[[nodiscard]] Findings check_programme(const State& state, std::span<const std::string> measures,
                                       std::span<const std::string> own_texts = {});

/// `clock-behind` (warning; count, day), once, at the last of the entries of the journal that by
/// the clock, whose today the state's day is, were written on days to come.
[[nodiscard]] Findings find_ahead_of_clock(const State& state);

/// Of the same what is wrong in ballots (`ballot-…`), for whoever is about to count them.
[[nodiscard]] Findings check_ballots(const State& state);

/// What private cards contradict: `forgotten-private` (error; person, forgotten) for the card of
/// somebody forgotten, `private-unknown` (warning; person) for a code without a card in people/,
/// `birth-dates-differ` (error; person, born) where `born:` is not that of the birth date,
/// `person-twice` (warning; person, first) for two codes whose cards have one name and one birth
/// date or, where one of them tells none, one class. The names in them are never in a finding.
[[nodiscard]] Findings check_private(const State& state, const PrivateCards& cards);

/// Of the same `birth-dates-differ` alone.
[[nodiscard]] Findings find_other_births(const Programme& programme, const PrivateCards& cards);

/// What would be told of the person's own code, were they forgotten on that day: the lines of later
/// days that use it, of the whole journal, the answers and the pairs (errors).
[[nodiscard]] Findings find_later_than_forgetting(const Programme& programme, PersonId person,
                                                  Date day);

/// Private cards that were entered at another moment than the card in people/ of their code, which
/// so is somebody else's, as a pull beside a `git stash` or a copied private/ makes it:
/// `private-of-another` (error; person, here, there). Of whom is forgotten also a birth that is not
/// that of the stub tells it: `forgotten-another` (error; person, forgotten, born). A folder with
/// any of them is not to be used: names would be told of another's facts, or destroyed for another.
[[nodiscard]] Findings find_exchanged(const Programme& programme, const PrivateCards& cards);

/// Forgotten people who came back, as an old branch or a backup brings them: `forgotten-private`,
/// `forgotten-private-unsure` where the card may be somebody else's under the code,
/// `forgotten-card` (errors; person, forgotten). The whole journal counts, whatever the day: a
/// folder with any of them is not to be used.
[[nodiscard]] Findings find_resurrected(const Programme& programme, const PrivateCards& cards);

}  // namespace mentor
