#include "mentor/matching/compare.h"

#include <algorithm>
#include <set>

#include "mentor/model/proposals.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"

namespace mentor::matching {
namespace {

using Arrangement = std::map<PersonId, std::vector<PersonId>>;

const Unmatched* unmatched_in(const Side& side, PersonId mentee) {
  return side.proposal == nullptr ? nullptr : unmatched_of(*side.proposal, mentee);
}

std::vector<LevelChange> level_changes(const Proposal& before, const Proposal& after) {
  std::vector<LevelChange> levels;
  const auto served = [](const Proposal& proposal, bool urgent_only) {
    std::int64_t sum = 0;
    for (const LevelValue& each : proposal.objective)
      if (each.level.starts_with("served-") && (!urgent_only || each.level != "served-0"))
        sum += each.value;
    return sum;
  };
  const bool urgent_ones = served(before, true) + served(after, true) > 0;
  if (urgent_ones && served(before, false) != served(after, false))
    levels.push_back({"served", served(before, false), served(after, false)});
  for (const LevelValue& old : before.objective) {
    for (const LevelValue& now : after.objective) {
      const bool told = old.level == now.level && old.level != "lots" && old.value != now.value;
      if (told) levels.push_back({old.level, old.value, now.value});
    }
  }
  return levels;
}

class Comparer {
 public:
  Comparer(const Side& before, const Side& after, const FormId& form)
      : before_(before),
        after_(after),
        form_(form),
        then_(*before.state, form),
        admission_(*after.state, form),
        was_(arrangement(before, form)),
        is_(arrangement(after, form)) {
    if (after.proposal == nullptr) return;
    run_ = propose(admission_, {options_of(*after.proposal), ""});
    fresh_ = run_->proposal.input == after.proposal->input &&
             same_outcome(run_->proposal, *after.proposal);
  }

  Comparison compare() {
    Comparison made;
    std::set<PersonId> mentees;
    for (const Arrangement* each : {&was_, &is_}) {
      for (const auto& [mentee, mentors] : *each)
        mentees.insert(mentee);
    }
    for (const PersonId mentee : mentees) {
      const auto from = of(was_, mentee);
      const auto to = of(is_, mentee);
      if (is_same(mentee, from, to)) {
        ++made.same;
      } else {
        made.differences.push_back(difference(mentee, from, to));
      }
    }
    std::stable_sort(made.differences.begin(), made.differences.end(),
                     [](const auto& a, const auto& b) { return a.turn < b.turn; });
    if (before_.proposal != nullptr && after_.proposal != nullptr)
      made.levels = level_changes(*before_.proposal, *after_.proposal);
    return made;
  }

 private:
  static std::vector<PersonId> of(const Arrangement& all, PersonId mentee) {
    const auto found = all.find(mentee);
    return found == all.end() ? std::vector<PersonId>{} : found->second;
  }

  // A proposal names one of those who lead a group: with that one among them the mentee has what
  // was proposed, whoever leads it besides.
  [[nodiscard]] bool is_same(PersonId mentee, const std::vector<PersonId>& from,
                             const std::vector<PersonId>& to) const {
    if (from == to) return true;
    const auto named = [&](const Side& side) {
      return side.proposal == nullptr ? std::nullopt : mentor_in(*side.proposal, mentee);
    };
    const auto has = [](const std::vector<PersonId>& mentors, PersonId mentor) {
      return std::find(mentors.begin(), mentors.end(), mentor) != mentors.end();
    };
    const auto before = named(before_);
    const auto after = named(after_);
    return (before || after) && (!before || has(to, *before)) && (!after || has(from, *after));
  }

  // Of those who lead a group the one whom a proposal would name.
  static PersonId lead_among(const Admission& admission, const std::vector<PersonId>& mentors) {
    const PersonId lead = admission.lead_of(mentors.front());
    const bool there = std::find(mentors.begin(), mentors.end(), lead) != mentors.end();
    return there ? lead : mentors.front();
  }

  [[nodiscard]] Difference difference(PersonId mentee, const std::vector<PersonId>& from,
                                      const std::vector<PersonId>& to) const {
    Difference made{mentee, Turn::changed, from, to, 0, 0, {}};
    if (to.empty()) made.turn = Turn::lost;
    if (from.empty()) made.turn = Turn::gained;
    made.points_before = points(before_, then_, mentee, from);
    made.points_after = points(after_, admission_, mentee, to);
    if (after_.proposal == nullptr) {
      made.reason = made_by_order(made);
    } else if (made.turn == Turn::gained) {
      made.reason = stood_before(mentee);
    } else {
      made.reason = parted(made);
    }
    return made;
  }

  // What a proposal says of its own pairs; of the others, what the facts of the side's day give.
  static int points(const Side& side, const Admission& admission, PersonId mentee,
                    const std::vector<PersonId>& mentors) {
    if (mentors.empty()) return 0;
    if (side.proposal != nullptr)
      if (const ProposedMentee* told = proposed_of(*side.proposal, mentee)) return told->points;
    return Scoring(admission, {mentee}, mentors).points(mentee, lead_among(admission, mentors));
  }

  // The later side is a day's pairs: what was written about them.
  [[nodiscard]] Reason made_by_order(const Difference& change) const {
    Reason reason;
    for (const auto& [id, pair] : after_.state->pairs) {
      if (pair.card->form != form_ || !belongs(pair, change)) continue;
      reason.pair = id;
      reason.kind = change.turn == Turn::lost ? Because::closed : Because::order;
    }
    if (!reason.pair) reason.kind = Because::not_made;
    return reason;
  }

  // The pair that the mentee has now; of somebody who lost theirs, the last with that mentor.
  [[nodiscard]] bool belongs(const PairState& pair, const Difference& change) const {
    const auto holds = [](const std::vector<Member>& members, PersonId person) {
      return std::any_of(members.begin(), members.end(),
                         [&](const Member& each) { return each.person == person; });
    };
    if (!holds(pair.mentees, change.mentee)) return false;
    if (change.turn == Turn::lost) return holds(pair.mentors, change.from.front());
    return is_unclosed(pair, after_.state->day) && holds(pair.mentors, change.to.front());
  }

  [[nodiscard]] Reason stood_before(PersonId mentee) const {
    Reason reason;
    if (const Unmatched* then = unmatched_in(before_, mentee)) {
      reason.kind = Because::unmatched;
      reason.unmatched = *then;
      return reason;
    }
    reason.kind = before_.proposal == nullptr ? Because::waited : Because::outside;
    reason.obstacles = then_.of_mentee(mentee);
    if (!reason.obstacles.empty()) reason.kind = Because::outside;
    return reason;
  }

  // Why a mentee and the former mentor are not together in the proposal.
  [[nodiscard]] Reason parted(const Difference& change) const {
    Reason reason;
    const PersonId mentor = lead_among(admission_, change.from);
    if (!change.to.empty() && is_pinned(change.mentee, lead_among(admission_, change.to))) {
      reason.kind = Because::pinned;
      return reason;
    }
    if (are_in_market(run_->built, change.mentee, mentor)) return weighed(change.mentee, mentor);
    reason.obstacles = admission_.of_mentee(change.mentee);
    reason.kind = Because::outside;
    if (!reason.obstacles.empty()) return reason;
    reason.obstacles = all_obstacles(admission_, change.mentee, mentor);
    reason.kind = Because::rule;
    if (!reason.obstacles.empty()) return reason;
    return weighed(change.mentee, mentor);
  }

  [[nodiscard]] bool is_pinned(PersonId mentee, PersonId mentor) const {
    const auto word = after_.state->words.find({mentee, mentor});
    return word != after_.state->words.end() && word->second.word == Word::pin;
  }

  // No rule parts them: what the former pair would cost.
  [[nodiscard]] Reason weighed(PersonId mentee, PersonId mentor) const {
    Reason reason;
    if (const Unmatched* now = unmatched_in(after_, mentee)) reason.unmatched = *now;
    if (!fresh_) return reason;
    if (run_->ballots) {
      reason.kind = Because::ballots;
      return reason;
    }
    const auto alternative = forced(*run_, mentee, mentor);
    if (!alternative) {
      reason.kind = Because::no_place;
      reason.bar = why_not(admission_, *run_, mentee, mentor).bar;
      return reason;
    }
    reason.levels = alternative->levels;
    reason.kind = reason.levels.empty() ? Because::lots : Because::cost;
    return reason;
  }

  const Side& before_;
  const Side& after_;
  const FormId& form_;
  Admission then_;       ///< of the earlier side's day
  Admission admission_;  ///< of the later one's
  Arrangement was_;
  Arrangement is_;
  std::optional<Run> run_;  ///< of the later proposal's day
  bool fresh_ = false;      ///< the run gives just that proposal
};

}  // namespace

Arrangement arrangement(const Side& side, const FormId& form) {
  Arrangement mentors_of;
  const State& state = *side.state;
  for (const auto& [id, pair] : state.pairs) {
    if (pair.card->form != form || !is_unclosed(pair, state.day)) continue;
    const auto mentors = there_or_to_come(pair.mentors, state.day);
    for (const PersonId mentee : there_or_to_come(pair.mentees, state.day)) {
      auto& all = mentors_of[mentee];
      all.insert(all.end(), mentors.begin(), mentors.end());
      std::sort(all.begin(), all.end());
    }
  }
  if (side.proposal == nullptr) return mentors_of;
  for (const Unmatched& each : side.proposal->unmatched)
    mentors_of.erase(each.id);
  for (const ProposedPair& pair : side.proposal->pairs) {
    std::vector<PersonId> leaders = group_mates(state, pair.mentor, form);
    leaders.push_back(pair.mentor);
    std::sort(leaders.begin(), leaders.end());
    for (const ProposedMentee& each : pair.mentees)
      mentors_of[each.id] = leaders;
  }
  return mentors_of;
}

Comparison compare(const Side& before, const Side& after, const FormId& form) {
  return Comparer(before, after, form).compare();
}

}  // namespace mentor::matching
