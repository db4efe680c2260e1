#include "verify_sides.h"

namespace mentor::matching {

// Both lists ascend by id, so one walk along the two finds who stands in both.
BothSides::BothSides(const Problem& problem)
    : p_(problem),
      as_mentor_(problem.mentees.size(), nobody),
      as_mentee_(problem.mentors.size(), nobody) {
  std::uint32_t j = 0;
  for (std::uint32_t i = 0; i < p_.mentees.size() && j < p_.mentors.size(); ++i) {
    while (j < p_.mentors.size() && p_.mentors[j].id < p_.mentees[i].id)
      ++j;
    if (j == p_.mentors.size() || p_.mentors[j].id != p_.mentees[i].id) continue;
    as_mentor_[i] = j;
    as_mentee_[j] = i;
  }
}

PairOf BothSides::other_way(PairOf pair) const {
  return {as_mentee_[pair.mentor], as_mentor_[pair.mentee]};
}

bool BothSides::is_eligible(PairOf pair) const {
  return pair.mentee < p_.mentees.size() && pair.mentor < p_.mentors.size() &&
         find_pair(p_, pair.mentee, pair.mentor) < p_.mentor.size();
}

bool BothSides::is_pinned(PairOf pair) const {
  return (p_.marks[find_pair(p_, pair.mentee, pair.mentor)] & Mark::pinned) != 0;
}

bool BothSides::may_be_left_out(PairOf pair) const {
  return is_eligible(pair) && is_eligible(other_way(pair)) && !is_pinned(pair);
}

}  // namespace mentor::matching
