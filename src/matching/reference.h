// Reference: the pairs that a new match should rather keep.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "mentor/matching/admission.h"

namespace mentor::matching {

/// Pairs as (mentee, mentor).
struct Reference {
  std::set<std::pair<PersonId, PersonId>> pairs;
  /// Of `today`: the mentees of unclosed pairs who are matched anew, with the mentor they have.
  std::map<PersonId, PersonId> freed;
};

/// `today`, `last-year` or the id of a proposal (matching.md, `keep`); empty = no reference.
/// `today` frees the mentees of every unclosed pair of the form, unless something that no pin beats
/// keeps the mentee, or a mentor who still takes part, from being matched today, or of several
/// mentors some have left, or lead another group in other company: such pairs stay as they are and
/// take their places. Of a group that several lead its lead stands for all.
/// `last-year` = with whom each mentee was last in the school year before the one that is prepared
/// on the day; not those who were replaced, or left, before.
[[nodiscard]] Reference reference_of(const Admission& admission, const std::string& keep);

}  // namespace mentor::matching
