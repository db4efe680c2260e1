// People on both sides: nobody is the mentor of one's own mentor, and that costs as little as it
// can.
#include "mentor/matching/both_ways.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "../../src/matching/bounded.h"
#include "brute.h"
#include "mentor/matching/ballots.h"
#include "mentor/matching/force.h"
#include "mentor/matching/frontier.h"
#include "mentor/matching/verify.h"

using namespace mentor::matching;

namespace {

Draft two_sided(Dice& dice) {
  Draft draft = random_draft(dice, small_shape(dice));
  put_on_both_sides(dice, draft);
  return draft;
}

bool are_sound(const Problem& problem, const std::vector<std::uint32_t>& mentor_of) {
  return matched_both_ways(problem, mentor_of).empty();
}

// The same with one more pair left out that the solution has not, nor has left out yet.
std::vector<Solution> with_one_more_out(const Problem& problem, const Solution& leaf) {
  std::vector<Solution> out;
  const auto other = other_ways(problem);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair) {
      const PairOf both{i, problem.mentor[pair]};
      Solution wider = leaf;
      auto& left = wider.certificate.one_way;
      const auto at = std::lower_bound(left.begin(), left.end(), both);
      if (other[pair] == no_other_way || leaf.mentor_of[i] == both.mentor) continue;
      if (at != left.end() && *at == both) continue;
      left.insert(at, both);
      out.push_back(std::move(wider));
    }
  return out;
}

// One of the cover told as the solution, and the solution as one of its cover.
Solution with_exchanged(const Solution& solution, std::size_t at) {
  Solution out = solution.cover[at];
  Solution own = solution;
  own.cover.clear();
  out.cover = solution.cover;
  out.cover[at] = std::move(own);
  std::sort(out.cover.begin(), out.cover.end(), [](const Solution& a, const Solution& b) {
    return a.certificate.one_way < b.certificate.one_way;
  });
  return out;
}

void rank(Dice& dice, Draft& draft, int grades) {
  draft.touch.reset();
  for (auto& pair : draft.pairs) {
    pair.wish = static_cast<std::uint16_t>(1 + dice.roll(grades));
    pair.preference = static_cast<std::uint16_t>(1 + dice.roll(grades));
  }
}

// Pairs that could be made, and the other way round too: no pin binds either mentee, none has taken
// the last place of either mentor.
std::vector<std::size_t> ways_of(const Problem& problem) {
  std::vector<int> room;
  for (const auto& mentor : problem.mentors)
    room.push_back(mentor.places);
  std::vector<bool> bound(problem.mentor.size(), false);
  for (std::uint32_t i = 0; i < problem.mentees.size(); ++i)
    for (std::size_t pin = problem.first[i]; pin < problem.first[i + 1]; ++pin) {
      if ((problem.marks[pin] & Mark::pinned) == 0) continue;
      --room[problem.mentor[pin]];
      for (std::size_t pair = problem.first[i]; pair < problem.first[i + 1]; ++pair)
        bound[pair] = true;
    }
  const auto may = [&](std::size_t pair) { return !bound[pair] && room[problem.mentor[pair]] > 0; };
  const auto other = other_ways(problem);
  std::vector<std::size_t> out;
  for (std::size_t pair = 0; pair < other.size(); ++pair)
    if (other[pair] != no_other_way && may(pair) && may(other[pair])) out.push_back(pair);
  return out;
}

bool is_stable(const Problem& problem, const std::vector<std::uint32_t>& mentor_of) {
  for (const BlockingPair& each : blocking_pairs(problem, mentor_of))
    if (!each.due_to_pin) return false;
  return true;
}

// Over every choice of pairs to leave out: the fewest after which mentees and mentors ask their way
// to something sound that nobody blocks, and the best of as few.
std::optional<std::pair<std::size_t, std::vector<Wide>>> best_truthful(const Problem& problem) {
  const auto ways = ways_of(problem);
  std::optional<std::pair<std::size_t, std::vector<Wide>>> best;
  for (std::size_t choice = 0; choice < std::size_t{1} << ways.size(); ++choice) {
    std::vector<std::size_t> out;
    for (std::size_t k = 0; k < ways.size(); ++k)
      if ((choice >> k & 1U) != 0) out.push_back(ways[k]);
    Solution made;
    made.mentor_of = asked_in_rounds(without_pairs(problem, out), {});
    if (!are_sound(problem, made.mentor_of) || !is_stable(problem, made.mentor_of)) continue;
    add_up(problem, made);
    auto value = merit(problem, made);
    const bool better =
        !best || out.size() < best->first || (out.size() == best->first && value > best->second);
    if (better) best.emplace(out.size(), std::move(value));
  }
  return best;
}

}  // namespace

TEST_CASE("on 6000 small problems with people on both sides the solver finds the best") {
  Dice dice{33};
  int differences = 0;
  int refused = 0;
  int searched = 0;
  int covered = 0;
  for (int round = 0; round < 6000; ++round) {
    const Problem problem = assemble(two_sided(dice));
    REQUIRE(faults(problem).empty());
    const Solution found = solve(problem);
    const Solution best = brute_force(problem);
    if (!found.proved || found.mentor_of != best.mentor_of) ++differences;
    if (!verify(problem, found).empty()) ++refused;
    if (!found.certificate.one_way.empty()) ++searched;
    if (!found.certificate.one_way_claimed) covered += found.certificate.one_way.empty() ? 0 : 1;
  }
  CHECK(differences == 0);
  CHECK(refused == 0);
  CHECK(searched > 400);
  CHECK(covered == searched);
}

TEST_CASE("a cover with one choice missing, changed, told twice or better is refused") {
  Dice dice{39};
  int tried = 0;
  int accepted = 0;
  const auto attempt = [&](const Problem& problem, const Solution& changed) {
    ++tried;
    accepted += verify(problem, changed).empty() ? 1 : 0;
  };
  for (int round = 0; round < 9000; ++round) {
    const Problem problem = assemble(two_sided(dice));
    const Solution found = solve(problem);
    for (std::size_t k = 0; k < found.cover.size(); ++k) {
      Solution changed = found;
      changed.cover.erase(changed.cover.begin() + static_cast<std::ptrdiff_t>(k));
      attempt(problem, changed);
      changed = found;
      changed.cover.insert(changed.cover.begin() + static_cast<std::ptrdiff_t>(k), found.cover[k]);
      attempt(problem, changed);
      changed = found;
      ++changed.cover[k].worth;
      attempt(problem, changed);
      changed = found;
      changed.cover[k].certificate.one_way.pop_back();
      attempt(problem, changed);
      for (const Solution& wider : with_one_more_out(problem, found.cover[k])) {
        changed = found;
        changed.cover[k] = wider;
        attempt(problem, changed);
      }
      const auto& theirs = found.cover[k].mentor_of;
      if (theirs != found.mentor_of && matched_both_ways(problem, theirs).empty())
        attempt(problem, with_exchanged(found, k));
    }
  }
  CHECK(accepted == 0);
  CHECK(tried > 3500);
}

TEST_CASE("groups with a minimum and pairs to keep hold with people on both sides too") {
  Dice dice{34};
  int differences = 0;
  int refused = 0;
  int searched = 0;
  for (int round = 0; round < 1500; ++round) {
    Draft draft = two_sided(dice);
    for (auto& mentor : draft.mentors)
      mentor.places += dice.roll(3);
    add_conditions(dice, draft);
    draft.touch.reset();
    const Problem problem = assemble(draft);
    if (!pinned_too_small(problem).empty()) continue;
    const Solution found = solve(problem);
    if (found.proved && found.mentor_of != brute_force(problem).mentor_of) ++differences;
    if (!verify(problem, found).empty()) ++refused;
    if (!found.certificate.one_way.empty()) ++searched;
  }
  CHECK(differences == 0);
  CHECK(refused == 0);
  CHECK(searched > 50);
}

TEST_CASE("pins are told to be too few exactly where no sound matching keeps them all") {
  Dice dice{40};
  int differences = 0;
  int only_by_ways = 0;
  for (int round = 0; round < 4000; ++round) {
    Draft draft = random_draft(dice, {.mentees = 5, .mentors = 5});
    draft.group_min = 2;
    for (auto& mentor : draft.mentors) {
      mentor.places = 2;
      mentor.load = 0;
    }
    for (auto& pair : draft.pairs)
      pair.marks = 0;
    for (std::uint32_t k = 0; k < 2 && k < draft.pairs.size(); ++k) {
      auto& pair =
          draft.pairs[static_cast<std::size_t>(dice.roll(static_cast<int>(draft.pairs.size())))];
      const bool bound = std::any_of(draft.pairs.begin(), draft.pairs.end(), [&](const auto& each) {
        return each.mentee == pair.mentee && each.marks != 0;
      });
      if (!bound) pair.marks = Mark::pinned;
    }
    put_on_both_sides(dice, draft);
    const Problem problem = assemble(draft);
    const bool keeps = !brute_force(problem).mentor_of.empty();
    if (pinned_too_small(problem).empty() != keeps) ++differences;
    if (keeps && !verify(problem, solve(problem)).empty()) ++differences;
    Problem apart = problem;  // the same with nobody on both sides
    for (auto& mentor : apart.mentors)
      mentor.id = "R" + mentor.id;
    only_by_ways += !keeps && pinned_too_small(apart).empty() ? 1 : 0;
  }
  CHECK(differences == 0);
  CHECK(only_by_ways > 10);
}

TEST_CASE("no pair is left out that the proof does not need") {
  Dice dice{35};
  int accepted = 0;
  int tried = 0;
  for (int round = 0; round < 1500; ++round) {
    const Problem problem = assemble(two_sided(dice));
    const Solution found = solve(problem);
    for (std::size_t k = 0; k < found.certificate.one_way.size(); ++k) {
      Solution changed = found;
      changed.certificate.one_way.erase(changed.certificate.one_way.begin() +
                                        static_cast<std::ptrdiff_t>(k));
      accepted += verify(problem, changed).empty() ? 1 : 0;
      ++tried;
    }
  }
  CHECK(accepted == 0);
  CHECK(tried > 90);
}

TEST_CASE("two who are each other's mentors are refused") {
  Draft draft;
  draft.mentees = {{"P-1", 0}, {"P-2", 0}};
  draft.mentors = {{"P-1", 1, 0}, {"P-2", 1, 0}};
  draft.pairs = {{.mentee = 0, .mentor = 1, .points = 9}, {.mentee = 1, .mentor = 0, .points = 8}};
  const Problem problem = assemble(draft);
  Solution both;
  both.mentor_of = {1, 0};
  add_up(problem, both);
  const auto wrong = verify(problem, both);
  REQUIRE(wrong.size() == 2);
  CHECK(wrong.front().check == Check::both_ways);

  const Solution best = solve(problem);
  CHECK(best.mentor_of == std::vector<std::uint32_t>{1, nobody});
  CHECK(best.certificate.one_way == std::vector<PairOf>{{1, 0}});
  CHECK(verify(problem, best).empty());

  const Problem pinned = with_pin(problem, 1, 0);
  CHECK(bar_between(pinned, 0, 1) == Bar::pinned_round);
  CHECK(solve(pinned).mentor_of == std::vector<std::uint32_t>{nobody, 0});
}

TEST_CASE(
    "a school where everybody is on both sides is matched one way, or the bound says how far") {
  Dice dice{36};
  RandomShape shape{.mentees = 40, .mentors = 40, .top_points = 60};
  Draft draft = random_draft(dice, shape);
  put_on_both_sides(dice, draft);
  // As it is with interests: each has of the other what the other has of it.
  for (auto& pair : draft.pairs)
    pair.points =
        static_cast<std::int32_t>((pair.mentee * pair.mentor + pair.mentee + pair.mentor) * 7 % 60);
  for (auto& mentor : draft.mentors)
    mentor.places = 1;
  draft.objective = {Level::served, Level::points};
  const Problem problem = assemble(draft);
  if (!faults(problem).empty()) return;
  const Solution found = solve(problem);
  CHECK(are_sound(problem, found.mentor_of));
  CHECK(verify(problem, found).empty());
  if (!found.proved) CHECK(found.worth_bound >= found.worth);
  if (!found.proved) CHECK(found.certificate.one_way_claimed);
  CHECK(found.cover.size() < 32);
}

TEST_CASE("by the rule truthful as few ways as possible are left out so that nobody blocks") {
  Dice dice{37};
  int searched = 0;
  int differences = 0;
  for (int round = 0; round < 2500; ++round) {
    Draft draft = two_sided(dice);
    rank(dice, draft, 1 + dice.roll(4));
    const Problem problem = assemble(draft);
    if (problem.wish.empty() || ways_of(problem).size() > 8) continue;
    const Solution found = solve_ballots(problem, BallotRule::truthful).solution;
    const auto& left = found.certificate.one_way;
    const auto best = best_truthful(problem);
    if (!best || left.size() != best->first || merit(problem, found) != best->second) ++differences;
    if (!verify_ways(problem, found).empty()) ++differences;
    if (!verify_ballots(problem, found, BallotRule::truthful).empty()) ++differences;
    const Problem market = without_ways(problem, found.certificate);
    if (asked_in_rounds(market, {}) != found.mentor_of) ++differences;
    if (!is_stable(problem, found.mentor_of)) ++differences;
    searched += left.empty() ? 0 : 1;
  }
  CHECK(differences == 0);
  CHECK(searched > 60);
}

TEST_CASE("where somebody blocks however people on both sides are matched, it is told who") {
  Draft draft;
  for (const char* id : {"P-0", "P-1", "P-2", "P-3", "P-4"}) {
    draft.mentees.push_back({id, 0});
    draft.mentors.push_back({id, 1, 0});
  }
  draft.pairs = {{.mentee = 0, .mentor = 3, .lot = 1, .wish = 1, .preference = 2},
                 {.mentee = 1, .mentor = 0, .lot = 2, .wish = 1, .preference = 2},
                 {.mentee = 2, .mentor = 1, .lot = 3, .wish = 1, .preference = 2},
                 {.mentee = 2, .mentor = 3, .lot = 4, .wish = 2, .preference = 1},
                 {.mentee = 3, .mentor = 2, .lot = 5, .wish = 1, .preference = 2},
                 {.mentee = 3, .mentor = 0, .lot = 6, .wish = 2, .preference = 1},
                 {.mentee = 3, .mentor = 1, .lot = 7, .wish = 3, .preference = 1},
                 {.mentee = 4, .mentor = 3, .lot = 8, .wish = 1, .preference = 3},
                 {.mentee = 4, .mentor = 2, .lot = 9, .wish = 2, .preference = 1}};
  const Problem problem = assemble(draft);
  for (const BallotRule rule : {BallotRule::max, BallotRule::truthful}) {
    const BallotSolution found = solve_ballots(problem, rule);
    const Solution& best = found.solution;
    CHECK(are_sound(problem, best.mentor_of));
    const auto blocking = blocking_pairs(problem, best.mentor_of);
    REQUIRE(blocking.size() == 1);
    const PairOf both{blocking[0].mentee, blocking[0].mentor};
    const auto& left = best.certificate.one_way;
    CHECK(std::find(left.begin(), left.end(), both) != left.end());
    CHECK(best.certificate.one_way_claimed);
    CHECK(verify_ways(problem, best).empty());
    CHECK(verify_ballots(problem, best, rule).empty());
    if (rule == BallotRule::truthful) continue;
    CHECK(left.size() == 1);
    CHECK(found.exact);
    for (const Solution& wider : with_one_more_out(problem, best))
      CHECK_FALSE(verify_ballots(problem, wider, rule).empty());
  }
}

TEST_CASE("no trade-off of the frontier matches two people both ways") {
  Dice dice{38};
  int reached = 0;
  for (int round = 0; round < 150; ++round) {
    Draft draft = two_sided(dice);
    draft.objective = {Level::served, Level::points};
    draft.rates = {};
    const Problem problem = assemble(draft);
    const Frontier made =
        frontier(problem, std::vector<std::uint32_t>(problem.mentees.size(), nobody), {});
    const Solution best = solve(problem);
    for (const Trade& trade : made.trades) {
      CHECK(are_sound(problem, trade.solution.mentor_of));
      reached += trade.solution.served == best.served && trade.solution.points == best.points;
    }
  }
  CHECK(reached >= 150);
}
