#include "pair_rules.h"

#include <algorithm>
#include <set>

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
  Collector(Session& session, const State& on_day, const PairToMake& proposed)
      : session_(session), state_(on_day), proposed_(proposed) {}

  void add(const Obstacle& obstacle, PersonId mentee) {
    if (is_own_end(obstacle)) return;
    const Role role = obstacle.person == mentee ? Role::mentee : Role::mentor;
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
  [[nodiscard]] bool is_own_end(const Obstacle& obstacle) const {
    return proposed_.within && obstacle.rule == "ended-early" &&
           obstacle.detail == mentor::text(*proposed_.within);
  }

  Session& session_;
  const State& state_;
  const PairToMake& proposed_;
  Findings found_;
};

std::vector<Obstacle> taken_elsewhere(const State& state, PersonId mentee,
                                      const PairToMake& proposed) {
  std::vector<Obstacle> found;
  for (const PairState* pair : unclosed_pairs(state, mentee, Role::mentee, proposed.form)) {
    if (pair->id == proposed.within) continue;
    found.push_back(
        {"unpaired", mentor::text(pair->id), mentee, matching::Force::always, {pair->card->place}});
  }
  return found;
}

// Mentees who have a place with the mentor in the pair already need none.
int places_needed(const State& state, const PairToMake& proposed) {
  int needed = 0;
  for (const PersonId mentee : proposed.mentees) {
    const bool there = pair_together(state, mentee, proposed.mentor, proposed.form) != nullptr;
    needed += there ? 0 : 1;
  }
  return needed;
}

}  // namespace

Findings forbidding(Session& session, const State& on_day, const PairToMake& proposed) {
  Collector collector(session, on_day, proposed);
  const auto& [form, mentor, mentees, within] = proposed;
  const matching::Admission admission(on_day, form);
  for (const PersonId mentee : mentees) {
    const auto excused = admission.excused(mentee, mentor);
    for (const Obstacle& each : admission.against(mentee, mentor, excused))
      collector.add(each, mentee);
    for (const Obstacle& each : taken_elsewhere(on_day, mentee, proposed))
      collector.add(each, mentee);
    const matching::Scoring scoring(admission, {mentee}, {mentor});
    auto rules = scoring.obstacles(mentee, mentor);
    leave_out(excused, rules);
    for (const Obstacle& each : rules)
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

Result<void> refuse_forbidden(Session& session, Findings findings) {
  if (findings.empty()) return {};
  sort_findings(findings);
  std::set<std::string> told;
  for (const Finding& finding : findings) {
    const std::string line = session.printed(finding);
    if (told.insert(line).second) session.world().write_err(line);
  }
  return fail(Exit::refused, "pair-refused", {{"count", std::to_string(told.size())}});
}

}  // namespace mentor::cli
