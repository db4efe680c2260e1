// Assignment and transport problems of the sizes of the OR-Library, whose optimum is known by how
// they are made.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "brute.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;

namespace {

struct Made {
  Problem problem;
  std::int64_t optimum = 0;
};

std::string numbered(const char* prefix, std::uint32_t number) {
  return prefix + std::to_string(1000 + number);
}

/// Mentors with the given places, and mentees for all of them.
Draft people(const std::vector<int>& places) {
  Draft draft;
  const int mentees = std::accumulate(places.begin(), places.end(), 0);
  for (int i = 0; i < mentees; ++i)
    draft.mentees.push_back({numbered("P-", static_cast<std::uint32_t>(i)), 0});
  for (std::uint32_t j = 0; j < places.size(); ++j)
    draft.mentors.push_back({numbered("M-", j), places[j], 0});
  return draft;
}

std::vector<int> random_places(Dice& dice, int mentors, int most) {
  std::vector<int> places;
  for (int j = 0; j < mentors; ++j)
    places.push_back(1 + dice.roll(most));
  return places;
}

/// A plan in which everybody is matched is hidden among pairs that no prices make better: by prices
/// u of mentees and v of places a pair of the plan has u + v points, any other as many or fewer. By
/// duality no plan then has more than all u and v together.
Made planted(Dice& dice, const std::vector<int>& places, int slack) {
  Draft draft = people(places);
  std::vector<int> mentor_price;
  for (std::size_t j = 0; j < places.size(); ++j)
    mentor_price.push_back(dice.roll(100));
  std::vector<std::uint32_t> plan;
  for (std::uint32_t j = 0; j < places.size(); ++j)
    plan.insert(plan.end(), static_cast<std::size_t>(places[j]), j);
  for (std::size_t i = plan.size(); i > 1; --i)
    std::swap(plan[i - 1], plan[static_cast<std::size_t>(dice.roll(static_cast<int>(i)))]);
  Made made;
  for (std::uint32_t i = 0; i < plan.size(); ++i) {
    const int own = 100 + dice.roll(100);
    for (std::uint32_t j = 0; j < places.size(); ++j) {
      const int less = j == plan[i] ? 0 : dice.roll(slack + 1);
      draft.pairs.push_back({.mentee = i,
                             .mentor = j,
                             .points = std::max(0, own + mentor_price[j] - less),
                             .lot = dice.next() >> 16});
    }
    made.optimum += own + mentor_price[plan[i]];
  }
  made.problem = assemble(std::move(draft));
  return made;
}

/// Mentees and mentors on a line, the further apart the fewer points: a Monge array. In the order
/// of the line everybody takes the first free place (Hoffman, On simple linear programming
/// problems, 1963).
Made on_a_line(Dice& dice, const std::vector<int>& places) {
  Draft draft = people(places);
  const auto sorted = [&](std::size_t count) {
    std::vector<int> at;
    for (std::size_t i = 0; i < count; ++i)
      at.push_back(dice.roll(300));
    std::sort(at.begin(), at.end());
    return at;
  };
  const std::vector<int> of_mentee = sorted(draft.mentees.size());
  const std::vector<int> of_mentor = sorted(places.size());
  const auto points = [&](std::size_t i, std::size_t j) {
    const int apart = of_mentee[i] - of_mentor[j];
    return 100'000 - apart * apart;
  };
  Made made;
  std::size_t next = 0;
  for (std::size_t j = 0; j < places.size(); ++j)
    for (int place = 0; place < places[j]; ++place)
      made.optimum += points(next++, j);
  for (std::uint32_t i = 0; i < draft.mentees.size(); ++i)
    for (std::uint32_t j = 0; j < places.size(); ++j)
      draft.pairs.push_back(
          {.mentee = i, .mentor = j, .points = points(i, j), .lot = dice.next() >> 16});
  made.problem = assemble(std::move(draft));
  return made;
}

void check_reached(const Made& made) {
  const Solution solution = solve(made.problem);
  CHECK(solution.points == made.optimum);
  CHECK(solution.served[0] == static_cast<int>(made.problem.mentees.size()));
  CHECK(verify(made.problem, solution).empty());
}

}  // namespace

TEST_CASE("planted assignments of 100 to 200 rows are solved to their optimum") {
  Dice dice{1990};
  for (const int size : {100, 150, 200})
    for (const int slack : {1, 20, 99})
      check_reached(planted(dice, std::vector<int>(static_cast<std::size_t>(size), 1), slack));
}

TEST_CASE("planted transport problems with groups are solved to their optimum") {
  Dice dice{1991};
  for (int round = 0; round < 40; ++round)
    check_reached(planted(dice, random_places(dice, 5 + dice.roll(30), 6), 1 + dice.roll(60)));
}

TEST_CASE("on a line everybody takes the first free place") {
  Dice dice{1963};
  for (int round = 0; round < 40; ++round)
    check_reached(on_a_line(dice, random_places(dice, 2 + dice.roll(30), 5)));
}
