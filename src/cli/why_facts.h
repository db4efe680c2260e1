// Explanations for programs: the facts and tables of JSON and CSV, where prose has no place.
#pragma once

#include <vector>

#include "why_today.h"

namespace mentor::cli {

/// Whether the answer is asked for in a format that has no prose.
[[nodiscard]] bool wants_facts(const Session& session);

void add_facts(Session& session, const matching::WhyThis& answer, Document& document);
void add_facts(Session& session, const matching::WhyNotThem& answer, Document& document);

/// The mentees whom the proposal gives the mentor's group.
void add_facts(Session& session, const matching::Admission& admission, const Proposal& proposal,
               PersonId mentor, Document& document);

/// The pairs of today.
void add_facts(Session& session, const std::vector<Together>& pairs, Document& document);

/// What a sentence says, for those who are told no more than it: `together` and with whom; in a
/// table `sentences`, which drop_sentences takes away where there is prose.
void add_sentence(Document& document, const char* id, const doc::Reference& about = {});
void drop_sentences(Document& document);

}  // namespace mentor::cli
