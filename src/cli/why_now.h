// What is so today of a mentee whom a proposal left without a mentor.
#pragma once

#include <optional>
#include <string>

#include "why_for.h"

namespace mentor::cli {

/// What match would say today of a mentee who waits; at most one of the three.
struct WaitingNow {
  std::optional<Date> left;        ///< takes no part in the form any more, since that day
  std::optional<PersonId> mentor;  ///< match would propose that one
  std::optional<Unmatched> unmatched;
  Proposal proposal;  ///< as match would propose
};

[[nodiscard]] WaitingNow waiting_now(Session& session, const FormId& form, PersonId mentee);

/// For the curator: what is so today, and how long the mentee has been waiting. Empty where match
/// would not know of them.
[[nodiscard]] std::string in_words(Session& session, PersonId mentee, const WaitingNow& now);

/// `left`, `proposed` or the word of the cause; empty where match would not know of them.
[[nodiscard]] std::string word_of(const WaitingNow& now);

/// For anybody else; needs one of the three.
[[nodiscard]] Document explain_waiting_for(Session& session, Asking asking, const WaitingNow& now);

}  // namespace mentor::cli
