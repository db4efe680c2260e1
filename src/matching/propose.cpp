#include "mentor/matching/propose.h"

#include <algorithm>

#include "mentor/state/people.h"

namespace mentor::matching {
namespace {

constexpr std::size_t nearest_shown = 3;

BallotMatch ballot_between(const BallotSheets& sheets, PersonId mentee, PersonId mentor) {
  const auto ranks = [](const auto& all, PersonId by, PersonId of) {
    const auto sheet = all.find(by);
    return sheet != all.end() && sheet->second.rank.contains(of);
  };
  const bool wished = ranks(sheets.of_mentees, mentee, mentor);
  const bool preferred = ranks(sheets.of_mentors, mentor, mentee);
  if (wished && preferred) return BallotMatch::mutual;
  return wished || preferred ? BallotMatch::one_sided : BallotMatch::none;
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
        scoring_(admission, built.mentees, built.mentors) {}

  Proposal write() {
    Proposal proposal;
    proposal.form = built_.form;
    proposal.as_of = admission_.state().day;
    proposal.mechanism = mechanism_;
    proposal.input = digest_of(built_);
    add_objective(proposal);
    add_pairs(proposal);
    add_unmatched(proposal);
    add_certificate(proposal);
    return proposal;
  }

 private:
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
    proposal.objective.push_back({"lots", static_cast<std::int64_t>(solution_.lots)});
  }

  [[nodiscard]] ProposedMentee proposed(std::uint32_t mentee, std::uint32_t mentor) const {
    const PersonId younger = built_.mentees[mentee];
    const PersonId elder = built_.mentors[mentor];
    ProposedMentee made;
    made.id = younger;
    const PairScore score = scoring_.score(younger, elder);
    made.points = score.points;
    for (const CriterionScore& each : score.by) {
      if (!each.counts) continue;
      made.by[each.criterion->id] = each.points;
      if (!each.matched.empty()) made.matched[each.criterion->id] = each.matched;
    }
    made.ballot = ballot_between(admission_.sheets(), younger, elder);
    made.lot = lot_of(built_.form, built_.year, younger, elder);
    made.pinned = (problem_.marks[find_pair(problem_, mentee, mentor)] & pinned) != 0;
    return made;
  }

  void add_pairs(Proposal& proposal) const {
    for (std::uint32_t mentor = 0; mentor < built_.mentors.size(); ++mentor) {
      ProposedPair pair;
      pair.mentor = built_.mentors[mentor];
      for (std::uint32_t mentee = 0; mentee < built_.mentees.size(); ++mentee) {
        if (solution_.mentor_of[mentee] == mentor) pair.mentees.push_back(proposed(mentee, mentor));
      }
      const int left = problem_.mentors[mentor].places - static_cast<int>(pair.mentees.size());
      if (left > 0) proposal.free.push_back({pair.mentor, left});
      if (!pair.mentees.empty()) proposal.pairs.push_back(std::move(pair));
    }
  }

  [[nodiscard]] Unmatched waiting(PersonId mentee) const {
    Unmatched made;
    made.id = mentee;
    if (const PersonState* person = find_person(admission_.state(), mentee)) {
      made.urgent = person->urgent;
      made.waiting_days = waiting_days(admission_.state(), *person, built_.form);
    }
    return made;
  }

  void add_unmatched(Proposal& proposal) const {
    for (const NotReady& each : built_.not_ready) {
      Unmatched made = waiting(each.mentee);
      made.cause = UnmatchedCause::not_ready;
      for (const Obstacle& obstacle : each.obstacles)
        made.missing.push_back(word_of(obstacle));
      proposal.unmatched.push_back(std::move(made));
    }
    for (std::uint32_t mentee = 0; mentee < built_.mentees.size(); ++mentee) {
      if (solution_.mentor_of[mentee] == nobody) proposal.unmatched.push_back(left_out(mentee));
    }
    std::sort(proposal.unmatched.begin(), proposal.unmatched.end(),
              [](const Unmatched& a, const Unmatched& b) {
                return std::tie(b.urgent, b.waiting_days, a.id) <
                       std::tie(a.urgent, a.waiting_days, b.id);
              });
  }

  [[nodiscard]] Unmatched left_out(std::uint32_t mentee) const {
    Unmatched made = waiting(built_.mentees[mentee]);
    const bool eligible = problem_.first[mentee] < problem_.first[mentee + 1];
    if (eligible) {
      made.cause = UnmatchedCause::no_free_place;
      made.witness = witness_of(mentee);
      made.nearest = full_mentors(mentee);
      if (mechanism_ == Mechanism::ballots) made.cause = UnmatchedCause::lost_on_ballots;
    } else {
      made.cause = UnmatchedCause::no_eligible_mentor;
      made.removed_by = built_.removed_by[mentee];
      made.nearest = nearly_eligible(mentee);
    }
    return made;
  }

  // The Hall set that holds the mentee, else all mentors who are eligible.
  [[nodiscard]] std::vector<PersonId> witness_of(std::uint32_t mentee) const {
    std::vector<PersonId> mentors;
    for (const HallWitness& hall : solution_.certificate.served) {
      const bool inside = std::binary_search(hall.mentees.begin(), hall.mentees.end(), mentee);
      if (!inside) continue;
      for (const std::uint32_t mentor : hall.mentors)
        mentors.push_back(built_.mentors[mentor]);
      return mentors;
    }
    for (std::size_t pair = problem_.first[mentee]; pair < problem_.first[mentee + 1]; ++pair) {
      mentors.push_back(built_.mentors[problem_.mentor[pair]]);
    }
    return mentors;
  }

  [[nodiscard]] std::vector<WhyNot> full_mentors(std::uint32_t mentee) const {
    std::vector<std::size_t> pairs;
    for (std::size_t pair = problem_.first[mentee]; pair < problem_.first[mentee + 1]; ++pair) {
      pairs.push_back(pair);
    }
    std::stable_sort(pairs.begin(), pairs.end(), [&](std::size_t a, std::size_t b) {
      return problem_.points[a] > problem_.points[b];
    });
    if (pairs.size() > nearest_shown) pairs.resize(nearest_shown);
    std::vector<WhyNot> nearest;
    for (const std::size_t pair : pairs) {
      nearest.push_back({built_.mentors[problem_.mentor[pair]], "no-place"});
    }
    return nearest;
  }

  // Mentors whom the fewest rules keep away, then those with the most points.
  [[nodiscard]] std::vector<WhyNot> nearly_eligible(std::uint32_t mentee) const {
    struct Candidate {
      std::size_t obstacles = 0;
      int points = 0;
      PersonId mentor;
      std::string first;
    };
    std::vector<Candidate> candidates;
    const PersonId younger = built_.mentees[mentee];
    for (const PersonId elder : built_.mentors) {
      std::vector<Obstacle> all = admission_.between(younger, elder);
      for (const auto& more : {admission_.of_mentor(elder), scoring_.obstacles(younger, elder)}) {
        all.insert(all.end(), more.begin(), more.end());
      }
      if (all.empty()) continue;
      candidates.push_back(
          {all.size(), scoring_.points(younger, elder), elder, word_of(all.front())});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(a.obstacles, b.points, a.mentor) < std::tie(b.obstacles, a.points, b.mentor);
    });
    if (candidates.size() > nearest_shown) candidates.resize(nearest_shown);
    std::vector<WhyNot> nearest;
    for (const Candidate& each : candidates)
      nearest.push_back({each.mentor, each.first});
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

  void add_certificate(Proposal& proposal) const {
    const Certificate& proof = solution_.certificate;
    ProposalCertificate& made = proposal.certificate;
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
  }

  Mechanism mechanism_ = Mechanism::points;
  const Admission& admission_;
  const Built& built_;
  const Problem& problem_;
  const Solution& solution_;
  Scoring scoring_;
};

}  // namespace

Mechanism mechanism_of(const Admission& admission) {
  const Mechanism wanted = admission.rules().mechanism;
  if (wanted != Mechanism::automatic) return wanted;
  return admission.sheets().any() ? Mechanism::ballots : Mechanism::points;
}

Run propose(const Admission& admission, const ProposeOptions& options) {
  Run run;
  const Mechanism mechanism = mechanism_of(admission);
  run.built = build(admission, options.build);
  if (mechanism == Mechanism::ballots) {
    const bool truthful = admission.rules().rule == mentor::BallotRule::truthful;
    run.ballots =
        solve_ballots(run.built.problem, truthful ? BallotRule::truthful : BallotRule::max);
    run.solution = run.ballots->solution;
  } else {
    run.solution = solve(run.built.problem);
  }
  run.proposal = Writer(admission, run.built, run.solution, mechanism).write();
  run.proposal.program = options.program;
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
         a.mechanism == b.mechanism && pairs(a) == pairs(b);
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
