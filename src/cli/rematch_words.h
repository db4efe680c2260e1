// What conditions have changed, in words: the reference of a re-match, the minimum of groups, pins
// among ballots.
#pragma once

#include "mentor/matching/propose.h"
#include "session.h"

namespace mentor::cli {

/// Who of the reference has another mentor, or none; the title counts the pairs that stay.
[[nodiscard]] doc::Table changes_table(Session& session, const matching::Run& run);

/// A line of the fairness table: who has a mentor today (`today`: mentee, mentor) and does not keep
/// them. Nothing where today's pairs were not looked at again.
void add_losers(Session& session, const Proposal& proposal,
                const std::map<PersonId, PersonId>& today, doc::Table& fairness);

/// Which groups are closed for the form's minimum, and who has another mentor for it; nothing where
/// the minimum changes nothing.
void add_closed_groups(Session& session, const matching::Run& run, Document& document);

/// Two who would rather have each other, were it not for a pin, or who are left out of two ways.
void add_those_apart(Session& session, const matching::Run& run, Document& document);

}  // namespace mentor::cli
