#include "why_since.h"

#include <algorithm>
#include <set>
#include <utility>

#include "event_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/explain.h"
#include "mentor/matching/pins.h"
#include "mentor/model/proposals.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "session.h"
#include "why_facts.h"
#include "why_rules.h"
#include "why_today.h"

namespace mentor::cli {
namespace {

using matching::Admission;
using matching::Obstacle;

std::set<std::pair<PersonId, std::string>> words_of(const std::vector<Obstacle>& obstacles) {
  std::set<std::pair<PersonId, std::string>> words;
  for (const Obstacle& each : obstacles)
    words.emplace(each.person, matching::word_of(each));
  return words;
}

std::vector<Obstacle> obstacles_of(const Admission& admission, PersonId mentee, PersonId mentor) {
  return matching::all_obstacles(admission, mentee, mentor, admission.excused(mentee, mentor));
}

// Those whom the proposal gave the mentor, and who are theirs by now, take no place here: the
// question is who might have been there instead.
bool is_full(Session& session, const Proposal& proposal, PersonId lead) {
  std::set<PersonId> given;
  for (const Together& each : together_today(session, lead))
    if (each.mentor == lead && each.form == proposal.form &&
        mentor_in(proposal, each.mentee) == lead)
      given.insert(each.mentee);
  return room_in_group(session.state(), lead, proposal.form, given) <= 0;
}

bool has_mentor(Session& session, const FormId& form, PersonId mentee) {
  const auto pairs = together_today(session, mentee);
  return std::any_of(pairs.begin(), pairs.end(), [&](const Together& each) {
    return each.mentee == mentee && each.form == form;
  });
}

void add_words_of_curator(Session& session, const Proposal& proposal, const Admission& today,
                          PersonId mentee, PersonId mentor, SinceThen& since) {
  const auto pins = matching::pins_since(session.state(), proposal);
  const auto pin = pins.find(mentee);
  if (pin != pins.end() && today.lead_of(pin->second) == today.lead_of(mentor))
    since.pin = session.state().words.at(*pin);
  if (has_mentor(session, proposal.form, mentee)) return;  // which the page tells of its own
  // To whom the proposal gives nobody, a pin alone makes another thing of it.
  if (const auto given = mentor_in(proposal, mentee)) {
    since.overtaken = overtaken(session, proposal, mentee, *given);
  } else if (pin != pins.end()) {
    since.overtaken = overtaken(session, proposal, mentee, mentor);
  }
}

using Possible = std::pair<int, PersonId>;  // points

// The mentors with whom something stood between them and the mentee, and nothing does today; the
// most points first.
std::vector<Possible> possible_since(Session& session, const Proposal& proposal,
                                     const Admission& then, PersonId mentee) {
  const State& state = session.state();
  std::vector<PersonId> mentors;
  for (const auto& [id, person] : state.people)
    if (takes_part(state, id, Role::mentor, proposal.form)) mentors.push_back(id);
  const Admission today(state, proposal.form);
  const matching::Scoring scoring(today, {mentee}, mentors);
  const matching::Scoring scored_then(then, {mentee}, mentors);
  const auto is_barred = [&](const Admission& on, const matching::Scoring& by, PersonId mentor) {
    return !matching::all_obstacles(on, by, mentee, mentor, on.excused(mentee, mentor)).empty();
  };
  std::vector<Possible> possible;
  for (const PersonId mentor : mentors) {
    if (is_barred(today, scoring, mentor) || !is_barred(then, scored_then, mentor)) continue;
    if (!is_full(session, proposal, today.lead_of(mentor)))
      possible.emplace_back(scoring.score(mentee, mentor).points, mentor);
  }
  std::stable_sort(possible.begin(), possible.end(),
                   [](const Possible& a, const Possible& b) { return a.first > b.first; });
  return possible;
}

}  // namespace

SinceThen since_then(Session& session, const Proposal& proposal, const Admission& then,
                     PersonId mentee, PersonId mentor) {
  SinceThen since;
  if (together_today(session, mentee, mentor)) return since;
  const Admission today(session.state(), proposal.form);
  since.against = obstacles_of(today, mentee, mentor);
  since.full = is_full(session, proposal, today.lead_of(mentor));
  const auto before = obstacles_of(then, mentee, mentor);
  const bool was_full = free_places(then.state(), then.lead_of(mentor), proposal.form) == 0;
  const bool places_differ = since.against.empty() && since.full != was_full;
  since.differs = words_of(since.against) != words_of(before) || places_differ;
  since.points = matching::Scoring(today, {mentee}, {mentor}).score(mentee, mentor).points;
  add_words_of_curator(session, proposal, today, mentee, mentor, since);
  return since;
}

std::vector<std::string> in_words(Session& session, const FormId& form, const SinceThen& since) {
  const Words& words = session.words();
  std::vector<std::string> lines;
  if (since.pin)
    lines.push_back(words.tr("The curator has pinned this pair since, on {0}: {1}.",
                             day_in_words(words, since.pin->date), since.pin->reason));
  const bool by_pin = since.pin && since.against.empty() && !since.full;
  if (!since.differs || by_pin) return lines;  // whatever stands against them, the pin beats
  const std::string today = day_in_words(words, session.day());
  if (!since.against.empty()) {
    // A pin beats rules and no lack of places.
    const Pin pin = since.full ? Pin::needless : Pin::could_come;
    lines.push_back(words.tr("Today, {0}, it is forbidden: {1}.", today,
                             join(rule_lines(session, form, since.against, pin).items, "; ")));
  } else if (since.full) {
    lines.push_back(words.tr("Today, {0}, the mentor has no free place.", today));
  } else {
    lines.push_back(words.tr("Today, {0}, no rule forbids it; the pair would have {1} points.",
                             today, since.points));
  }
  return lines;
}

std::string word_of(const SinceThen& since) {
  if (!since.against.empty()) return matching::word_of(since.against.front());
  return since.full ? "no-place" : "possible";
}

OthersToday others_today(Session& session, const Proposal& proposal, const Admission& then,
                         const matching::WhyThis& why) {
  OthersToday others;
  for (const matching::Other& each : why.others) {
    const auto lines = in_words(session, proposal.form,
                                since_then(session, proposal, then, why.mentee, each.mentor));
    if (!lines.empty()) others.told.emplace(each.mentor, join(lines, " "));
  }
  for (const auto& [points, mentor] : possible_since(session, proposal, then, why.mentee)) {
    if (mentor == why.mentor) continue;
    if (others.possible.size() == 3) break;
    others.possible.push_back(session.named(mentor) + " — " +
                              session.words().tr("{} points", points));
  }
  return others;
}

std::optional<Document> explain_since_for(Session& session, Asking asking, const Proposal& proposal,
                                          const matching::Run& run, matching::WhyNotThem apart,
                                          const SinceThen& since) {
  if (since.differs && !since.against.empty()) {
    apart.obstacles = since.against;
    return explain_not_for(session, asking, run, apart);
  }
  if (!since.overtaken.empty())
    return explain_overtaken_for(session, asking, proposal, apart.mentee, apart.mentor);
  if (!since.differs) return std::nullopt;
  apart.obstacles.clear();
  apart.forced.reset();
  if (since.full) return explain_not_for(session, asking, run, apart);
  Document document = session.document("why-for", name_for(session, asking.about));
  document.blocks.emplace_back(doc::Paragraph{session.words().tr(
      "This pair is possible today; what was proposed on {} was chosen when it was not.",
      day_in_words(session.words(), proposal.as_of))});
  add_sentence(document, "possible-today");
  return document;
}

}  // namespace mentor::cli
