#include "mentor/state/together.h"

#include <algorithm>

#include "mentor/state/people.h"

namespace mentor {

const PairState* pair_together(const State& state, PersonId mentee, PersonId mentor,
                               const FormId& form) {
  const auto of_mentor = unclosed_pairs(state, mentor, Role::mentor, form);
  for (const PairState* pair : unclosed_pairs(state, mentee, Role::mentee, form)) {
    if (std::find(of_mentor.begin(), of_mentor.end(), pair) != of_mentor.end()) return pair;
  }
  return nullptr;
}

}  // namespace mentor
