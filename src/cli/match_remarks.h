// What a curator should know beside the result of match and match pin.
#pragma once

#include "session.h"

namespace mentor::cli {

/// A folder without matching.yaml is matched without rules: told, for it may have been lost.
void tell_missing_rules(Session& session);

/// Ballots of the form that contradict themselves or name people who cannot be named, which `check`
/// calls errors: each as a warning at its line. They are counted as far as they can be read.
void tell_wrong_ballots(Session& session, const FormId& form);

/// Pins that no matching of the day keeps, as notes, once this one is written: itself, and others
/// that it outdoes. Those of which nothing changes are for `check`.
void tell_what_pin_changes(Session& session, const Entry& pin);

}  // namespace mentor::cli
