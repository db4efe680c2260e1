#include "mentor/model/proposals.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace mentor {
namespace {

// 1 of `2023-12-04-club`, 11 of `2023-12-04-club-11`.
int number_of(const Proposal& proposal) {
  const std::string first = iso(proposal.as_of) + "-" + proposal.form.text;
  if (!proposal.id.starts_with(first + "-")) return 1;
  int number = 1;
  std::from_chars(proposal.id.data() + first.size() + 1, proposal.id.data() + proposal.id.size(),
                  number);
  return number;
}

}  // namespace

const ProposedMentee* proposed_of(const Proposal& proposal, PersonId mentee) {
  for (const ProposedPair& pair : proposal.pairs)
    for (const ProposedMentee& each : pair.mentees)
      if (each.id == mentee) return &each;
  return nullptr;
}

std::optional<PersonId> mentor_in(const Proposal& proposal, PersonId mentee) {
  for (const ProposedPair& pair : proposal.pairs)
    for (const ProposedMentee& each : pair.mentees)
      if (each.id == mentee) return pair.mentor;
  return std::nullopt;
}

const Unmatched* unmatched_of(const Proposal& proposal, PersonId mentee) {
  for (const Unmatched& each : proposal.unmatched)
    if (each.id == mentee) return &each;
  return nullptr;
}

bool is_of_mentee(const Proposal& proposal, PersonId mentee) {
  return proposed_of(proposal, mentee) != nullptr || unmatched_of(proposal, mentee) != nullptr;
}

bool speaks_of(const Proposal& proposal, PersonId person) {
  return is_of_mentee(proposal, person) ||
         std::any_of(proposal.pairs.begin(), proposal.pairs.end(),
                     [&](const ProposedPair& each) { return each.mentor == person; });
}

bool is_newer(const Proposal& a, const Proposal& b) {
  return std::tuple(a.as_of, number_of(a), a.id) > std::tuple(b.as_of, number_of(b), b.id);
}

}  // namespace mentor
