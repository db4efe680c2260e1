// Groups of at least so many, and at most so many kept pairs broken: against every assignment of
// small problems.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

#include "../../src/matching/bounded.h"
#include "brute.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;

namespace {

// With more places, so that groups are large enough to matter.
Draft roomy_draft(Dice& dice) {
  Draft draft = random_draft(dice, small_shape(dice));
  for (auto& mentor : draft.mentors)
    mentor.places += dice.roll(3);
  return draft;
}

// MENTOR_ROUNDS=10000 looks at more problems than a run before every change can afford.
int rounds() {
  const char* more = std::getenv("MENTOR_ROUNDS");
  return more == nullptr ? 3000 : std::max(3000, std::atoi(more));
}

}  // namespace

TEST_CASE("on small problems with conditions the search finds what looking at all finds") {
  Dice dice{77};
  int differences = 0;
  int compared = 0;
  int binding = 0;
  int unproved = 0;
  int proved = 0;
  int claimed = 0;
  for (int round = 0; round < rounds(); ++round) {
    Draft draft = roomy_draft(dice);
    add_conditions(dice, draft);
    const Problem problem = assemble(draft);
    REQUIRE(faults(problem).empty());
    if (!pinned_too_small(problem).empty()) continue;
    const Solution best = brute_force(problem);
    const Solution found = solve(problem);
    ++compared;
    if (!found.proved || found.mentor_of != best.mentor_of) ++differences;
    if (!verify(problem, found).empty()) ++unproved;
    if (found.certificate.claimed) ++claimed;
    // The same without branching on mentors: the prover chooses the groups.
    if (problem.group_min > 1) {
      const Solution by_prover = solve_bounded(problem, 0);
      if (by_prover.proved) ++proved;
      if (by_prover.proved && by_prover.mentor_of != best.mentor_of) ++differences;
      if (!verify(problem, by_prover).empty()) ++unproved;
    }
    draft.group_min = 1;
    draft.touch.reset();
    if (solve(assemble(draft)).mentor_of != best.mentor_of) ++binding;
  }
  CHECK(compared > 2500);
  CHECK(binding > 800);
  CHECK(differences == 0);
  CHECK(unproved == 0);
  CHECK(proved > 60);
  MESSAGE(claimed << " of " << compared << " have prices for the groups and kept pairs only");
}
