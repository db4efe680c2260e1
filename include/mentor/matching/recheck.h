// Re-checking a proposal from the folder, without the solver: rules, points, places, certificate.
#pragma once

#include <string>

#include "mentor/model/finding.h"
#include "mentor/model/programme.h"

namespace mentor::matching {

/// Everything that is off about the proposal, judged on its own day without what was made of it:
/// `proposal-input` (an entry of that day was noted later), or else what is another now:
/// `proposal-input-rules` (form), `-known` (person: facts, urgency, waiting, papers), `-ballot`
/// (person), `-places` (person, told, found), `-paired` (person, pair), `-pair` (person, other:
/// whether they may be one, or their points), `-pairs` (person, with several), `-other` (nothing of
/// all this); `proposal-stranger` (person, not in the market of that day), `proposal-new-mentee`
/// and `proposal-new-mentor` (person, in it but not in the proposal),
/// `proposal-twice` (person), `proposal-rule` (mentee, mentor, rule), `proposal-points` (mentee,
/// criterion, told, found), `proposal-lot` (mentee), `proposal-places` (mentor, told, places),
/// `proposal-missing` (person, neither matched nor among the unmatched), `proposal-objective`
/// (level, told, found), `proposal-certificate` (check, about), `proposal-blocking` (mentee,
/// mentor), `proposal-not-truthful` (mentee, told, found: mentors, by the rule truthful; — = none),
/// `proposal-told` (about, told, found: anything else that is said, from the list of mentors to a
/// waiting day), `proposal-seal` (all of this holds, but the file is not as it was written). Empty
/// = proved, and nothing in it can be changed without being found out. Not proved and told so by
/// `claimed`: that ballots, or groups and changes without prices, reach no more.
[[nodiscard]] Findings recheck(const Programme& programme, const Proposal& proposal);

/// The canonical problem that the proposal was made from: of its own day and without what was made
/// of it. Its SHA-256 is the proposal's `input` unless facts of that day have changed since.
[[nodiscard]] std::string problem_of(const Programme& programme, const Proposal& proposal);

/// True when the digest of the day's problem is still the proposal's.
[[nodiscard]] bool is_fresh(const Programme& programme, const Proposal& proposal);

}  // namespace mentor::matching
