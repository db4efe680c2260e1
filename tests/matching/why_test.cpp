// What `why` claims of putting two people together, against all assignments in which they are.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "brute.h"
#include "mentor/matching/explain.h"

using namespace mentor;
using namespace mentor::matching;

namespace {

Run random_run(Dice& dice) {
  RandomShape shape;
  shape.mentees = 1 + dice.roll(5);
  shape.mentors = 1 + dice.roll(4);
  shape.top_points = dice.roll(2) == 0 ? 3 : 40;
  Run run;
  run.built.problem = assemble(random_draft(dice, shape));
  for (std::uint32_t i = 0; i < run.built.problem.mentees.size(); ++i)
    run.built.mentees.push_back(PersonId{1 + i});
  for (std::uint32_t j = 0; j < run.built.problem.mentors.size(); ++j)
    run.built.mentors.push_back(PersonId{101 + j});
  run.solution = solve(run.built.problem);
  return run;
}

// Those of the objective alone.
std::map<std::string, std::int64_t> levels_of(const Problem& problem, const Solution& solution) {
  std::map<std::string, std::int64_t> levels;
  for (const matching::Level level : problem.objective) {
    if (level == matching::Level::worst_off) levels["worst-off"] = solution.worst_off;
    if (level == matching::Level::points) {
      levels["points"] = solution.points;
      levels["worth"] = solution.worth;
    }
    if (level != matching::Level::served) continue;
    for (std::size_t u = 0; u < 4; ++u)
      levels["served-" + std::to_string(u)] = solution.served[u];
    levels["served"] = all_served(solution);
  }
  return levels;
}

// Every level of the objective that differs is told with both values, and no other.
void check_levels(const Problem& problem, const Forced& told, const Solution& before,
                  const Solution& after) {
  const auto was = levels_of(problem, before);
  auto is = levels_of(problem, after);
  for (const LevelChange& each : told.levels) {
    CHECK(each.before == was.at(each.level));
    CHECK(each.after == is.at(each.level));
    CHECK(each.before != each.after);
    is.erase(each.level);
  }
  // All classes together are told where they are told apart.
  const bool apart = std::any_of(told.levels.begin(), told.levels.end(), [](const auto& each) {
    return each.level.starts_with("served-") && each.level != "served-0";
  });
  for (const auto& [level, value] : is)
    if (level != "served" || apart) CHECK(value == was.at(level));
}

std::uint32_t place_of(const std::optional<PersonId>& mentor) {
  return mentor ? mentor->number - 101 : nobody;
}

int points_of(const Problem& problem, std::uint32_t mentee, std::uint32_t mentor) {
  return mentor == nobody ? 0 : problem.points.at(find_pair(problem, mentee, mentor));
}

// The chain as told, step by step: who leaves whom for whom, and what each gains or loses.
Solution follow(const Run& run, const Forced& told) {
  Solution after = run.solution;
  for (const Change& each : told.changes) {
    const std::uint32_t mentee = each.mentee.number - 1;
    CHECK(after.mentor_of[mentee] == place_of(each.from));
    CHECK(each.from != each.to);
    CHECK(each.points_before == points_of(run.built.problem, mentee, place_of(each.from)));
    CHECK(each.points_after == points_of(run.built.problem, mentee, place_of(each.to)));
    after.mentor_of[mentee] = place_of(each.to);
  }
  return after;
}

}  // namespace

TEST_CASE("every claim of why-not is what forcing the pair does") {
  Dice dice{611};
  int told_of = 0;
  for (int round = 0; round < 1000; ++round) {
    const Run run = random_run(dice);
    const Problem& problem = run.built.problem;
    for (std::uint32_t i = 0; i < problem.mentees.size(); ++i) {
      for (std::size_t e = problem.first[i]; e < problem.first[i + 1]; ++e) {
        const std::uint32_t j = problem.mentor[e];
        if (run.solution.mentor_of[i] == j) continue;
        INFO("round ", round, ", mentee ", i, ", mentor ", j);
        const Problem pinned = with_pin(problem, i, j);
        const auto told = forced(run, run.built.mentees[i], run.built.mentors[j]);
        REQUIRE(told.has_value() == faults(pinned).empty());
        REQUIRE(told.has_value() == (bar_between(problem, i, j) == Bar::none));
        if (!told) continue;
        ++told_of;
        CHECK(told->changes.front().mentee == run.built.mentees[i]);
        Solution after = follow(run, *told);
        CHECK(after.mentor_of[i] == j);
        add_up(problem, after);
        const Solution best = brute_force(pinned, problem);
        CHECK(merit(problem, after) == merit(problem, best));
        check_levels(problem, *told, run.solution, best);
      }
    }
  }
  CHECK(told_of > 1000);
}
