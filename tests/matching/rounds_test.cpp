// Timetables of the group meeting, against every choice of talks of small problems.
#include "mentor/matching/rounds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "brute.h"
#include "mentor/matching/both_ways.h"

using namespace mentor::matching;

namespace {

Draft meeting_draft(Dice& dice, int mentees, int mentors) {
  RandomShape shape;
  shape.mentees = mentees;
  shape.mentors = mentors;
  shape.top_points = 6;
  Draft draft = random_draft(dice, shape);
  for (auto& pair : draft.pairs)
    pair.marks = 0;
  return draft;
}

std::size_t pair_of(const Problem& problem, const Talk& talk) {
  return find_pair(problem, talk.mentee, talk.mentor);
}

void check_order(const Problem& problem, const Timetable& made, int rounds, int tables) {
  std::set<std::pair<int, int>> seats;
  std::set<std::pair<int, std::uint32_t>> mentees;
  std::set<std::pair<int, std::uint32_t>> mentors;
  std::set<std::size_t> pairs;
  for (const Talk& talk : made.talks) {
    CHECK((talk.round >= 1 && talk.round <= rounds && talk.table >= 1 && talk.table <= tables));
    CHECK(seats.insert({talk.round, talk.table}).second);
    CHECK(mentees.insert({talk.round, talk.mentee}).second);
    CHECK(mentors.insert({talk.round, talk.mentor}).second);
    const std::size_t pair = pair_of(problem, talk);
    REQUIRE(pair < problem.mentor.size());
    CHECK(pairs.insert(pair).second);
    CHECK(problem.mentors[talk.mentor].places > 0);
  }
}

// Pairs of a mentee's best mentors: as many points as the last of the first `rounds`.
std::vector<bool> among_best(const Problem& problem, int rounds) {
  std::vector<bool> best(problem.mentor.size(), false);
  for (std::size_t i = 0; i < problem.mentees.size(); ++i) {
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      int better = 0;
      for (std::size_t other = problem.first[i]; other < problem.first[i + 1]; ++other) {
        const bool open = problem.mentors[problem.mentor[other]].places > 0;
        better += open && problem.points[other] > problem.points[pair] ? 1 : 0;
      }
      best[pair] = better < rounds;
    }
  }
  return best;
}

// Larger is better: talks, then evenness over mentees, then over mentors, talks with the best,
// points.
using Merit = std::tuple<int, int, int, int, std::int64_t>;

int unevenness(const std::map<std::uint32_t, int>& talks_of) {
  int uneven = 0;
  for (const auto& [person, talks] : talks_of)
    uneven += talks * (talks + 1) / 2;
  return uneven;
}

Merit merit_of(const Problem& problem, const std::vector<std::size_t>& pairs,
               const std::vector<std::uint32_t>& mentee_of, int rounds) {
  const auto best = among_best(problem, rounds);
  std::map<std::uint32_t, int> of_mentee;
  std::map<std::uint32_t, int> of_mentor;
  int with_best = 0;
  std::int64_t points = 0;
  for (const std::size_t pair : pairs) {
    ++of_mentee[mentee_of[pair]];
    ++of_mentor[problem.mentor[pair]];
    with_best += best[pair] ? 1 : 0;
    points += problem.points[pair];
  }
  return {static_cast<int>(pairs.size()), -unevenness(of_mentee), -unevenness(of_mentor), with_best,
          points};
}

std::vector<std::uint32_t> owners(const Problem& problem) {
  std::vector<std::uint32_t> mentee_of;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    mentee_of.insert(mentee_of.end(), problem.first[i + 1] - problem.first[i], i);
  return mentee_of;
}

bool possible(const Problem& problem, const std::vector<std::size_t>& pairs,
              const std::vector<std::uint32_t>& mentee_of, int rounds, int tables) {
  std::map<std::uint32_t, int> of_mentee;
  std::map<std::uint32_t, int> of_mentor;
  for (const std::size_t pair : pairs) {
    if (problem.mentors[problem.mentor[pair]].places <= 0) return false;
    if (++of_mentee[mentee_of[pair]] > rounds) return false;
    if (++of_mentor[problem.mentor[pair]] > rounds) return false;
  }
  return pairs.size() <= static_cast<std::size_t>(rounds) * static_cast<std::size_t>(tables);
}

int busiest(const Timetable& made) {
  std::map<std::uint32_t, int> of_mentor;
  int most = 0;
  for (const Talk& talk : made.talks)
    most = std::max(most, ++of_mentor[talk.mentor]);
  return most;
}

Merit best_of_all(const Problem& problem, int rounds, int tables) {
  const auto mentee_of = owners(problem);
  Merit best{-1, 0, 0, 0, 0};
  for (std::uint32_t set = 0; set < (1U << problem.mentor.size()); ++set) {
    std::vector<std::size_t> pairs;
    for (std::size_t pair = 0; pair < problem.mentor.size(); ++pair) {
      if ((set >> pair & 1U) != 0) pairs.push_back(pair);
    }
    if (!possible(problem, pairs, mentee_of, rounds, tables)) continue;
    best = std::max(best, merit_of(problem, pairs, mentee_of, rounds));
  }
  return best;
}

}  // namespace

TEST_CASE("no mentor is idle while another has talks to give away") {
  // Everybody's best mentor is the first, and all fit all.
  Draft draft;
  draft.mentees = {{"P-001", 0}, {"P-002", 0}, {"P-003", 0}, {"P-004", 0}};
  draft.mentors = {{"P-011", 2, 0}, {"P-012", 2, 0}, {"P-013", 2, 0}, {"P-014", 2, 0}};
  for (std::uint32_t mentee = 0; mentee < 4; ++mentee)
    for (std::uint32_t mentor = 0; mentor < 4; ++mentor)
      draft.pairs.push_back(
          {.mentee = mentee, .mentor = mentor, .points = 9 - 2 * static_cast<int>(mentor)});
  const Timetable made = timetable(assemble(draft), 3, 2);
  std::map<std::uint32_t, int> of_mentor;
  for (const Talk& talk : made.talks)
    ++of_mentor[talk.mentor];
  CHECK(made.talks.size() == 6);
  CHECK(of_mentor == std::map<std::uint32_t, int>{{0, 2}, {1, 2}, {2, 1}, {3, 1}});
}

TEST_CASE("a timetable is the best of all choices of talks") {
  Dice dice{41};
  for (int round = 0; round < 120; ++round) {
    const Problem problem = assemble(meeting_draft(dice, 2 + dice.roll(3), 2 + dice.roll(3)));
    if (problem.mentor.size() > 12) continue;
    const int rounds = 1 + dice.roll(3);
    const int tables = 1 + dice.roll(3);
    const Timetable made = timetable(problem, rounds, tables);
    check_order(problem, made, rounds, tables);
    std::vector<std::size_t> pairs;
    for (const Talk& talk : made.talks)
      pairs.push_back(pair_of(problem, talk));
    const Merit merit = merit_of(problem, pairs, owners(problem), rounds);
    REQUIRE(merit == best_of_all(problem, rounds, tables));
    CHECK(made.most_of_mentor == busiest(made));
  }
}

TEST_CASE("the order of people and pairs changes no timetable") {
  Dice dice{43};
  for (int round = 0; round < 40; ++round) {
    const Draft draft = meeting_draft(dice, 3 + dice.roll(8), 2 + dice.roll(5));
    const int rounds = 1 + dice.roll(4);
    const int tables = 1 + dice.roll(4);
    const auto told = [&](const Draft& each) {
      std::vector<std::tuple<int, int, std::uint32_t, std::uint32_t>> talks;
      for (const Talk& talk : timetable(assemble(each), rounds, tables).talks)
        talks.emplace_back(talk.round, talk.table, talk.mentor, talk.mentee);
      return talks;
    };
    CHECK(told(permuted(draft, dice)) == told(draft));
  }
}

TEST_CASE("nobody is in two places, whatever the numbers of people, rounds and tables") {
  Dice dice{42};
  for (int round = 0; round < 60; ++round) {
    const Problem problem = assemble(meeting_draft(dice, 5 + dice.roll(30), 3 + dice.roll(15)));
    const int rounds = 1 + dice.roll(8);
    const int tables = 1 + dice.roll(12);
    check_order(problem, timetable(problem, rounds, tables), rounds, tables);
  }
}

// P-002 is both.
Problem one_of_both() {
  Draft draft;
  draft.mentees = {{"P-001", 0}, {"P-002", 0}};
  draft.mentors = {{"P-002", 2, 0}, {"P-003", 2, 0}};
  draft.pairs = {{.mentee = 0, .mentor = 0, .points = 9},
                 {.mentee = 0, .mentor = 1, .points = 1},
                 {.mentee = 1, .mentor = 1, .points = 5}};
  return assemble(draft);
}

TEST_CASE("who is a mentee and a mentor sits as a mentee first") {
  const Timetable made = timetable(one_of_both(), 2, 2);
  REQUIRE(made.talks.size() == 2);
  for (const Talk& talk : made.talks)
    CHECK(talk.mentor == 1);
}

TEST_CASE("who is a mentee and a mentor sits as a mentor in rounds that are left") {
  const Timetable made = timetable(one_of_both(), 3, 1);
  REQUIRE(made.talks.size() == 3);
  CHECK(std::count_if(made.talks.begin(), made.talks.end(),
                      [](const Talk& talk) { return talk.mentor == 0 && talk.mentee == 0; }) == 1);
}

TEST_CASE("nobody sits on both sides of a round, and nobody is left who could still talk") {
  Dice dice{44};
  int of_both = 0;
  for (int round = 0; round < 200; ++round) {
    Draft draft = meeting_draft(dice, 3 + dice.roll(8), 3 + dice.roll(8));
    put_on_both_sides(dice, draft);
    for (auto& pair : draft.pairs)
      pair.marks = 0;
    const Problem problem = assemble(draft);
    const int rounds = 1 + dice.roll(5);
    const int tables = 1 + dice.roll(6);
    const Timetable made = timetable(problem, rounds, tables);
    check_order(problem, made, rounds, tables);
    const auto as_mentee = mentors_as_mentees(problem);
    std::set<std::pair<int, std::string>> busy;
    std::map<int, int> used;
    std::set<std::size_t> met;
    for (const Talk& talk : made.talks) {
      CHECK(busy.insert({talk.round, problem.mentees[talk.mentee].id}).second);
      CHECK(busy.insert({talk.round, problem.mentors[talk.mentor].id}).second);
      ++used[talk.round];
      met.insert(pair_of(problem, talk));
      of_both += as_mentee[talk.mentor] != nobody ? 1 : 0;
    }
    for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
      for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
        const Mentor& mentor = problem.mentors[problem.mentor[pair]];
        if (as_mentee[problem.mentor[pair]] == nobody || mentor.places == 0) continue;
        for (int k = 1; k <= rounds && !met.contains(pair); ++k) {
          const bool possible = used[k] < tables && !busy.contains({k, problem.mentees[i].id}) &&
                                !busy.contains({k, mentor.id});
          CHECK(!possible);
        }
      }
    }
  }
  CHECK(of_both > 100);
}
