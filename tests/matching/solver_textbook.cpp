// Known answers from textbooks and papers: assignments, and stable matchings with ties.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "brute.h"
#include "mentor/matching/ballots.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;

namespace {

std::string numbered(const char* prefix, int number) {
  return prefix + std::to_string(1000 + number);
}

/// Everybody with one place; the points of each pair by the function.
template <class Points>
Problem square(int mentees, int mentors, Points points) {
  Draft draft;
  for (int i = 0; i < mentees; ++i)
    draft.mentees.push_back({numbered("P-", i), 0});
  for (int j = 0; j < mentors; ++j)
    draft.mentors.push_back({numbered("M-", j), 1, 0});
  for (int i = 0; i < mentees; ++i)
    for (int j = 0; j < mentors; ++j)
      draft.pairs.push_back({.mentee = static_cast<std::uint32_t>(i),
                             .mentor = static_cast<std::uint32_t>(j),
                             .points = points(i, j)});
  return assemble(draft);
}

std::int64_t proved_points(const Problem& problem) {
  const Solution solution = solve(problem);
  CHECK(verify(problem, solution).empty());
  return solution.points;
}

/// Both ranks of every acceptable pair; 0 = not acceptable.
struct Ranks {
  int wish = 0;
  int preference = 0;
};

Problem ballots_of(const std::vector<std::vector<Ranks>>& table, const std::vector<int>& places) {
  Draft draft;
  for (std::size_t i = 0; i < table.size(); ++i)
    draft.mentees.push_back({numbered("P-", static_cast<int>(i)), 0});
  for (std::size_t j = 0; j < places.size(); ++j)
    draft.mentors.push_back({numbered("M-", static_cast<int>(j)), places[j], 0});
  for (std::uint32_t i = 0; i < table.size(); ++i)
    for (std::uint32_t j = 0; j < places.size(); ++j)
      if (table[i][j].wish != 0)
        draft.pairs.push_back({.mentee = i,
                               .mentor = j,
                               .wish = static_cast<std::uint16_t>(table[i][j].wish),
                               .preference = static_cast<std::uint16_t>(table[i][j].preference)});
  draft.objective = {Level::served};
  return assemble(draft);
}

}  // namespace

// Machol and Wien, A "hard" assignment problem, Operations Research 24 (1976): the cost of (i, j)
// is i x j. The cheapest pairs the largest with the smallest, the dearest the largest with itself
// (rearrangement inequality), so both optima are sums in closed form.
TEST_CASE("the hard assignment problem of Machol and Wien has its optimum at every size") {
  for (const int n : {1, 2, 5, 10, 40, 100}) {
    CAPTURE(n);
    std::int64_t dearest = 0;
    std::int64_t cheapest = 0;
    for (int i = 1; i <= n; ++i) {
      dearest += static_cast<std::int64_t>(i) * i;
      cheapest += static_cast<std::int64_t>(i) * (n + 1 - i);
    }
    CHECK(proved_points(square(n, n, [](int i, int j) { return (i + 1) * (j + 1); })) == dearest);
    const int top = n * n;
    CHECK(proved_points(square(n, n, [&](int i, int j) { return top - (i + 1) * (j + 1); })) ==
          static_cast<std::int64_t>(n) * top - cheapest);
  }
}

TEST_CASE("five workers and four tasks cost 265 at least") {
  const int cost[5][4] = {{90, 80, 75, 70},
                          {35, 85, 55, 65},
                          {125, 95, 90, 95},
                          {45, 110, 95, 115},
                          {50, 100, 90, 100}};
  const Problem problem = square(5, 4, [&](int i, int j) { return 200 - cost[i][j]; });
  CHECK(proved_points(problem) == 4 * 200 - 265);
  CHECK(brute_force(problem).points == 4 * 200 - 265);
}

// Gale and Shapley, College admissions and the stability of marriage (1962), example 1: three
// stable matchings, and proposing gets the mentees their first choices.
TEST_CASE("proposing mentees get their first choices in the first example of Gale and Shapley") {
  const Problem problem = ballots_of(
      {{{1, 3}, {2, 2}, {3, 1}}, {{3, 1}, {1, 3}, {2, 2}}, {{2, 2}, {3, 1}, {1, 3}}}, {1, 1, 1});
  const BallotSolution found = solve_ballots(problem, BallotRule::truthful);
  CHECK(found.solution.mentor_of == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(blocking_pairs(problem, {2, 0, 1}).empty());
  CHECK(blocking_pairs(problem, {1, 2, 0}).empty());
  CHECK_FALSE(blocking_pairs(problem, {0, 2, 1}).empty());
}

// The same, example 2: only one matching is stable, so every rule finds it.
TEST_CASE("the only stable matching of the second example of Gale and Shapley is found") {
  const Problem problem = ballots_of({{{1, 3}, {2, 3}, {3, 2}, {4, 3}},
                                      {{1, 4}, {4, 1}, {3, 3}, {2, 2}},
                                      {{2, 2}, {1, 4}, {3, 4}, {4, 1}},
                                      {{4, 1}, {2, 2}, {3, 1}, {1, 4}}},
                                     {1, 1, 1, 1});
  const std::vector<std::uint32_t> only = {2, 3, 0, 1};
  CHECK(solve_ballots(problem, BallotRule::truthful).solution.mentor_of == only);
  CHECK(solve_ballots(problem, BallotRule::max).solution.mentor_of == only);
}

// Manlove, Algorithmics of Matching under Preferences (2013), chapter 3: with ties stable matchings
// differ in size. One mentor cannot tell two mentees apart; one of these has somewhere else to go.
TEST_CASE("of stable matchings of sizes 1 and 2 the larger one is chosen") {
  const Problem problem = ballots_of({{{1, 1}, {0, 0}}, {{1, 1}, {2, 1}}}, {1, 1});
  CHECK(blocking_pairs(problem, {nobody, 0}).empty());
  CHECK(blocking_pairs(problem, {0, 1}).empty());
  const BallotSolution found = solve_ballots(problem, BallotRule::max);
  CHECK(found.exact);
  CHECK(found.solution.mentor_of == std::vector<std::uint32_t>{0, 1});
}

// Hospitals and residents: a hospital with two posts that ties two residents; the third is ahead.
TEST_CASE("a tie at the last place of a group is broken so that the most are served") {
  const Problem problem =
      ballots_of({{{1, 1}, {2, 1}}, {{1, 2}, {2, 2}}, {{1, 2}, {0, 0}}}, {2, 1});
  const BallotSolution found = solve_ballots(problem, BallotRule::max);
  CHECK(found.exact);
  CHECK(found.largest == 3);
  CHECK(found.solution.mentor_of == std::vector<std::uint32_t>{0, 1, 0});
}

// The rural hospitals theorem (Roth 1986): without ties all stable matchings serve the same.
TEST_CASE("without ties both rules serve the same mentees") {
  Dice dice{1986};
  for (int round = 0; round < 200; ++round) {
    std::vector<std::vector<Ranks>> table(6, std::vector<Ranks>(4));
    std::vector<int> places;
    for (int j = 0; j < 4; ++j)
      places.push_back(1 + dice.roll(2));
    for (auto& row : table) {
      int rank = dice.roll(4);
      for (auto& cell : row)
        if (dice.roll(4) != 0) cell.wish = 1 + (rank++ % 4);
    }
    for (std::size_t j = 0; j < 4; ++j) {
      int rank = dice.roll(6);
      for (auto& row : table)
        if (row[j].wish != 0) row[j].preference = 1 + (rank++ % 6);
    }
    const Problem problem = ballots_of(table, places);
    if (problem.wish.empty()) continue;
    const auto who = [&](BallotRule rule) {
      std::vector<bool> out;
      for (const std::uint32_t mentor : solve_ballots(problem, rule).solution.mentor_of)
        out.push_back(mentor != nobody);
      return out;
    };
    CHECK(who(BallotRule::max) == who(BallotRule::truthful));
  }
}

TEST_CASE("ballots: a bound above what could be at all is refused") {
  Draft draft;
  draft.mentees = {{"P-001", 0}, {"P-002", 0}, {"P-003", 1}};
  draft.mentors = {{"P-101", 1, 0}, {"P-102", 1, 0}};
  draft.pairs = {{.mentee = 0, .mentor = 0, .points = 9, .lot = 1, .wish = 1, .preference = 2},
                 {.mentee = 1, .mentor = 0, .points = 4, .lot = 2, .wish = 1, .preference = 1},
                 {.mentee = 1, .mentor = 1, .points = 7, .lot = 3, .wish = 2, .preference = 1},
                 {.mentee = 2, .mentor = 1, .points = 5, .lot = 4, .wish = 1, .preference = 1}};
  draft.objective = {Level::served, Level::worst_off, Level::points};
  const Problem problem = assemble(draft);
  const BallotSolution found = solve_ballots(problem, BallotRule::max);
  REQUIRE(verify_ballots(problem, found.solution, BallotRule::max).empty());
  const auto most =
      std::map<std::string, std::int64_t>{{"served-3", 0}, {"served-2", 0},  {"served-1", 1},
                                          {"served-0", 1}, {"worst-off", 5}, {"worth", 16000}};
  REQUIRE(found.solution.certificate.bounds.size() == most.size());
  for (std::size_t at = 0; at < most.size(); ++at) {
    Solution told = found.solution;
    mentor::LevelValue& bound = told.certificate.bounds[at];
    bound.value = most.at(bound.level);
    CAPTURE(bound.level);
    CHECK(verify_ballots(problem, told, BallotRule::max).empty());
    ++bound.value;
    const auto wrong = verify_ballots(problem, told, BallotRule::max);
    CHECK((wrong.size() == 1 && wrong.front().check == Check::bounds_wrong));
  }
}

TEST_CASE("ballots: a group that one new mentee makes large enough is never closed") {
  Draft draft;
  draft.mentees = {{"P-001", 0}, {"P-002", 0}, {"P-004", 0}};
  draft.mentors = {{"P-101", 2, 0}, {"P-102", 2, 0}};
  draft.pairs = {{.mentee = 0, .mentor = 1, .marks = Mark::pinned},
                 {.mentee = 1, .mentor = 0, .lot = 1, .wish = 2, .preference = 1},
                 {.mentee = 1, .mentor = 1, .lot = 2, .wish = 1, .preference = 3},
                 {.mentee = 2, .mentor = 0, .lot = 3, .wish = 2, .preference = 1},
                 {.mentee = 2, .mentor = 1, .lot = 4, .wish = 1, .preference = 1}};
  draft.objective = {Level::served};
  draft.group_min = 2;
  const Problem problem = assemble(draft);
  const BallotSolution found = solve_ballots(problem, BallotRule::max);
  CHECK(found.solution.mentor_of == std::vector<std::uint32_t>{1, nobody, 1});
  CHECK(found.solution.certificate.closed == std::vector<std::uint32_t>{0});
  CHECK(verify_ballots(problem, found.solution, BallotRule::max).empty());
  // More would be served if the pinned mentee stayed alone, whom P-004 would rather join.
  Solution other = found.solution;
  other.mentor_of = {1, 0, 0};
  other.certificate.closed = {1};
  other.certificate.bounds = {{"served-3", 0}, {"served-2", 0}, {"served-1", 0}, {"served-0", 3}};
  add_up(problem, other);
  for (const BlockingPair& each : blocking_pairs(without_groups(problem, {1}), other.mentor_of))
    CHECK(each.due_to_pin);
  const auto wrong = verify_ballots(problem, other, BallotRule::max);
  REQUIRE(wrong.size() == 1);
  CHECK(wrong.front().check == Check::closed_needless);
}
