// A certificate of a proposal is the only one: whole witnesses, lowest prices, nothing to change.
#include <doctest/doctest.h>

#include <algorithm>

#include "brute.h"
#include "mentor/matching/lowest_prices.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;

namespace {

struct Proved {
  Problem problem;
  Solution solution;
};

Proved random_proved(Dice& dice) {
  RandomShape shape;
  shape.mentees = 2 + dice.roll(11);
  shape.mentors = 1 + dice.roll(7);
  shape.top_points = dice.roll(2) == 0 ? 3 : 40;
  Draft draft = random_draft(dice, shape);
  std::erase_if(draft.pairs, [&](const EligiblePair& pair) {
    return (pair.marks & Mark::pinned) == 0 && dice.roll(3) == 0;
  });
  Proved out{assemble(std::move(draft)), {}};
  out.solution = solve(out.problem);
  lower_prices(out.problem, out.solution);
  return out;
}

bool holds(const Problem& problem, const Solution& solution) {
  return verify(problem, solution).empty() && verify_least(problem, solution).empty();
}

// Every way of dropping, adding or exchanging one of the numbers below `limit` in the list.
template <class Try>
void change_list(std::vector<std::uint32_t>& list, std::uint32_t limit, const Try& attempt) {
  const std::vector<std::uint32_t> before = list;
  const auto attempt_sorted = [&](std::vector<std::uint32_t> changed) {
    std::sort(changed.begin(), changed.end());
    list = std::move(changed);
    attempt();
  };
  for (std::uint32_t other = 0; other < limit; ++other) {
    if (std::binary_search(before.begin(), before.end(), other)) continue;
    std::vector<std::uint32_t> more = before;
    more.push_back(other);
    attempt_sorted(more);
    for (std::size_t at = 0; at < before.size(); ++at) {
      std::vector<std::uint32_t> exchanged = before;
      exchanged[at] = other;
      attempt_sorted(exchanged);
    }
  }
  for (std::size_t at = 0; at < before.size(); ++at) {
    std::vector<std::uint32_t> fewer = before;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at));
    attempt_sorted(fewer);
  }
  list = before;
}

template <class Try>
void change_price(Price& price, const Try& attempt) {
  const Price before = price;
  for (const int step : {-1000, -1, 1, 1000}) {
    price = {before.points + step, before.lots};
    attempt();
    price = {before.points, before.lots + step};
    attempt();
  }
  price = before;
}

template <class Try>
void change_hall(HallWitness& hall, const Problem& problem, const Try& attempt) {
  const int urgent = hall.urgent;
  for (hall.urgent = 0; hall.urgent < 4; ++hall.urgent)
    if (hall.urgent != urgent) attempt();
  hall.urgent = urgent;
  change_list(hall.mentees, static_cast<std::uint32_t>(problem.mentees.size()), attempt);
  change_list(hall.mentors, static_cast<std::uint32_t>(problem.mentors.size()), attempt);
}

}  // namespace

TEST_CASE("the lowest prices prove what the solver's prices prove") {
  Dice dice{2024};
  for (int round = 0; round < 3000; ++round) {
    const Proved each = random_proved(dice);
    INFO("round ", round);
    REQUIRE(verify(each.problem, each.solution).empty());
    REQUIRE(verify_least(each.problem, each.solution).empty());
  }
}

TEST_CASE("no price and no name of a certificate can be changed") {
  Dice dice{77};
  int tried = 0;
  int accepted = 0;
  for (int round = 0; round < 150; ++round) {
    Proved each = random_proved(dice);
    const auto attempt = [&] {
      ++tried;
      if (holds(each.problem, each.solution)) ++accepted;
    };
    Certificate& proof = each.solution.certificate;
    for (Price& price : proof.mentor)
      change_price(price, attempt);
    for (Price& price : proof.outside)
      change_price(price, attempt);
    for (HallWitness& hall : proof.served)
      change_hall(hall, each.problem, attempt);
    if (proof.worst_off) change_hall(proof.worst_off->hall, each.problem, attempt);
    REQUIRE(holds(each.problem, each.solution));
  }
  CHECK(tried > 15000);
  CHECK(accepted == 0);
}
