#include "pair_rules.h"

#include <algorithm>

#include "match_words.h"
#include "mentor/matching/scoring.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "mentor/state/together.h"

namespace mentor::cli {
namespace {

using matching::Obstacle;

// What `consent give` needs besides the code: it takes the paper on processing by itself.
std::string kind_option(const Obstacle& obstacle) {
  const bool other = obstacle.rule == "consent" && obstacle.detail != "processing";
  return other ? " --kind " + obstacle.detail : std::string();
}

class Collector {
 public:
  Collector(Session& session, const State& on_day, const ProposedPair& proposed)
      : session_(session),
        state_(on_day),
        proposed_(proposed),
        leaders_(group_mates(on_day, proposed.mentor, proposed.form)) {
    leaders_.push_back(proposed.mentor);
  }

  void add(const Obstacle& obstacle, Role role, PersonId mentee) {
    if (excused(obstacle, mentee)) return;
    Finding finding;
    finding.message = {"admission-" + obstacle.rule,
                       {{"person", session_.named(obstacle.person)},
                        {"code", mentor::text(obstacle.person)},
                        {"role", role == Role::mentor ? "mentor" : "mentee"},
                        {"role_id", role == Role::mentor ? "mentor" : "mentee"},
                        {"mentor_code", mentor::text(proposed_.mentor)},
                        {"mentee_code", mentor::text(mentee)},
                        {"kind_option", kind_option(obstacle)},
                        {"mentor", session_.named(proposed_.mentor)},
                        {"mentee", session_.named(mentee)},
                        {"form", proposed_.form.text},
                        {"detail", obstacle.detail},
                        {"on", iso(state_.day)}}};
    if (!obstacle.evidence.empty()) {
      finding.where = where(session_.programme(), obstacle.evidence.front());
    }
    if (std::find(found_.begin(), found_.end(), finding) == found_.end()) {
      found_.push_back(std::move(finding));
    }
  }

  // A rule or a required criterion of matching.yaml.
  void add_rule(const Obstacle& obstacle, PersonId mentee) {
    if (excused(obstacle, mentee)) return;
    const std::string rule = obstacle_in_words(session_.words(), session_.programme(),
                                               proposed_.form, word_of(obstacle));
    found_.push_back({Severity::error,
                      {"admission-rule",
                       {{"mentor", session_.named(obstacle.person)},
                        {"mentee", session_.named(mentee)},
                        {"mentor_code", mentor::text(obstacle.person)},
                        {"mentee_code", mentor::text(mentee)},
                        {"form", proposed_.form.text},
                        {"rule", rule},
                        {"on", iso(state_.day)}}},
                      {}});
  }

  Findings take() { return std::move(found_); }

 private:
  [[nodiscard]] bool excused(const Obstacle& obstacle, PersonId mentee) const {
    if (proposed_.within && obstacle.rule == "ended-early") {
      if (obstacle.detail == mentor::text(*proposed_.within)) return true;
    }
    // A pin to one of those who lead the group is a pin into the group.
    const bool pinned = std::any_of(leaders_.begin(), leaders_.end(), [&](PersonId leader) {
      const auto word = state_.words.find({mentee, leader});
      return word != state_.words.end() && word->second.word == Word::pin;
    });
    return pinned && obstacle.force == matching::Force::unless_pinned;
  }

  Session& session_;
  const State& state_;
  const ProposedPair& proposed_;
  std::vector<PersonId> leaders_;
  Findings found_;
};

std::vector<Obstacle> taken_elsewhere(const State& state, PersonId mentee,
                                      const ProposedPair& proposed) {
  std::vector<Obstacle> found;
  for (const PairState* pair : unclosed_pairs(state, mentee, Role::mentee, proposed.form)) {
    if (pair->id == proposed.within) continue;
    found.push_back(
        {"unpaired", mentor::text(pair->id), mentee, matching::Force::always, {pair->card->place}});
  }
  return found;
}

// Mentees who have a place with the mentor in the pair already need none.
int places_needed(const State& state, const ProposedPair& proposed) {
  int needed = 0;
  for (const PersonId mentee : proposed.mentees) {
    const bool there = pair_together(state, mentee, proposed.mentor, proposed.form) != nullptr;
    needed += there ? 0 : 1;
  }
  return needed;
}

}  // namespace

Findings forbidding(Session& session, const State& on_day, const ProposedPair& proposed) {
  Collector collector(session, on_day, proposed);
  const auto& [form, mentor, mentees, within] = proposed;
  const matching::Admission admission(on_day, form);
  for (const PersonId mentee : mentees) {
    for (const Obstacle& each : admission.of_mentor(mentor))
      collector.add(each, Role::mentor, mentee);
    for (const Obstacle& each : admission.of_mentee(mentee))
      collector.add(each, Role::mentee, mentee);
    for (const Obstacle& each : taken_elsewhere(on_day, mentee, proposed))
      collector.add(each, Role::mentee, mentee);
    for (const Obstacle& each : admission.between(mentee, mentor))
      collector.add(each, each.person == mentor ? Role::mentor : Role::mentee, mentee);
    const matching::Scoring scoring(admission, {mentee}, {mentor});
    for (const Obstacle& each : scoring.obstacles(mentee, mentor))
      collector.add_rule(each, mentee);
  }
  Findings found = collector.take();
  const int free = free_places(on_day, mentor, form);
  const int needed = places_needed(on_day, proposed);
  if (free < needed) {
    found.push_back({Severity::error,
                     {"admission-places",
                      {{"person", session.named(mentor)},
                       {"code", mentor::text(mentor)},
                       {"form", form.text},
                       {"free", std::to_string(free)},
                       {"needed", std::to_string(needed)}}},
                     {}});
  }
  return found;
}

Result<void> refuse_forbidden(Session& session, const Findings& findings) {
  if (findings.empty()) return {};
  for (const Finding& finding : findings)
    session.world().write_err(session.printed(finding));
  return fail(Exit::refused, "pair-refused", {{"count", std::to_string(findings.size())}});
}

}  // namespace mentor::cli
