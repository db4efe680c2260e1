// What a curator should know beside the result of match and match pin.
#pragma once

#include "session.h"

namespace mentor::cli {

/// Ballots of the form that contradict themselves or name people who cannot be named, which `check`
/// calls errors: each as a warning at its line. They are counted as far as they can be read.
void tell_wrong_ballots(Session& session, const FormId& form);

/// Why the pin, which is not written yet, would not hold as things are; nothing where it would.
void tell_pin_without_hold(Session& session, const Entry& pin);

}  // namespace mentor::cli
