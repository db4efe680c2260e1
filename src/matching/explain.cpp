#include "mentor/matching/explain.h"

#include <algorithm>
#include <numeric>

#include "ballot_ladder.h"
#include "ballot_ranks.h"
#include "mentor/matching/both_ways.h"
#include "mentor/model/proposals.h"
#include "mentor/state/pairs.h"
#include "mentor/state/places.h"
#include "pins.h"

namespace mentor::matching {
namespace {

constexpr std::size_t others_shown = 3;

std::optional<std::uint32_t> place_of(const std::vector<PersonId>& people, PersonId id) {
  const auto found = std::find(people.begin(), people.end(), id);
  if (found == people.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - people.begin());
}

int points_at(const Problem& problem, std::uint32_t mentee, std::uint32_t mentor) {
  if (mentor == nobody) return 0;
  return problem.points[find_pair(problem, mentee, mentor)];
}

void add_level(std::vector<LevelChange>& levels, std::string name, std::int64_t before,
               std::int64_t after) {
  if (before != after) levels.push_back({std::move(name), before, after});
}

int all_of(const std::array<int, 4>& served) {
  return std::accumulate(served.begin(), served.end(), 0);
}

void add_served(const Problem& problem, const Solution& before, const Solution& after,
                std::vector<LevelChange>& levels) {
  const bool urgent_ones = std::any_of(problem.mentees.begin(), problem.mentees.end(),
                                       [](const Mentee& each) { return each.urgent > 0; });
  if (urgent_ones) add_level(levels, "served", all_of(before.served), all_of(after.served));
  for (int urgent = 3; urgent >= 0; --urgent) {
    const auto i = static_cast<std::size_t>(urgent);
    add_level(levels, "served-" + std::to_string(urgent), before.served[i], after.served[i]);
  }
}

// The levels of the objective alone, in its order.
std::vector<LevelChange> level_changes(const Problem& problem, const Solution& before,
                                       const Solution& after) {
  std::vector<LevelChange> levels;
  for (const Level level : problem.objective) {
    if (level == Level::served) add_served(problem, before, after, levels);
    if (level == Level::worst_off)
      add_level(levels, "worst-off", before.worst_off, after.worst_off);
    if (level != Level::points) continue;
    add_level(levels, "points", before.points, after.points);
    add_level(levels, "worth", before.worth, after.worth);
  }
  return levels;
}

std::optional<PersonId> code_of(const Built& built, std::uint32_t mentor) {
  if (mentor == nobody) return std::nullopt;
  return built.mentors[mentor];
}

std::vector<Blocking> blocking_in(const Run& run, const Problem& problem,
                                  const Solution& solution) {
  const Problem open = without_groups(problem, solution.certificate.closed);
  std::vector<Blocking> found;
  for (const BlockingPair& each : blocking_pairs(open, solution.mentor_of)) {
    const std::size_t at = find_pair(problem, each.mentee, each.mentor);
    found.push_back({run.built.mentees[each.mentee], run.built.mentors[each.mentor],
                     problem.wish[at], problem.preference[at], each.due_to_pin});
  }
  return found;
}

std::vector<Change> changes_of(const Run& run, const std::vector<Move>& moves) {
  const Problem& problem = run.built.problem;
  std::vector<Change> changes;
  for (const Move& move : moves) {
    changes.push_back({run.built.mentees[move.mentee], code_of(run.built, move.from),
                       code_of(run.built, move.to), points_at(problem, move.mentee, move.from),
                       points_at(problem, move.mentee, move.to)});
  }
  return changes;
}

// As a pin would have it: the pair leaves the market, and the rest is matched by ballots again.
Forced forced_by_ballots(const Run& run, std::uint32_t mentee, std::uint32_t mentor) {
  const Problem problem = with_pin(run.built.problem, mentee, mentor, run.built.touch);
  const bool truthful = run.ballots->levels.empty();
  Solution after =
      solve_ballots(problem, truthful ? BallotRule::truthful : BallotRule::max).solution;
  add_up(run.built.problem, after);
  auto blocking = blocking_in(run, problem, after);
  const auto now = blocking_of(run);
  std::erase_if(blocking, [&](const Blocking& each) {
    return std::any_of(now.begin(), now.end(), [&](const Blocking& known) {
      return known.mentee == each.mentee && known.mentor == each.mentor;
    });
  });
  return {changes_of(run, moves_between(run.solution, after, mentee)),
          level_changes(run.built.problem, run.solution, after), std::move(blocking)};
}

// What the ballots refuse by naming others only; nothing where points decide.
std::vector<Obstacle> unnamed_in(const Admission& admission, const Run& run, PersonId mentee,
                                 PersonId mentor) {
  return run.ballots ? not_named(admission, mentee, mentor) : std::vector<Obstacle>{};
}

std::optional<Forced> forced_at(const Run& run, std::uint32_t mentee, std::uint32_t mentor) {
  const Problem& problem = run.built.problem;
  if (run.ballots) {
    if (bar_between(problem, mentee, mentor) != Bar::none) return std::nullopt;
    return forced_by_ballots(run, mentee, mentor);
  }
  const auto alternative = force(problem, run.solution, mentee, mentor, run.built.touch);
  if (!alternative) return std::nullopt;
  return Forced{changes_of(run, alternative->moves),
                level_changes(run.built.problem, run.solution, alternative->solution),
                {}};
}

// The best by points who can be forced, and those above them who cannot.
void add_others(const Admission& admission, const Run& run, std::uint32_t mentee, WhyThis& answer) {
  const Problem& problem = run.built.problem;
  std::vector<std::size_t> pairs;
  for (std::size_t pair = problem.first[mentee]; pair < problem.first[mentee + 1]; ++pair) {
    if (problem.mentor[pair] != run.solution.mentor_of[mentee]) pairs.push_back(pair);
  }
  std::stable_sort(pairs.begin(), pairs.end(), [&](std::size_t a, std::size_t b) {
    return problem.points[a] > problem.points[b];
  });
  // Under ballots each is a search of its own.
  const std::size_t shown = run.ballots ? 1 : others_shown;
  for (const std::size_t pair : pairs) {
    if (answer.others.size() == shown) return;
    const std::uint32_t at = problem.mentor[pair];
    const PersonId mentor = run.built.mentors[at];
    if (auto change = forced_at(run, mentee, at)) {
      answer.others.push_back({mentor, problem.points[pair], std::move(*change),
                               unnamed_in(admission, run, answer.mentee, mentor)});
    } else if (answer.barred.size() < others_shown) {
      answer.barred.push_back({mentor, problem.points[pair], bar_between(problem, mentee, at)});
    }
  }
}

// What no pin beats stands first.
void sort_obstacles(std::vector<Obstacle>& obstacles) {
  std::stable_sort(obstacles.begin(), obstacles.end(),
                   [](const Obstacle& a, const Obstacle& b) { return a.force < b.force; });
}

std::vector<PersonId> mentees_with(const Admission& admission, const Run& run, PersonId mentor) {
  std::vector<PersonId> with;
  const State& state = admission.state();
  for (const PairState* pair : unclosed_pairs(state, mentor, Role::mentor, admission.form())) {
    for (const Member& member : pair->mentees) {
      const bool there = is_there_or_to_come(member, state.day);
      // Those who are matched anew are where the proposal puts them.
      if (there && !run.built.freed.contains(member.person)) with.push_back(member.person);
    }
  }
  for (const ProposedPair& pair : run.proposal.pairs) {
    if (!gets_mentees_of(admission, mentor, pair.mentor)) continue;
    for (const ProposedMentee& each : pair.mentees)
      with.push_back(each.id);
  }
  std::sort(with.begin(), with.end());
  return with;
}

// False where a pair is of strangers or not eligible.
bool take_pairs(const Proposal& proposal, const Built& built, Solution& solution) {
  solution.mentor_of.assign(built.mentees.size(), nobody);
  for (const ProposedPair& pair : proposal.pairs) {
    const auto j = place_of(built.mentors, pair.mentor);
    for (const ProposedMentee& each : pair.mentees) {
      const auto i = place_of(built.mentees, each.id);
      if (!i || !j || find_pair(built.problem, *i, *j) == built.problem.mentor.size()) return false;
      solution.mentor_of[*i] = *j;
    }
  }
  add_up(built.problem, solution);
  return true;
}

bool take_certificate(const Proposal& proposal, const Built& built, Certificate& certificate) {
  const ProposalCertificate& proof = proposal.certificate;
  for (const PersonId mentor : proof.closed) {
    const auto j = place_of(built.mentors, mentor);
    if (!j) return false;
    certificate.closed.push_back(*j);
  }
  for (const LeftOutWay& way : proof.one_way) {
    const auto i = place_of(built.mentees, way.mentee);
    const auto j = place_of(built.mentors, way.mentor);
    if (!i || !j) return false;
    certificate.one_way.push_back({*i, *j});
  }
  certificate.one_way_claimed = proof.one_way_claimed;
  certificate.claimed = proof.claimed;
  certificate.closing = proof.closing;
  certificate.bounds = proof.bounds;
  certificate.lots = proof.lots;
  return true;
}

}  // namespace

std::vector<Obstacle> all_obstacles(const Admission& admission, PersonId mentee, PersonId mentor,
                                    Excused excused) {
  return all_obstacles(admission, Scoring(admission, {mentee}, {mentor}), mentee, mentor, excused);
}

std::vector<Obstacle> all_obstacles(const Admission& admission, const Scoring& scoring,
                                    PersonId mentee, PersonId mentor, Excused excused) {
  std::vector<Obstacle> all = admission.against(mentee, mentor);
  for (const auto& more : {scoring.obstacles(mentee, mentor), admission.behind_lead(mentor)})
    all.insert(all.end(), more.begin(), more.end());
  leave_out(excused, all);
  sort_obstacles(all);
  return all;
}

std::vector<Obstacle> passed_over(const Admission& admission, PersonId mentee, PersonId mentor) {
  std::vector<Obstacle> all = all_obstacles(admission, mentee, mentor);
  std::erase_if(all, [](const Obstacle& each) { return each.force == Force::always; });
  return all;
}

bool gets_mentees_of(const Admission& admission, PersonId mentor, PersonId lead) {
  const auto& mates = admission.mates_of(lead);
  return mentor == lead || std::find(mates.begin(), mates.end(), mentor) != mates.end();
}

bool are_in_market(const Built& built, PersonId mentee, PersonId mentor) {
  const auto i = place_of(built.mentees, mentee);
  const auto j = place_of(built.mentors, mentor);
  return i && j && find_pair(built.problem, *i, *j) < built.problem.mentor.size();
}

std::optional<Forced> forced(const Run& run, PersonId mentee, PersonId mentor) {
  const auto i = place_of(run.built.mentees, mentee);
  const auto j = place_of(run.built.mentors, mentor);
  if (!i || !j) return std::nullopt;
  return forced_at(run, *i, *j);
}

std::vector<Blocking> blocking_of(const Run& run) {
  if (!run.ballots) return {};
  return blocking_in(run, run.built.problem, run.solution);
}

std::optional<WhyThis> why(const Admission& admission, const Run& run, PersonId mentee) {
  WhyThis answer;
  answer.mentee = mentee;
  if (const Unmatched* unmatched = unmatched_of(run.proposal, mentee)) {
    answer.unmatched = *unmatched;
  }
  const auto at = place_of(run.built.mentees, mentee);
  if (!at) return answer.unmatched ? std::optional(answer) : std::nullopt;
  answer.mentor = code_of(run.built, run.solution.mentor_of[*at]);
  if (answer.mentor) {
    const Scoring scoring(admission, {mentee}, {*answer.mentor});
    answer.score = scoring.score(mentee, *answer.mentor);
    answer.tolerated = passed_over(admission, mentee, *answer.mentor);
    // The score points at the criteria of the admission, which outlives the answer.
    if (const ProposedMentee* proposed = proposed_of(run.proposal, mentee)) {
      answer.ballot = proposed->ballot;
      answer.pinned = proposed->pinned;
    }
  }
  add_others(admission, run, *at, answer);
  return answer;
}

WhyNotThem why_not(const Admission& admission, const Run& run, PersonId mentee, PersonId mentor) {
  WhyNotThem answer;
  answer.mentee = mentee;
  answer.mentor = mentor;
  answer.with = mentees_with(admission, run, mentor);
  const PersonId lead = admission.lead_of(mentor);
  const bool leads = lead == mentor;
  answer.places = leads ? free_places(admission.state(), mentor, admission.form()) : 0;
  answer.together = std::find(answer.with.begin(), answer.with.end(), mentee) != answer.with.end();
  const PersonId scored = answer.together ? lead : mentor;  // the proposal knows no other points
  answer.score = Scoring(admission, {mentee}, {scored}).score(mentee, scored);
  if (answer.together) answer.tolerated = passed_over(admission, mentee, mentor);
  if (answer.together) return answer;
  const auto i = place_of(run.built.mentees, mentee);
  const auto j = place_of(run.built.mentors, mentor);
  const bool may = are_in_market(run.built, mentee, mentor);
  (may ? answer.tolerated : answer.obstacles) = all_obstacles(admission, mentee, mentor);
  if (const auto* lost = lost_by(run.built, mentee, mentor);
      lost != nullptr && !may && answer.obstacles.empty() && lost->front().rule == "led-round")
    answer.obstacles = *lost;
  if (!answer.obstacles.empty()) return answer;
  answer.unnamed = unnamed_in(admission, run, mentee, mentor);
  answer.bar = Bar::not_eligible;
  if (!i || !j) return answer;
  answer.bar = bar_between(run.built.problem, *i, *j);
  // No rule forbids the two, and yet they are no choice: the group is larger than its places.
  if (answer.bar == Bar::not_eligible) answer.bar = Bar::no_place;
  answer.forced = forced_at(run, *i, *j);
  for (const Blocking& each : blocking_of(run))
    if (each.mentee == mentee && each.mentor == mentor)
      (each.due_to_pin ? answer.blocks : answer.left_out) = true;
  const std::size_t pair = find_pair(run.built.problem, *i, *j);
  answer.other_way = pair < run.built.problem.mentor.size() &&
                     barred_ways(run.built.problem, run.solution.mentor_of)[pair] != 0;
  return answer;
}

bool rounds_cost_nothing(const Admission& admission, const Run& run) {
  if (run.built.led_round.empty()) return true;
  if (run.ballots) return false;
  const Built all =
      build(admission, {.keep = run.built.keep, .touch = run.built.touch, .with_rounds = true});
  if (all.beyond) return false;
  const Solution most = solve(all.problem);
  return most.proved &&
         level_values(all.problem, most) == level_values(run.built.problem, run.solution);
}

std::optional<Run> run_of(const Admission& admission, const Proposal& proposal) {
  if (proposal.mechanism != Mechanism::ballots || proposal.seal != seal_of(proposal))
    return std::nullopt;
  Run run{.built = build(admission, options_of(proposal)),
          .solution = {},
          .ballots = BallotSolution{},
          .proposal = proposal};
  if (digest_of(admission, run.built) != proposal.input) return std::nullopt;
  if (!take_pairs(proposal, run.built, run.solution)) return std::nullopt;
  if (!take_certificate(proposal, run.built, run.solution.certificate)) return std::nullopt;
  run.ballots->solution = run.solution;
  // Levels are what the rule max has, and it alone makes claims.
  if (proposal.certificate.claimed) run.ballots->levels.resize(run.built.problem.objective.size());
  return run;
}

}  // namespace mentor::matching
