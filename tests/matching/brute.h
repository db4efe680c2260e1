// Brute force over all assignments of small problems, and the random problems to run it on.
#pragma once

#include <cstdint>
#include <vector>

#include "mentor/matching/solve.h"

namespace mentor::matching {

/// SplitMix64: the same numbers on every machine.
struct Dice {
  std::uint64_t state = 0;
  std::uint64_t next();
  /// 0 .. sides - 1
  int roll(int sides);
};

/// Kept pairs of unpinned mentees that the solution does not have.
int broken_pairs(const Problem& problem, const Solution& solution);

/// With a touch what is broken above it, then the levels in the order of the objective, then lots:
/// the larger list is better.
std::vector<Wide> merit(const Problem& problem, const Solution& solution);

/// The best of all assignments in which no two people are each other's mentors, found by looking at
/// every one; no mentors listed where the
/// conditions allow none.
Solution brute_force(const Problem& problem);

/// The same, what is the best being told by the marks of `judged`, the problem with other pins.
Solution brute_force(const Problem& problem, const Problem& judged);

struct RandomShape {
  int mentees = 6;
  int mentors = 6;
  int top_points = 20;
  std::uint64_t lots = 1ULL << 48;  ///< lots are below this
};

/// Up to 6 x 6, points and lots with few or many ties.
RandomShape small_shape(Dice& dice);

/// A random draft with urgency, capacities, loads, rates, kept pairs and pins, any allowed order.
Draft random_draft(Dice& dice, const RandomShape& shape);

/// The same draft with people and pairs in another order.
Draft permuted(Draft draft, Dice& dice);

/// Makes mentors the same people as mentees, most of them: nobody is a mentor of themselves, and of
/// the two pins of two people one holds.
void put_on_both_sides(Dice& dice, Draft& draft);

int all_served(const Solution& solution);

/// A minimum of groups, a touch with kept pairs, or both.
void add_conditions(Dice& dice, Draft& draft);

}  // namespace mentor::matching
