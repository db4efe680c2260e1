// The public instances: every value that independent solvers agreed on.
#include <doctest/doctest.h>

#include <string>

#include "bench/instance.h"
#include "brute.h"
#include "mentor/matching/solve.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;

namespace {

struct Known {
  std::string name;
  int served = 0;
  std::int64_t points = 0;
  std::int64_t convex_cost = 0;
};

const Known known[] = {
    {"s100", 100, 72460, 33910},
    {"s1k", 993, 732748, 21320900},
    {"t1k", 797, 594490, 609239856},
    {"b1k", 985, 720524, 45322726},
};

std::optional<Problem> instance(const std::string& name) {
  auto problem = read_instance(std::string(MENTOR_SHARED_DATA) + "/matching/" + name + ".txt");
  if (!problem) MESSAGE("SKIPPED: no instance " << name << " in " << MENTOR_SHARED_DATA);
  return problem;
}

// (1000 - score) for the matched, (1000 n + 1 + 500 n) x (4 - class) for the others, and the load.
std::int64_t cost_with_penalties(const Problem& problem, const Solution& solution) {
  const auto n = static_cast<std::int64_t>(problem.mentees.size());
  std::int64_t cost = 1000 * all_served(solution) - solution.worth / 1000;
  for (std::size_t i = 0; i < problem.mentees.size(); ++i)
    if (solution.mentor_of[i] == nobody)
      cost += (1000 * n + 1 + 500 * n) * (1 + problem.mentees[i].urgent);
  return cost;
}

}  // namespace

TEST_CASE("public instances: most served class by class, then most points") {
  for (const Known& k : known) {
    const auto problem = instance(k.name);
    if (!problem) continue;
    CAPTURE(k.name);
    REQUIRE(faults(*problem).empty());
    const Solution solution = solve(*problem);
    CHECK(all_served(solution) == k.served);
    CHECK(solution.points == k.points);
    CHECK(verify(*problem, solution).empty());
  }
}

TEST_CASE("public instances: cost with convex loads") {
  for (const Known& k : known) {
    auto problem = instance(k.name);
    if (!problem) continue;
    CAPTURE(k.name);
    problem->rates.load = 20;
    const Solution solution = solve(*problem);
    CHECK(all_served(solution) == k.served);
    CHECK(cost_with_penalties(*problem, solution) == k.convex_cost);
    CHECK(verify(*problem, solution).empty());
  }
}

TEST_CASE("public instances: every allowed order is proved") {
  for (const Known& k : known) {
    auto problem = instance(k.name);
    if (!problem) continue;
    CAPTURE(k.name);
    problem->rates.load = 20;
    problem->rates.keep = 50;
    for (const auto& objective :
         std::vector<std::vector<Level>>{{Level::served},
                                         {Level::served, Level::worst_off},
                                         {Level::served, Level::worst_off, Level::points},
                                         {Level::points},
                                         {Level::points, Level::served}}) {
      problem->objective = objective;
      CHECK(verify(*problem, solve(*problem)).empty());
    }
  }
}
