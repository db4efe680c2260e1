// What the ballots of a group meeting say of two people, for `why`.
#pragma once

#include "mentor/matching/explain.h"
#include "mentor/model/document.h"

namespace mentor::cli {

class Session;

/// Whether the pairs of the run were made by ballots: points then decide among equals only, so
/// what a change would do to the points explains nothing.
[[nodiscard]] bool is_by_ballots(const matching::Run& run);

/// The same, and some ballot tells people apart: where nobody handed in one, all are alike.
[[nodiscard]] bool is_by_wishes(Session& session, const Proposal& proposal);

/// Those who are pinned to the mentor, by name.
[[nodiscard]] std::vector<std::string> pinned_to(Session& session, const Proposal& proposal,
                                                 PersonId mentor);

/// What the mentee and its mentor put on their ballots about each other, and what decided.
void add_ballots(Session& session, const matching::Admission& admission, const matching::Run& run,
                 const matching::WhyThis& answer, Document& document);

/// Why the ballots keep two people apart: what they put about each other, what the mentee put
/// about its own mentor, and the mentor about its own mentees.
void add_ballots_against(Session& session, const matching::Admission& admission,
                         const matching::Run& run, const matching::WhyNotThem& answer,
                         Document& document);

/// Those who would then rather have each other, with their ranks; nothing where there is nobody.
void add_blocking(Session& session, const std::vector<matching::Blocking>& blocking,
                  Document& document);

}  // namespace mentor::cli
