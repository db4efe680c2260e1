// The solver against every assignment of small problems, and its certificate against tampering.
#include <doctest/doctest.h>

#include <algorithm>

#include "brute.h"
#include "mentor/matching/force.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;

namespace {

// Every assignment that differs in one or two mentees, with its sums made right again.
template <class Use>
void for_each_change(const Problem& problem, const Solution& best, Use use) {
  const auto n = static_cast<std::uint32_t>(problem.mentees.size());
  const auto eligible = [&](std::uint32_t i, std::uint32_t j) {
    return j == nobody || find_pair(problem, i, j) < problem.mentor.size();
  };
  const auto offer = [&](const Solution& changed) {
    if (changed.mentor_of == best.mentor_of) return;
    Solution copy = changed;
    add_up(problem, copy);
    use(copy);
  };
  for (std::uint32_t i = 0; i < n; ++i) {
    Solution changed = best;
    changed.mentor_of[i] = nobody;
    offer(changed);
    for (std::size_t e = problem.first[i]; e < problem.first[i + 1]; ++e) {
      changed.mentor_of[i] = problem.mentor[e];
      offer(changed);
    }
    for (std::uint32_t k = 0; k < i; ++k) {
      if (!eligible(i, best.mentor_of[k]) || !eligible(k, best.mentor_of[i])) continue;
      changed = best;
      std::swap(changed.mentor_of[i], changed.mentor_of[k]);
      offer(changed);
    }
  }
}

// A mentor whose only mentees are pinned sells nothing, so its price is free from below.
bool sells_a_place(const Problem& problem, const Solution& solution, std::uint32_t mentor) {
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    if (solution.mentor_of[i] == mentor &&
        (problem.marks[find_pair(problem, i, mentor)] & Mark::pinned) == 0)
      return true;
  return false;
}

}  // namespace

TEST_CASE("on 12000 small problems the solver finds what looking at everything finds") {
  Dice dice{20240115};
  int differences = 0;
  int unproved = 0;
  int accepted_changes = 0;
  int changes = 0;
  for (int round = 0; round < 12000; ++round) {
    const Problem problem = assemble(random_draft(dice, small_shape(dice)));
    REQUIRE(faults(problem).empty());
    const Solution found = solve(problem);
    const Solution best = brute_force(problem);
    if (found.mentor_of != best.mentor_of || merit(problem, found) != merit(problem, best))
      ++differences;
    if (!verify(problem, found).empty()) ++unproved;
    for_each_change(problem, found, [&](const Solution& changed) {
      ++changes;
      if (verify(problem, changed).empty()) ++accepted_changes;
    });
  }
  CHECK(differences == 0);
  CHECK(unproved == 0);
  CHECK(changes > 100000);
  CHECK(accepted_changes == 0);
}

TEST_CASE(
    "lots are said to decide where the other end of the lots gives other pairs, and only there") {
  Dice dice{20240116};
  int alone = 0;
  int equal = 0;
  for (int round = 0; round < 4000; ++round) {
    RandomShape shape = small_shape(dice);
    shape.lots = 1ULL << 48;
    Draft draft = random_draft(dice, shape);
    if (draft.objective.front() != Level::served) continue;  // elsewhere numbers of pairs differ
    Draft turned = draft;
    for (auto& pair : turned.pairs)
      pair.lot = shape.lots - 1 - pair.lot;
    const Solution found = solve(assemble(draft));
    const bool others = brute_force(assemble(turned)).mentor_of != found.mentor_of;
    REQUIRE(found.equals.has_value());
    CHECK(*found.equals == others);
    ++(others ? equal : alone);
  }
  CHECK(alone > 200);
  CHECK(equal > 200);
}

TEST_CASE("no certificate makes a solution pass that is not the best") {
  Dice dice{7};
  int accepted = 0;
  int tried = 0;
  for (int round = 0; round < 2000; ++round) {
    const Problem problem = assemble(random_draft(dice, small_shape(dice)));
    const Solution best = solve(problem);
    for_each_change(problem, best, [&](Solution changed) {
      Certificate& c = changed.certificate;
      for (int twist = 0; twist < 3; ++twist) {
        if (!c.mentor.empty()) {
          Price& price =
              c.mentor[static_cast<std::size_t>(dice.roll(static_cast<int>(c.mentor.size())))];
          price.points += dice.roll(5) * 1000 - 2000;
          price.lots += dice.roll(5) - 2;
        }
        c.outside[static_cast<std::size_t>(dice.roll(4))].points += dice.roll(5) * 1000 - 2000;
        if (c.worst_off) c.worst_off->points = changed.worst_off;
        ++tried;
        if (verify(problem, changed).empty()) ++accepted;
      }
    });
  }
  CHECK(tried > 50000);
  CHECK(accepted == 0);
}

TEST_CASE("a changed sum, price or witness is refused") {
  Dice dice{11};
  int accepted = 0;
  const auto refuse = [&](const Problem& problem, const Solution& changed) {
    if (verify(problem, changed).empty()) ++accepted;
  };
  for (int round = 0; round < 500; ++round) {
    const Problem problem = assemble(random_draft(dice, small_shape(dice)));
    const Solution best = solve(problem);
    Solution changed = best;
    ++changed.points;
    refuse(problem, changed);
    changed = best;
    ++changed.lots;
    refuse(problem, changed);
    changed = best;
    ++changed.served[2];
    refuse(problem, changed);
    changed = best;
    ++changed.worst_off;
    refuse(problem, changed);
    changed = best;
    --changed.worth;
    refuse(problem, changed);
    changed = best;
    ++changed.kept_pairs;
    refuse(problem, changed);
    for (std::size_t k = 0; k < best.certificate.served.size(); ++k) {
      changed = best;
      changed.certificate.served.erase(changed.certificate.served.begin() +
                                       static_cast<std::ptrdiff_t>(k));
      refuse(problem, changed);
    }
    for (std::uint32_t j = 0; j < problem.mentors.size(); ++j) {
      const auto taken = std::count(best.mentor_of.begin(), best.mentor_of.end(), j);
      changed = best;
      changed.certificate.mentor[j].points += 1LL << 50;
      if (taken < problem.mentors[j].places) refuse(problem, changed);
      changed.certificate.mentor[j].points -= 1LL << 51;
      if (sells_a_place(problem, best, j)) refuse(problem, changed);
    }
  }
  CHECK(accepted == 0);
}

TEST_CASE("forcing a pair gives the best solution in which it holds") {
  Dice dice{5};
  int forced = 0;
  int wrong = 0;
  for (int round = 0; round < 1500; ++round) {
    const Problem problem = assemble(random_draft(dice, small_shape(dice)));
    const Solution best = solve(problem);
    const auto i = static_cast<std::uint32_t>(dice.roll(static_cast<int>(problem.mentees.size())));
    for (std::size_t e = problem.first[i]; e < problem.first[i + 1]; ++e) {
      const auto alternative = force(problem, best, i, problem.mentor[e]);
      if (!alternative) continue;
      ++forced;
      const Problem pinned = with_pin(problem, i, problem.mentor[e]);
      const Solution truth = brute_force(pinned, problem);
      auto moved = best.mentor_of;
      for (const Move& move : alternative->moves) {
        if (moved[move.mentee] != move.from) ++wrong;
        moved[move.mentee] = move.to;
      }
      if (alternative->solution.mentor_of != truth.mentor_of || moved != truth.mentor_of ||
          alternative->solution.mentor_of[i] != problem.mentor[e])
        ++wrong;
    }
  }
  CHECK(forced > 1000);
  CHECK(wrong == 0);
}
