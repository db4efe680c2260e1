// Pairs and meetings in words and cells, for lists and the page of one pair.
#pragma once

#include <string>

#include "session.h"

namespace mentor::cli {

enum class PairStanding { planned, active, paused, closed };

[[nodiscard]] PairStanding standing_of(const PairState& pair, Date day);
[[nodiscard]] doc::Label label(const Words& words, PairStanding standing);

/// `organising` and its title; a kind that is not known stays as it is.
[[nodiscard]] doc::Label meeting_kind(const Words& words, const std::string& kind);

/// `journal/2023-10.yaml:4`, or the file alone; empty where the place is not known.
[[nodiscard]] std::string place_text(const Session& session, Place place);

[[nodiscard]] doc::Reference reference(Session& session, PairId id);
[[nodiscard]] doc::References references(const Session& session,
                                         const std::vector<PersonId>& people);

/// `P-020, P-021`: the mentor, and who leads the group too on the state's day; empty of one who
/// leads alone.
[[nodiscard]] std::string leaders_in_row(const Session& session, const State& on_day,
                                         PersonId mentor, const FormId& form);

/// Present members, or the last ones of a closed pair.
[[nodiscard]] std::vector<PersonId> shown_mentors(const PairState& pair, Date day);
[[nodiscard]] std::vector<PersonId> shown_mentees(const PairState& pair, Date day);

/// The form's title, or its id where the programme does not know it.
[[nodiscard]] doc::Label form_label(const Session& session, const FormId& form);

/// A text, or nothing known where it is empty.
[[nodiscard]] doc::Cell text_cell(const std::string& text);
[[nodiscard]] doc::Cell date_cell(const std::optional<Date>& date);

}  // namespace mentor::cli
