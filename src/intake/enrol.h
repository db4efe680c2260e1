// People whom a table brings in: their cards, and the entries that give a role.
#pragma once

#include <map>
#include <vector>

#include "drafts.h"

namespace mentor::intake {

/// The day on which the person left the role and form after the date; nullopt where they take part
/// in it now, or did not leave it after that day.
[[nodiscard]] std::optional<Date> left_since(const State& state, PersonId id,
                                             const Enrolment& enrolment, Date date);

/// How a curator gives the person that role and form: `mentor enroll mentee P-014 --form …`.
[[nodiscard]] std::string enrolling_command(PersonId id, const Enrolment& enrolment);

/// The entries that give the person the role and form; none where they have it already, or have
/// left it since: a row of before takes nobody back. A role without a form yet gets a `form` entry
/// instead of a second enrolment.
[[nodiscard]] std::vector<Entry> role_entries(const State& state, PersonId id,
                                              const Enrolment& enrolment, Date date);

/// How many mentees the row says a mentor takes, where the questionnaire asks it (`fact:
/// capacity`).
[[nodiscard]] std::optional<std::int64_t> places_told(const Questionnaire& questionnaire,
                                                      const Draft& draft);

/// Gives the new people of the drafts their codes, in the order of folded name, class and birth
/// date, in drafts and verdicts alike; `first` is the least.
void hand_out_codes(PersonId first, Drafts& drafts);

/// The two cards of a new person, from the draft that counts.
[[nodiscard]] Person person_card(const Draft& draft, const CategoryId& category);
[[nodiscard]] PrivateCard private_card(const Draft& draft);

}  // namespace mentor::intake
