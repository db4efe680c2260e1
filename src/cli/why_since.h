// What has come since a proposal between two whom it does not bring together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/matching/admission.h"
#include "mentor/state/state.h"
#include "why_for.h"
#include "why_pages.h"

namespace mentor::cli {

/// How two stand today, beside how they stood on the proposal's day.
struct SinceThen {
  std::vector<matching::Obstacle> against;  ///< today
  bool full = false;     ///< the mentor has no place today, had the proposal not been signed
  bool differs = false;  ///< of these something is another than on that day
  int points = 0;        ///< today
  std::optional<CuratorWord> pin;  ///< brings these two together, and is newer than the proposal
  std::string overtaken;  ///< why what the proposal says of the mentee holds no more; may be empty
};

/// `then`: of the proposal's day, without what was made of it.
[[nodiscard]] SinceThen since_then(Session& session, const Proposal& proposal,
                                   const matching::Admission& then, PersonId mentee,
                                   PersonId mentor);

/// For the curator: the pin with its reason, and what stands against the two today or no more.
/// Empty where all is as it was.
[[nodiscard]] std::vector<std::string> in_words(Session& session, const FormId& form,
                                                const SinceThen& since);

/// For programs: the first of what stands against the two today, `no-place` or `possible`.
[[nodiscard]] std::string word_of(const SinceThen& since);

/// For the curator, of the mentee's other mentors: at most three who have become possible.
[[nodiscard]] OthersToday others_today(Session& session, const Proposal& proposal,
                                       const matching::Admission& then,
                                       const matching::WhyThis& why);

/// For anybody else; nothing where all is as it was.
[[nodiscard]] std::optional<Document> explain_since_for(Session& session, Asking asking,
                                                        const Proposal& proposal,
                                                        const matching::Run& run,
                                                        matching::WhyNotThem apart,
                                                        const SinceThen& since);

}  // namespace mentor::cli
