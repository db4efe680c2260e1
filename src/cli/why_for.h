// Why this mentor, told to the people it concerns: nobody is named but the two, and whoever leads
// their group too.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/matching/explain.h"
#include "mentor/model/document.h"

namespace mentor::cli {

class Session;

/// Who reads the explanation. The curator sees names and what another choice would cost whom; the
/// others see their own pair only, without points.
enum class Reader { curator, parent, child, mentor };

/// `parent`; nullopt for any other word.
[[nodiscard]] std::optional<Reader> parse_reader(std::string_view word);

/// Without the code: the reader knows people by their names.
[[nodiscard]] std::string name_for(const Session& session, PersonId person);

struct Together;

/// The pairs that there are today, with what the two have in common.
[[nodiscard]] Document explain_today_for(Session& session, Reader reader, PersonId about,
                                         const std::vector<Together>& pairs);

/// Why the mentee has this mentor or none yet. The reader is not the curator.
[[nodiscard]] Document explain_mentee_for(Session& session, Reader reader,
                                          const matching::Admission& admission,
                                          const matching::Run& run,
                                          const matching::WhyThis& answer);

/// Why the mentee has no mentor, and how long they have been waiting, as the proposal says.
[[nodiscard]] Document explain_unmatched_for(Session& session, Reader reader,
                                             const Proposal& proposal, const Unmatched& unmatched);

/// Who reads, and about whom it is read: the only name besides that of the own pair.
struct Asking {
  Reader reader = Reader::curator;
  PersonId about;
};

/// No proposal speaks of the mentee: the choice is still to be made, and for how long they wait.
[[nodiscard]] Document explain_undecided_for(Session& session, Asking asking, const FormId& form,
                                             PersonId mentee);

/// What was proposed for the two and holds no more, or has come to its planned end.
[[nodiscard]] Document explain_overtaken_for(Session& session, Asking asking,
                                             const Proposal& proposal, PersonId mentee,
                                             PersonId mentor);

/// Why the two are not a pair; the other one is named no more than anybody else is.
[[nodiscard]] Document explain_not_for(Session& session, Asking asking, const matching::Run& run,
                                       const matching::WhyNotThem& answer);

/// Why the mentor is proposed these mentees or none, after the pairs that there are today; only to
/// the mentor. Of the proposal what still holds is in it.
[[nodiscard]] Document explain_mentor_for(Session& session, const matching::Admission& admission,
                                          const Proposal& proposal, PersonId mentor,
                                          const std::vector<Together>& today);

}  // namespace mentor::cli
