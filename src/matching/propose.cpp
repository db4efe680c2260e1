#include "mentor/matching/propose.h"

#include <algorithm>

#include "input_parts.h"
#include "ledger.h"
#include "mentor/matching/both_ways.h"
#include "mentor/matching/lowest_prices.h"
#include "told.h"

namespace mentor::matching {
namespace {

bool is_truthful(const Admission& admission) {
  return admission.rules().rule == mentor::BallotRule::truthful;
}

class Writer {
 public:
  Writer(const Admission& admission, const Built& built, const Solution& solution,
         Mechanism mechanism)
      : mechanism_(mechanism),
        admission_(admission),
        built_(built),
        problem_(built.problem),
        solution_(solution),
        teller_(admission, built),
        barred_(barred_ways(built.problem, solution.mentor_of)),
        pinned_apart_(built.problem.mentor.size(), false),
        left_out_(built.problem.mentor.size(), false),
        taken_(built.mentors.size(), 0),
        last_rank_(built.mentors.size(), 0) {
    for (std::uint32_t i = 0; i < solution.mentor_of.size(); ++i)
      if (solution.mentor_of[i] != nobody) count_in(i, solution.mentor_of[i]);
    if (mechanism_ == Mechanism::ballots) look_for_those_apart();
  }

  Proposal write() {
    Proposal proposal;
    proposal.form = built_.form;
    proposal.as_of = admission_.state().day;
    proposal.mechanism = mechanism_;
    proposal.input = digest_of(teller_);
    proposal.parts = input_parts(teller_);
    add_objective(proposal);
    add_pairs(proposal);
    add_unmatched(proposal);
    add_losers(proposal);
    proposal.ledger = ledger_of(teller_, proposal);
    if (mechanism_ == Mechanism::points) {
      proposal.certificate = certificate_of(solution_);
    } else {
      add_search(solution_.certificate, proposal.certificate);
      // The pairs prove that they are stable; that no stable ones reach more is the prover's word.
      const Certificate& proof = solution_.certificate;
      proposal.certificate.claimed = !is_truthful(admission_);
      proposal.certificate.closing = proof.closing;
      proposal.certificate.bounds = proof.bounds;
      proposal.certificate.lots = proof.lots;
    }
    return proposal;
  }

 private:
  void count_in(std::uint32_t mentee, std::uint32_t mentor) {
    ++taken_[mentor];
    const std::size_t pair = find_pair(problem_, mentee, mentor);
    if (pair < problem_.preference.size())
      last_rank_[mentor] = std::max(last_rank_[mentor], problem_.preference[pair]);
  }

  void look_for_those_apart() {
    const Problem open = without_groups(problem_, solution_.certificate.closed);
    for (const BlockingPair& each : blocking_pairs(open, solution_.mentor_of))
      (each.due_to_pin ? pinned_apart_ : left_out_)[find_pair(problem_, each.mentee, each.mentor)] =
          true;
  }

  // By ballots nobody else comes into question.
  [[nodiscard]] bool is_possible(std::size_t pair) const {
    return mechanism_ != Mechanism::ballots ||
           (problem_.wish[pair] > 0 && problem_.preference[pair] > 0);
  }

  void add_objective(Proposal& proposal) const {
    for (const Level level : problem_.objective) {
      if (level == Level::served) {
        for (int urgent = 3; urgent >= 0; --urgent) {
          proposal.objective.push_back({"served-" + std::to_string(urgent),
                                        solution_.served[static_cast<std::size_t>(urgent)]});
        }
      }
      if (level == Level::worst_off) {
        proposal.objective.push_back({"worst-off", solution_.worst_off});
      }
      if (level == Level::points) {
        proposal.objective.push_back({"points", solution_.points});
        proposal.objective.push_back({"worth", solution_.worth});
      }
    }
    proposal.objective.push_back({"lots", told_lots(solution_.lots)});
  }

  [[nodiscard]] ProposedMentee proposed(std::uint32_t mentee, std::uint32_t mentor) const {
    const PersonId younger = built_.mentees[mentee];
    const PersonId elder = built_.mentors[mentor];
    ProposedMentee made;
    made.id = younger;
    const PairScore score = teller_.scoring().score(younger, elder);
    made.points = score.points;
    for (const CriterionScore& each : score.by) {
      if (!each.counts) continue;
      made.by[each.criterion->id] = each.points;
      if (!each.matched.empty()) made.matched[each.criterion->id] = each.matched;
    }
    made.ballot = teller_.ballot(younger, elder);
    const std::size_t pair = find_pair(problem_, mentee, mentor);
    made.lot = problem_.lot[pair];
    made.pinned = (problem_.marks[pair] & pinned) != 0;
    return made;
  }

  void add_pairs(Proposal& proposal) const {
    for (std::uint32_t mentor = 0; mentor < built_.mentors.size(); ++mentor) {
      ProposedPair pair;
      pair.mentor = built_.mentors[mentor];
      for (std::uint32_t mentee = 0; mentee < built_.mentees.size(); ++mentee) {
        if (solution_.mentor_of[mentee] == mentor) pair.mentees.push_back(proposed(mentee, mentor));
      }
      const int open = problem_.mentors[mentor].places - built_.above[mentor];
      const int left = open - static_cast<int>(pair.mentees.size());
      if (left > 0) proposal.free.push_back({pair.mentor, left});
      if (!pair.mentees.empty()) proposal.pairs.push_back(std::move(pair));
    }
  }

  void add_unmatched(Proposal& proposal) const {
    for (const NotReady& each : built_.not_ready)
      proposal.unmatched.push_back(teller_.not_ready(each));
    for (std::uint32_t mentee = 0; mentee < built_.mentees.size(); ++mentee) {
      if (solution_.mentor_of[mentee] == nobody) proposal.unmatched.push_back(left_out(mentee));
    }
    std::sort(proposal.unmatched.begin(), proposal.unmatched.end(),
              [](const Unmatched& a, const Unmatched& b) {
                return std::tie(b.urgent, b.waiting_days, a.id) <
                       std::tie(a.urgent, a.waiting_days, b.id);
              });
  }

  // Who is not ready stays where they are: no order parts them.
  void add_losers(Proposal& proposal) const {
    for (std::uint32_t mentee = 0; mentee < built_.mentees.size(); ++mentee) {
      const auto now = built_.freed.find(built_.mentees[mentee]);
      if (now == built_.freed.end()) continue;
      const std::uint32_t mentor = solution_.mentor_of[mentee];
      Loser loser{now->first, now->second, {}};
      if (mentor != nobody) loser.to = built_.mentors[mentor];
      if (loser.to != loser.from) proposal.losers.push_back(loser);
    }
  }

  [[nodiscard]] Unmatched left_out(std::uint32_t mentee) const {
    const bool eligible = problem_.first[mentee] < problem_.first[mentee + 1];
    if (!eligible) return teller_.without_eligible(mentee);
    Unmatched made = teller_.waiting(built_.mentees[mentee]);
    made.nearest = best_eligible(mentee);
    const std::vector<PersonId> free = free_mentors(mentee, 0);
    const bool closed = !free.empty() && std::all_of(free.begin(), free.end(), [&](PersonId each) {
      return is_closed(each);
    });
    const bool ballots = mechanism_ == Mechanism::ballots;
    if (!free.empty() && (closed || !ballots)) {
      made.cause = closed || served_first() ? UnmatchedCause::group_min : UnmatchedCause::no_gain;
      made.witness = free;
      return made;
    }
    if (auto own = free_mentors(mentee, 1); !own.empty()) {
      made.cause = UnmatchedCause::both_ways;
      made.witness = std::move(own);
      return made;
    }
    if (auto apart = mentors_of(mentee, [&](std::size_t pair) { return pinned_apart_[pair]; });
        !apart.empty()) {
      made.cause = UnmatchedCause::no_free_place;
      made.witness = std::move(apart);
      return made;
    }
    made.cause = ballots ? UnmatchedCause::lost_on_ballots : UnmatchedCause::no_free_place;
    made.witness = witness_of(mentee);
    return made;
  }

  template <class Holds>
  [[nodiscard]] std::vector<PersonId> mentors_of(std::uint32_t mentee, Holds holds) const {
    std::vector<PersonId> found;
    for (std::size_t pair = problem_.first[mentee]; pair < problem_.first[mentee + 1]; ++pair)
      if (holds(pair)) found.push_back(built_.mentors[problem_.mentor[pair]]);
    return found;
  }

  [[nodiscard]] bool served_first() const { return problem_.objective.front() == Level::served; }

  [[nodiscard]] bool has_place(std::uint32_t mentor) const {
    return taken_[mentor] < problem_.mentors[mentor].places;
  }

  [[nodiscard]] bool is_closed(PersonId mentor) const {
    const auto& closed = solution_.certificate.closed;
    return std::any_of(closed.begin(), closed.end(),
                       [&](std::uint32_t j) { return built_.mentors[j] == mentor; });
  }

  // Mentors in question who have a place left; `barred`: those who are mentees of the mentee, or
  // those who are not.
  [[nodiscard]] std::vector<PersonId> free_mentors(std::uint32_t mentee,
                                                   std::uint8_t barred) const {
    return mentors_of(mentee, [&](std::size_t pair) {
      return barred_[pair] == barred && is_possible(pair) && has_place(problem_.mentor[pair]);
    });
  }

  [[nodiscard]] const char* why_not(std::size_t pair) const {
    const std::uint32_t mentor = problem_.mentor[pair];
    if (barred_[pair] != 0) return "both-ways";
    const bool ballots = mechanism_ == Mechanism::ballots;
    if (!is_possible(pair)) return "not-named";
    if (pinned_apart_[pair]) return "due-to-pin";
    if (left_out_[pair]) return "left-out";
    if (!has_place(mentor)) {
      if (!ballots || problem_.mentors[mentor].places == 0) return "no-place";
      return problem_.preference[pair] > last_rank_[mentor] ? "preferred-others" : "ranked-alike";
    }
    const bool small = served_first() || ballots || is_closed(built_.mentors[mentor]);
    return small ? "group-min" : "no-gain";
  }

  // The Hall set that holds the mentee, else all mentors in question.
  [[nodiscard]] std::vector<PersonId> witness_of(std::uint32_t mentee) const {
    std::vector<PersonId> mentors;
    for (const HallWitness& hall : solution_.certificate.served) {
      const bool inside = std::binary_search(hall.mentees.begin(), hall.mentees.end(), mentee);
      if (!inside) continue;
      for (const std::uint32_t mentor : hall.mentors)
        mentors.push_back(built_.mentors[mentor]);
      return mentors;
    }
    return mentors_of(mentee, [&](std::size_t pair) { return is_possible(pair); });
  }

  [[nodiscard]] std::vector<WhyNot> best_eligible(std::uint32_t mentee) const {
    std::vector<std::size_t> pairs;
    for (std::size_t pair = problem_.first[mentee]; pair < problem_.first[mentee + 1]; ++pair) {
      pairs.push_back(pair);
    }
    std::stable_sort(pairs.begin(), pairs.end(), [&](std::size_t a, std::size_t b) {
      if (pinned_apart_[a] != pinned_apart_[b]) return pinned_apart_[a] > pinned_apart_[b];
      return problem_.points[a] > problem_.points[b];
    });
    if (pairs.size() > nearest_shown) pairs.resize(nearest_shown);
    std::vector<WhyNot> nearest;
    for (const std::size_t pair : pairs) {
      nearest.push_back({built_.mentors[problem_.mentor[pair]], why_not(pair)});
    }
    return nearest;
  }

  [[nodiscard]] mentor::HallWitness in_codes(const HallWitness& hall) const {
    mentor::HallWitness made;
    made.urgent = hall.urgent;
    for (const std::uint32_t mentee : hall.mentees)
      made.mentees.push_back(built_.mentees[mentee]);
    for (const std::uint32_t mentor : hall.mentors) {
      made.mentors.push_back(built_.mentors[mentor]);
      made.places += problem_.mentors[mentor].places;
    }
    return made;
  }

  // What groups and kept pairs, bound by conditions, need besides.
  void add_search(const Certificate& proof, ProposalCertificate& made) const {
    for (const std::uint32_t mentor : proof.closed)
      made.closed.push_back(built_.mentors[mentor]);
    for (const std::uint32_t mentor : proof.open)
      made.open.push_back(built_.mentors[mentor]);
    for (const FlowWitness& witness : proof.flow)
      made.flow.push_back(in_codes(witness));
    if (proof.worst_off_flow) made.worst_off_flow = in_codes(*proof.worst_off_flow);
    made.times = proof.times;
    made.kept = proof.kept.points;
    if (proof.kept != Price{}) made.kept_lots = decimal(proof.kept.lots);
    made.claimed = proof.claimed;
    for (const PairOf& way : proof.one_way)
      made.one_way.push_back({built_.mentees[way.mentee], built_.mentors[way.mentor]});
    made.one_way_claimed = proof.one_way_claimed;
  }

  [[nodiscard]] std::vector<ProvedGroup> groups_of(const Solution& solution) const {
    std::vector<ProvedGroup> groups(built_.mentors.size());
    for (std::uint32_t i = 0; i < solution.mentor_of.size(); ++i)
      if (solution.mentor_of[i] != nobody)
        groups[solution.mentor_of[i]].mentees.push_back(built_.mentees[i]);
    for (std::size_t j = 0; j < groups.size(); ++j)
      groups[j].mentor = built_.mentors[j];
    std::erase_if(groups, [](const ProvedGroup& each) { return each.mentees.empty(); });
    return groups;
  }

  [[nodiscard]] PriceWitness in_codes(const FlowWitness& witness) const {
    PriceWitness made;
    made.urgent = witness.urgent;
    for (std::size_t mentor = 0; mentor < witness.mentor.size(); ++mentor)
      if (witness.mentor[mentor] != 0)
        made.mentors.emplace_back(built_.mentors[mentor], witness.mentor[mentor]);
    made.outside.assign(witness.outside.begin(), witness.outside.end());
    return made;
  }

  [[nodiscard]] ProposalCertificate certificate_of(const Solution& solution) const {
    const Certificate& proof = solution.certificate;
    ProposalCertificate made;
    add_search(proof, made);
    for (const Solution& each : solution.cover) {
      made.one_way_cover.push_back(certificate_of(each));
      made.one_way_cover.back().pairs = groups_of(each);
    }
    for (const HallWitness& hall : proof.served)
      made.served.push_back(in_codes(hall));
    if (proof.worst_off) {
      made.worst_off = proof.worst_off->points;
      made.worst_off_witness.push_back(in_codes(proof.worst_off->hall));
    }
    for (std::size_t mentor = 0; mentor < proof.mentor.size(); ++mentor) {
      made.prices.push_back({built_.mentors[mentor], proof.mentor[mentor].points,
                             decimal(proof.mentor[mentor].lots)});
    }
    for (int urgent = 3; urgent >= 0; --urgent) {
      const Price& price = proof.outside[static_cast<std::size_t>(urgent)];
      made.outside.push_back({urgent, price.points, decimal(price.lots)});
    }
    return made;
  }

  Mechanism mechanism_ = Mechanism::points;
  const Admission& admission_;
  const Built& built_;
  const Problem& problem_;
  const Solution& solution_;
  Teller teller_;
  std::vector<std::uint8_t> barred_;  ///< by pair: 1 = the two are matched the other way round
  std::vector<bool> pinned_apart_;    ///< by pair: they would rather have each other, but for a pin
  std::vector<bool> left_out_;        ///< by pair: the same, but for Certificate::one_way
  std::vector<int> taken_;            ///< by mentor: mentees of the solution
  std::vector<std::uint16_t> last_rank_;  ///< by mentor: how the last of these is ranked
};

}  // namespace

Mechanism mechanism_of(const Admission& admission) {
  const Mechanism wanted = admission.rules().mechanism;
  if (wanted != Mechanism::automatic) return wanted;
  return admission.sheets().any() ? Mechanism::ballots : Mechanism::points;
}

namespace {

std::optional<BallotSolution> by_ballots(const Admission& admission, const Problem& problem,
                                         const Effort& effort = {}) {
  if (mechanism_of(admission) != Mechanism::ballots) return std::nullopt;
  return solve_ballots(problem, is_truthful(admission) ? BallotRule::truthful : BallotRule::max,
                       effort);
}

void lower_all_prices(const Problem& problem, Solution& solution) {
  lower_prices(without_ways(problem, solution.certificate), solution);
  for (Solution& each : solution.cover)
    lower_all_prices(problem, each);
}

}  // namespace

Proposal write_proposal(const Admission& admission, const Built& built, const Solution& solution) {
  return Writer(admission, built, solution, mechanism_of(admission)).write();
}

std::vector<RatePrice> rate_prices(const Admission& admission, const Run& run) {
  const Problem& problem = run.built.problem;
  const bool points = std::find(problem.objective.begin(), problem.objective.end(),
                                Level::points) != problem.objective.end();
  const bool any_kept = std::any_of(problem.marks.begin(), problem.marks.end(),
                                    [](std::uint8_t mark) { return (mark & Mark::kept) != 0; });
  std::vector<RatePrice> out;
  const auto add = [&](const char* rate, int Rates::*member) {
    Problem without = problem;
    without.rates.*member = 0;
    // Where no rate is left the level alone fixes the points, whatever the lots.
    const bool fixed = without.rates.load == 0 && without.rates.keep == 0;
    const auto ballots = by_ballots(admission, without, fixed ? Effort{.lots = 0} : Effort{});
    out.push_back({rate, ballots ? ballots->solution.points : solve(without).points});
  };
  if (points && problem.rates.load > 0) add("load", &Rates::load);
  if (points && problem.rates.keep > 0 && any_kept) add("keep", &Rates::keep);
  return out;
}

Run propose(const Admission& admission, const ProposeOptions& options) {
  Run run;
  run.built = build(admission, options.build);
  run.ballots = by_ballots(admission, run.built.problem);
  if (run.ballots) {
    run.solution = run.ballots->solution;
  } else {
    run.solution = solve(run.built.problem);
    if (!has_conditions(run.built.problem)) lower_all_prices(run.built.problem, run.solution);
  }
  run.proposal = write_proposal(admission, run.built, run.solution);
  run.proposal.program = options.program;
  run.proposal.keep = options.build.keep;
  run.proposal.touch = options.build.touch;
  return run;
}

bool same_outcome(const Proposal& a, const Proposal& b) {
  const auto pairs = [](const Proposal& proposal) {
    std::vector<std::pair<PersonId, PersonId>> all;
    for (const ProposedPair& pair : proposal.pairs) {
      for (const ProposedMentee& mentee : pair.mentees)
        all.emplace_back(mentee.id, pair.mentor);
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  return a.form == b.form && a.as_of == b.as_of && a.input == b.input &&
         a.mechanism == b.mechanism && a.keep == b.keep && a.touch == b.touch &&
         pairs(a) == pairs(b);
}

std::string proposal_id(const Programme& programme, const Proposal& proposal) {
  const std::string first = iso(proposal.as_of) + "-" + proposal.form.text;
  std::string id = first;
  for (int number = 2; programme.proposals.contains(id); ++number) {
    if (same_outcome(programme.proposals.at(id), proposal)) return id;
    id = first + "-" + std::to_string(number);
  }
  return id;
}

}  // namespace mentor::matching
