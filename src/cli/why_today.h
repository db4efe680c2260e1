// What is true today, told before what a proposal said: pairs that exist, proposals that time has
// overtaken.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/model/proposal.h"
#include "session.h"
#include "why_for.h"

namespace mentor::cli {

/// Two people who are in a pair on the session's day.
struct Together {
  FormId form;
  PersonId mentee;
  PersonId mentor;
  Date since{};
  std::string order;   ///< of the day since which they are; may be empty
  std::string source;  ///< the proposal that the pair was made of; empty where none is known
};

/// All pairs of the person, as mentee or mentor.
[[nodiscard]] std::vector<Together> together_today(Session& session, PersonId person);

/// The pair of the two, whoever is the mentor.
[[nodiscard]] std::optional<Together> together_today(Session& session, PersonId a, PersonId b);

/// What keeps the two from working together today though their pair is not closed; the first that
/// holds.
enum class Stop {
  none,
  mentor_left,
  mentee_left,
  mentor_paper,
  mentee_paper,
  mentor_paused,
  mentee_paused,
  paused
};
[[nodiscard]] Stop stop_of(const State& state, const Together& pair);

/// What was known when the two were brought together, which is why they were: on the day of the
/// proposal that the pair was made of, else on the pair's first day.
[[nodiscard]] State state_when_made(const Session& session, const Together& pair);

/// Since when and by which order, as the reader may know it; and what stops them.
[[nodiscard]] std::string in_words(Session& session, Reader reader, const Together& pair);

/// Whether the proposal was made when there was the pair already: it has the pair in its account.
[[nodiscard]] bool knew(Session& session, const Proposal& proposal, const Together& pair);

/// Whether the proposal was made to keep or to change the pair (`--keep today`).
[[nodiscard]] bool may_change(Session& session, const Proposal& proposal, const Together& pair);

/// The day on which the pair that the proposal made of the two ended as it was meant to.
[[nodiscard]] std::optional<Date> completed(const State& state, const Proposal& proposal,
                                            PersonId mentee, PersonId mentor);

/// Why what the proposal says of the two does not hold today; empty where it may.
[[nodiscard]] std::string overtaken(Session& session, const Proposal& proposal, PersonId mentee,
                                    PersonId mentor);

/// Puts the lines before everything else.
void lead(Document& document, const std::vector<std::string>& lines);

/// The proposal and its day as facts; where there is none, to the curator that match would propose
/// so today.
void add_source(const Session& session, Reader reader, const Proposal* proposal,
                Document& document);

}  // namespace mentor::cli
