#include "beyond.h"

#include "mentor/state/pairs.h"

namespace mentor::matching {

// The shapes of a folder's files leave no other faults than groups of many pairs, great numbers of
// people, and weights of many criteria.
Finding beyond_limits(const State& state, const Built& built, const Faulty& faulty) {
  const Problem& problem = built.problem;
  if (faulty.fault == Fault::group_out_of_range) {
    const Mentor& group = problem.mentors[faulty.at];
    const PersonId mentor = built.mentors[faulty.at];
    const auto pairs = unclosed_pairs(state, mentor, Role::mentor, built.form);
    return {Severity::error,
            {"match-group-too-large",
             {{"person", text(mentor)},
              {"mentees", std::to_string(group.load + group.places)},
              {"most", std::to_string(Problem::max_group)}}},
            pairs.empty() ? Where{} : where(*state.programme, pairs.back()->card->place)};
  }
  if (faulty.fault == Fault::too_many_people) {
    return {Severity::error,
            {"match-too-many-people",
             {{"form", built.form.text},
              {"mentees", std::to_string(problem.mentees.size())},
              {"mentors", std::to_string(problem.mentors.size())},
              {"most", std::to_string(Problem::max_people)}}},
            {}};
  }
  return {Severity::error,
          {"match-weights-too-large",
           {{"form", built.form.text},
            {"weights", std::to_string(problem.rates.weights)},
            {"most", std::to_string(Problem::max_weights)}}},
          {"matching.yaml", 0, 0}};
}

}  // namespace mentor::matching
