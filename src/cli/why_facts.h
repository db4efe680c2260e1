// Explanations for programs: the facts and tables of JSON and CSV, where prose has no place.
#pragma once

#include <vector>

#include "why_today.h"

namespace mentor::cli {

/// Whether the answer is asked for in a format that has no prose.
[[nodiscard]] bool wants_facts(const Session& session);

void add_facts(Session& session, const matching::WhyThis& answer, Document& document);
void add_facts(Session& session, const matching::WhyNotThem& answer, Document& document);

/// The mentees whom the proposal gives the mentor.
void add_facts(Session& session, const Proposal& proposal, PersonId mentor, Document& document);

/// The pairs of today.
void add_facts(Session& session, const std::vector<Together>& pairs, Document& document);

/// The sentences themselves, for those who are told no more than they say.
void add_sentences(Document& document);

}  // namespace mentor::cli
