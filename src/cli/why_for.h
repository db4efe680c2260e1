// Why this mentor, told to the people it concerns: nobody but the two is named.
#pragma once

#include <optional>
#include <string_view>

#include "mentor/matching/explain.h"
#include "mentor/model/document.h"

namespace mentor::cli {

class Session;

/// Who reads the explanation. The curator sees names and what another choice would cost whom; the
/// others see their own pair only, without points.
enum class Reader { curator, parent, child, mentor };

/// `parent`; nullopt for any other word.
[[nodiscard]] std::optional<Reader> parse_reader(std::string_view word);

/// Why the mentee has this mentor or none yet. The reader is not the curator.
[[nodiscard]] Document explain_mentee_for(Session& session, Reader reader, const matching::Run& run,
                                          const matching::WhyThis& answer);

/// Who reads, and about whom it is read: the only name besides that of the own pair.
struct Asking {
  Reader reader = Reader::curator;
  PersonId about;
};

/// Why the two are not a pair; the other one is named no more than anybody else is.
[[nodiscard]] Document explain_not_for(Session& session, Asking asking, const matching::Run& run,
                                       const matching::WhyNotThem& answer);

/// Why the mentor has these mentees or none; only to the mentor.
[[nodiscard]] Document explain_mentor_for(Session& session, const Proposal& proposal,
                                          PersonId mentor);

}  // namespace mentor::cli
