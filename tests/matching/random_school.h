// A random school of one form with rules and criteria, for tests that change the folder and solve
// again.
#pragma once

#include "brute.h"
#include "mentor/matching/admission.h"
#include "state/world.h"

namespace mentor::matching {

/// Mentees P-001 …, mentors P-101 …, all ready in the form `pp`, in groups of up to 3.
struct RandomSchool {
  World world;
  std::vector<PersonId> mentees;
  std::vector<PersonId> mentors;
};

inline const FormId school_form{"pp"};

/// Subjects and days are lists, the class gives the grade. Rules: the mentor is older (at times), a
/// common day is required, a subject at times.
RandomSchool random_school(Dice& dice, int mentees, int mentors);

/// The mentor of each mentee whom the proposal gives one.
std::map<PersonId, PersonId> mentors_in(const Proposal& proposal);

/// `P-077` becomes a mentor with these facts and as many places as the form allows.
void add_mentor(World& world, PersonId id,
                const std::map<std::string, std::vector<std::string>>& facts);

}  // namespace mentor::matching
