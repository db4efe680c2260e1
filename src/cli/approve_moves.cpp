#include "approve_moves.h"

#include <algorithm>

#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"

namespace mentor::cli {
namespace {

// The only pair of the form that the mentee is in, as a re-match frees it.
const PairState* pair_now(const State& state, PersonId mentee, const FormId& form) {
  const auto pairs = unclosed_pairs(state, mentee, Role::mentee, form);
  if (pairs.size() != 1 || mentors_on(*pairs.front(), state.day).empty()) return nullptr;
  return pairs.front();
}

}  // namespace

Moves::Moves(const State& state, const Proposal& proposal, const Takes& takes) {
  if (proposal.keep != "today") return;
  std::map<PairId, ChangedPair> changed;
  std::set<PersonId> receiving;  // mentors to whom somebody comes, not along with a whole pair
  const auto note = [&](PersonId mentee, std::optional<PersonId> to) {
    const PairState* pair = pair_now(state, mentee, proposal.form);
    if (pair == nullptr) {
      if (to && takes(mentee, *to)) receiving.insert(*to);
      return;
    }
    const auto mentors = mentors_on(*pair, state.day);
    const PersonId from = group_lead(state, mentors.front(), proposal.form);
    if (to == from || !takes(mentee, to.value_or(from))) return;
    changed[pair->id].id = pair->id;
    changed[pair->id].mentors = mentors;
    changed[pair->id].leaving.push_back({mentee, from, to});
    if (to) receiving.insert(*to);
  };
  for (const ProposedPair& pair : proposal.pairs)
    for (const ProposedMentee& each : pair.mentees)
      note(each.id, pair.mentor);
  for (const Unmatched& each : proposal.unmatched)
    if (each.cause != UnmatchedCause::not_ready) note(each.id, std::nullopt);
  for (auto& [id, pair] : changed)
    pairs_.push_back(std::move(pair));
  settle(state, proposal, receiving);
}

void Moves::settle(const State& state, const Proposal& proposal,
                   const std::set<PersonId>& receiving) {
  std::set<PersonId> has_group;
  for (ChangedPair& pair : pairs_) {
    const PairState& now = state.pairs.at(pair.id);
    const bool all = mentees_on(now, state.day).size() == pair.leaving.size();
    if (!all || receiving.contains(pair.leaving.front().mentor)) continue;
    const auto to = pair.leaving.front().to;
    const bool together = std::all_of(pair.leaving.begin(), pair.leaving.end(),
                                      [&](const Leaving& each) { return each.to == to; });
    const bool one_mentor = pair.mentors.size() == 1;  // only one is changed for another
    const bool free_hands = to && one_mentor && !has_group.contains(*to) &&
                            unclosed_pairs(state, *to, Role::mentor, proposal.form).empty();
    if (together && free_hands) {
      pair.successor = to;
      has_group.insert(*to);
    } else {
      pair.ends = true;
    }
  }
}

int Moves::leaving(PersonId mentor) const {
  int count = 0;
  for (const ChangedPair& pair : pairs_)
    if (std::find(pair.mentors.begin(), pair.mentors.end(), mentor) != pair.mentors.end())
      count += static_cast<int>(pair.leaving.size());
  return count;
}

std::optional<PairId> Moves::taken_over_by(PersonId mentor) const {
  for (const ChangedPair& pair : pairs_)
    if (pair.successor == mentor) return pair.id;
  return std::nullopt;
}

bool Moves::goes_along(PersonId mentee) const {
  for (const ChangedPair& pair : pairs_)
    for (const Leaving& each : pair.leaving)
      if (each.mentee == mentee) return pair.successor.has_value();
  return false;
}

bool Moves::leaves(PersonId mentee) const {
  for (const ChangedPair& pair : pairs_)
    for (const Leaving& each : pair.leaving)
      if (each.mentee == mentee) return true;
  return false;
}

}  // namespace mentor::cli
