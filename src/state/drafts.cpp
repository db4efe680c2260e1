#include "mentor/state/drafts.h"

#include <algorithm>

#include "mentor/model/proposals.h"
#include "mentor/state/preparation.h"

namespace mentor {
namespace {

// Whoever is in a pair does not wait, unless pairs of today are matched anew.
bool speaks_of_pairs_of(const State& state, const Proposal& proposal, const std::string& other) {
  if (proposal.keep == "today") return false;
  return std::any_of(state.pairs.begin(), state.pairs.end(), [&](const auto& each) {
    const Pair& pair = *each.second.card;
    return pair.source == other &&
           std::any_of(pair.mentees.begin(), pair.mentees.end(),
                       [&](PersonId mentee) { return is_of_mentee(proposal, mentee); });
  });
}

}  // namespace

bool is_passed_over(const State& state, const Proposal& proposal) {
  bool passed = false;
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::order) continue;
    for (const std::string& id : texts_of(entry, "proposals")) {
      if (id == proposal.id) return false;
      const auto other = state.programme->proposals.find(id);
      if (other == state.programme->proposals.end() || other->second.form != proposal.form)
        continue;
      passed = passed || entry.date > proposal.as_of ||
               (entry.date == proposal.as_of && speaks_of_pairs_of(state, proposal, id));
    }
  }
  return passed;
}

bool is_of_past_year(const State& state, const Proposal& proposal) {
  return prepared_year_of(*state.programme, proposal.as_of) <
         prepared_year_of(*state.programme, state.day);
}

}  // namespace mentor
