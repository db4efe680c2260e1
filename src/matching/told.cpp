#include "told.h"

#include <algorithm>

#include "mentor/matching/explain.h"
#include "mentor/matching/propose.h"
#include "mentor/matching/verify.h"
#include "mentor/state/people.h"
#include "pins.h"

namespace mentor::matching {

namespace {

std::set<std::string> asked_times(const Admission& admission) {
  std::set<std::string> times{"slots"};
  for (const auto& [id, questionnaire] : admission.state().programme->questionnaires)
    for (const Question& question : questionnaire.questions)
      if (question.type == QuestionType::slots) times.insert(question.fact);
  std::set<std::string> asked;
  for (const Rule& each : admission.rules().rules)
    if (times.contains(each.mentee)) asked.insert(each.mentee);
  for (const Criterion& each : admission.rules().criteria)
    if (times.contains(each.mentee)) asked.insert(each.mentee);
  return asked;
}

}  // namespace

Teller::Teller(const Admission& admission, const Built& built)
    : admission_(admission), built_(built), time_facts_(asked_times(admission)) {}

Unmatched Teller::waiting(PersonId mentee) const {
  Unmatched made;
  made.id = mentee;
  if (const PersonState* person = find_person(admission_.state(), mentee)) {
    made.urgent = person->urgent;
    if (!built_.freed.contains(mentee))
      made.waiting_days = waiting_days(admission_.state(), *person, built_.form);
  }
  return made;
}

Unmatched Teller::not_ready(const NotReady& who) const {
  Unmatched made = waiting(who.mentee);
  made.cause = UnmatchedCause::not_ready;
  for (const Obstacle& obstacle : who.obstacles)
    made.missing.push_back(word_of(obstacle));
  return made;
}

// Whom a pin would have given a mentor, whatever the rules say, wants what the pin wanted.
std::optional<WhyNot> Teller::pin_in_vain(PersonId mentee) const {
  for (const auto& [two, against] : built_.refused_pins) {
    const std::string& rule = against.front().rule;
    const bool counts = rule == "pins-hold" || rule == "no-place" || rule == "group-min";
    if (two.first == mentee && counts) return WhyNot{two.second, rule};
  }
  return std::nullopt;
}

Unmatched Teller::without_eligible(std::uint32_t mentee) const {
  Unmatched made = waiting(built_.mentees[mentee]);
  made.cause = UnmatchedCause::no_eligible_mentor;
  made.removed_by = built_.removed_by[mentee];
  // Of a mentor who is the mentee themselves nobody need hear.
  made.removed_by.erase("same-person");
  made.nearest = nearly_eligible(mentee);
  if (const auto pin = pin_in_vain(made.id)) {
    made.cause =
        pin->reason == "group-min" ? UnmatchedCause::group_min : UnmatchedCause::no_free_place;
    made.witness = {pin->mentor};
  }
  return made;
}

const char* word_of(UnmatchedCause cause) {
  switch (cause) {
    case UnmatchedCause::not_ready:
      return "not-ready";
    case UnmatchedCause::no_eligible_mentor:
      return "no-eligible-mentor";
    case UnmatchedCause::no_free_place:
      return "no-free-place";
    case UnmatchedCause::lost_on_ballots:
      return "lost-on-ballots";
    case UnmatchedCause::no_gain:
      return "no-gain";
    case UnmatchedCause::group_min:
      return "group-min";
    case UnmatchedCause::both_ways:
      return "both-ways";
  }
  return "";
}

const char* word_of(BallotMatch ballot) {
  switch (ballot) {
    case BallotMatch::none:
      return "none";
    case BallotMatch::one_sided:
      return "one-sided";
    case BallotMatch::mutual:
      return "mutual";
  }
  return "";
}

const char* word_of(ClosedGroups closing) {
  switch (closing) {
    case ClosedGroups::none:
      return "";
    case ClosedGroups::fewest:
      return "fewest";
    case ClosedGroups::undecided:
      return "undecided";
    case ClosedGroups::in_turn:
      return "in-turn";
  }
  return "";
}

const char* word_of(LotsProof lots) {
  switch (lots) {
    case LotsProof::none:
      return "";
    case LotsProof::claimed:
      return "claimed";
    case LotsProof::undecided:
      return "undecided";
  }
  return "";
}

const char* word_of(Mechanism mechanism) {
  switch (mechanism) {
    case Mechanism::automatic:
      return "auto";
    case Mechanism::points:
      return "points";
    case Mechanism::ballots:
      return "ballots";
  }
  return "";
}

const char* word_of(Check check) {
  switch (check) {
    case Check::problem_faulty:
      return "problem-faulty";
    case Check::lengths_differ:
      return "lengths-differ";
    case Check::pair_not_eligible:
      return "pair-not-eligible";
    case Check::pin_not_kept:
      return "pin-not-kept";
    case Check::places_exceeded:
      return "places-exceeded";
    case Check::group_too_small:
      return "group-too-small";
    case Check::too_many_broken:
      return "too-many-broken";
    case Check::sums_differ:
      return "sums-differ";
    case Check::witness_missing:
      return "witness-missing";
    case Check::witness_wrong:
      return "witness-wrong";
    case Check::worst_off_wrong:
      return "worst-off-wrong";
    case Check::outside_price_not_zero:
      return "outside-price-not-zero";
    case Check::price_below_last_place:
      return "price-below-last-place";
    case Check::price_above_next_place:
      return "price-above-next-place";
    case Check::not_the_best_choice:
      return "not-the-best-choice";
    case Check::smaller_list_exists:
      return "smaller-list-exists";
    case Check::witness_not_whole:
      return "witness-not-whole";
    case Check::bounds_wrong:
      return "bounds-wrong";
    case Check::closing_wrong:
      return "closing-wrong";
    case Check::closed_needless:
      return "closed-needless";
    case Check::price_not_lowest:
      return "price-not-lowest";
    case Check::both_ways:
      return "both-ways";
    case Check::one_way_wrong:
      return "one-way-wrong";
    case Check::claim_wrong:
      return "claim-wrong";
    case Check::cover_wrong:
      return "cover-wrong";
    case Check::cover_better:
      return "cover-better";
    case Check::cover_not_whole:
      return "cover-not-whole";
  }
  return "";
}

std::optional<int> Teller::times(PersonId mentee) const {
  if (time_facts_.empty()) return std::nullopt;
  std::size_t named = 0;
  for (const std::string& key : time_facts_)
    named += scoring().fact(mentee, Role::mentee, key).words.size();
  return static_cast<int>(named);
}

BallotMatch Teller::ballot(PersonId mentee, PersonId mentor) const {
  const BallotSheets& sheets = admission_.sheets();
  const auto ranks = [](const auto& all, PersonId by, PersonId of) {
    const auto sheet = all.find(by);
    return sheet != all.end() && sheet->second.rank.contains(of);
  };
  const bool wished = ranks(sheets.of_mentees, mentee, mentor);
  const bool preferred = ranks(sheets.of_mentors, mentor, mentee);
  if (wished && preferred) return BallotMatch::mutual;
  return wished || preferred ? BallotMatch::one_sided : BallotMatch::none;
}

std::vector<WhyNot> Teller::nearly_eligible(std::uint32_t mentee) const {
  struct Candidate {
    std::size_t obstacles = 0;
    int points = 0;
    PersonId mentor;
    std::string first;
  };
  std::vector<Candidate> candidates;
  const PersonId younger = built_.mentees[mentee];
  for (const PersonId elder : built_.mentors) {
    if (gets_mentees_of(admission_, younger, elder)) continue;  // one leads no group to oneself
    std::vector<Obstacle> all = admission_.between(younger, elder);
    for (const auto& more : {admission_.of_mentor(elder), scoring().obstacles(younger, elder),
                             admission_.behind_lead(elder)}) {
      all.insert(all.end(), more.begin(), more.end());
    }
    if (const auto* lost = lost_by(built_, younger, elder)) all = *lost;
    if (all.empty()) continue;
    candidates.push_back(
        {all.size(), scoring().points(younger, elder), elder, word_of(all.front())});
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

}  // namespace mentor::matching
