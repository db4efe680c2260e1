// What a curator should know beside the result of match, match pin and match ban.
#pragma once

#include "session.h"

namespace mentor::cli {

/// A folder without matching.yaml is matched without rules: told, for it may have been lost.
void tell_missing_rules(Session& session);

/// Ballots of the form that contradict themselves or name people who cannot be named, which `check`
/// calls errors: each as a warning at its line. They are counted as far as they can be read.
void tell_wrong_ballots(Session& session, const FormId& form);

/// How many pairs of the form are to come: they are written down by an order of a later day, so the
/// session's day does not count them.
void tell_pairs_to_come(Session& session, const FormId& form);

/// Groups that a proposal adds people to and that nobody can join on the session's day, with what
/// to do about it: each as a note at the group's card. `approve` will refuse them.
void tell_closed_groups(Session& session, const Proposal& proposal);

/// Pins that no matching of the day keeps, as notes, once this one is written: itself, and others
/// that it outdoes. Those of which nothing changes are for `check`.
void tell_what_pin_changes(Session& session, const Entry& pin);

/// The pins that the ban makes void, as notes, once it is written: of the same two, whichever of
/// them is the mentor, and of whoever leads a group with the mentor.
void tell_what_ban_changes(Session& session, const Entry& ban);

/// `ban-not-kept`, where the two whom this one bans work together.
void tell_whom_ban_parts_not(Session& session, const Entry& ban);

}  // namespace mentor::cli
