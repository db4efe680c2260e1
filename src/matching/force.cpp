#include "mentor/matching/force.h"

#include <algorithm>

#include "bounded.h"
#include "market.h"
#include "mentor/matching/both_ways.h"

namespace mentor::matching {

Bar bar_between(const Problem& problem, std::uint32_t mentee, std::uint32_t mentor) {
  const std::size_t pair = find_pair(problem, mentee, mentor);
  if (pair == problem.mentor.size()) return Bar::not_eligible;
  if (pinned_mentor(problem, mentee) == mentor) return Bar::none;
  const std::size_t other = other_ways(problem)[pair];
  if (other != no_other_way && (problem.marks[other] & Mark::pinned) != 0) return Bar::pinned_round;
  int left = problem.mentors[mentor].places;
  if (left == 0) return Bar::no_place;
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    left -= pinned_mentor(problem, i) == mentor ? 1 : 0;
  if (left == 0) return Bar::pins_hold;
  const bool small =
      problem.group_min > 1 && !pinned_too_small(with_pin(problem, mentee, mentor)).empty();
  return small ? Bar::group_min : Bar::none;
}

Problem with_pin(Problem problem, std::uint32_t mentee, std::uint32_t mentor,
                 std::optional<int> touch) {
  if (!touch && problem.touch) touch = *problem.touch + broken_by_pins(problem);
  for (std::size_t pair = problem.first[mentee]; pair < problem.first[mentee + 1]; ++pair)
    problem.marks[pair] &= static_cast<std::uint8_t>(~Mark::pinned);
  problem.marks[find_pair(problem, mentee, mentor)] |= Mark::pinned;
  problem.touch = left_to_touch(problem, touch);
  return problem;
}

std::vector<Move> moves_between(const Solution& before, const Solution& after,
                                std::uint32_t mentee) {
  std::vector<Move> moves;
  const auto note = [&](std::uint32_t i) {
    const std::uint32_t from = before.mentor_of[i];
    const std::uint32_t to = after.mentor_of[i];
    if (from != to) moves.push_back({i, from, to});
  };
  note(mentee);
  for (std::uint32_t i = 0; i < after.mentor_of.size(); ++i)
    if (i != mentee) note(i);
  return moves;
}

namespace {

// A pin counts in no worst-off, and this pair is to: where it is the weakest itself, what was won
// by making the others stronger is nothing, and may have cost points.
bool asks_more(const Problem& problem, const Solution& pinned, std::int32_t points) {
  const auto& levels = problem.objective;
  const bool counts = std::find(levels.begin(), levels.end(), Level::worst_off) != levels.end();
  return counts && pinned.worst_off > points;
}

Problem none_below(const Problem& problem, std::int32_t points) {
  std::vector<std::size_t> weaker;
  for (std::size_t pair = 0; pair < problem.mentor.size(); ++pair)
    if (problem.points[pair] < points && (problem.marks[pair] & Mark::pinned) == 0)
      weaker.push_back(pair);
  Problem out = without_pairs(problem, weaker);
  std::erase(out.objective, Level::worst_off);
  return out;
}

}  // namespace

std::optional<Alternative> force(const Problem& problem, const Solution& solution,
                                 std::uint32_t mentee, std::uint32_t mentor,
                                 std::optional<int> touch) {
  if (bar_between(problem, mentee, mentor) != Bar::none) return std::nullopt;
  const Problem pinned = with_pin(problem, mentee, mentor, touch);
  Alternative out{.solution = solve(pinned), .moves = {}};
  const std::int32_t points = problem.points[find_pair(problem, mentee, mentor)];
  if (asks_more(problem, out.solution, points)) out.solution = solve(none_below(pinned, points));
  add_up(problem, out.solution);
  out.moves = moves_between(solution, out.solution, mentee);
  return out;
}

}  // namespace mentor::matching
