#include "match_remarks.h"

#include <algorithm>

#include "mentor/checks/check.h"
#include "mentor/state/answers.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/together.h"
#include "pair_life.h"
#include "pin_words.h"

namespace mentor::cli {
namespace {

bool is_ballot_of(const Programme& programme, const Finding& finding, const FormId& form) {
  return std::any_of(programme.questionnaires.begin(), programme.questionnaires.end(),
                     [&](const auto& each) {
                       return finding.where.file == "answers/" + each.first.text + ".yaml" &&
                              asks_form(each.second, form);
                     });
}

// Codes of people as everywhere on the screen, with their names.
Finding with_names(Session& session, Finding finding) {
  for (Arg& each : finding.message.args) {
    const auto id = person_code(each.value);
    if (id) each.value = session.named(*id);
  }
  return finding;
}

bool are_alike(const Finding& a, const Finding& b) {
  return a.where == b.where && arg(a.message, "because") == arg(b.message, "because");
}

// As it would be written: its line, not known yet, comes after all others.
Programme with_entry(const Programme& programme, const Entry& entry) {
  Programme after = programme;
  after.journal.push_back(entry);
  after.journal.back().place = {~0U, 0};
  sort_journal(after.journal);
  return after;
}

bool is_of(const Finding& finding, const PinSpeaker& speaker, const Entry& pin) {
  return arg(finding.message, "mentee") == speaker.name(*person_of(pin, "mentee")) &&
         arg(finding.message, "mentor") == speaker.name(*person_of(pin, "mentor"));
}

// What a pin beats is told when it is made, form by form.
void tell_rules_beaten(Session& session, const PinSpeaker& speaker, const State& state,
                       const Entry& pin) {
  const PersonId mentee = *person_of(pin, "mentee");
  const PersonId mentor = *person_of(pin, "mentor");
  for (const Form& form : state.programme->card.forms) {
    if (!takes_part(state, mentee, Role::mentee, form.id) ||
        !takes_part(state, mentor, Role::mentor, form.id))
      continue;
    const matching::Admission admission(state, form.id);
    if (const auto note = rules_beaten(speaker, admission, mentee, mentor))
      session.world().write_err(session.printed(*note));
  }
}

// All pins that are not kept then; those are told that were before.
Findings tell_pins_lost(Session& session, const PinSpeaker& speaker, const State& before,
                        const State& then) {
  const Findings known = pins_not_kept(speaker, before);
  Findings lost = pins_not_kept(speaker, then);
  for (Finding finding : lost) {
    const bool is_known = std::any_of(
        known.begin(), known.end(), [&](const Finding& each) { return are_alike(each, finding); });
    if (is_known) continue;
    finding.severity = Severity::note;
    session.world().write_err(session.printed(finding));
  }
  return lost;
}

}  // namespace

void tell_missing_rules(Session& session) {
  const std::vector<std::string>& files = session.programme().files;
  if (session.quiet() || std::find(files.begin(), files.end(), "matching.yaml") != files.end())
    return;
  session.tell(
      session.words().tr("There is no matching.yaml: no rule parts people, and every pair has 0 "
                         "points. If it was lost, "
                         "put it back first: git restore matching.yaml"));
}

void tell_wrong_ballots(Session& session, const FormId& form) {
  if (session.quiet()) return;
  for (Finding& finding : check_ballots(session.state())) {
    if (!is_ballot_of(session.programme(), finding, form)) continue;
    finding.severity = Severity::warning;
    session.world().write_err(session.printed(with_names(session, std::move(finding))));
  }
}

void tell_pairs_to_come(Session& session, const FormId& form) {
  const auto& pairs = session.state().pairs;
  const auto count = std::count_if(pairs.begin(), pairs.end(), [&](const auto& each) {
    return each.second.to_come && each.second.card->form == form;
  });
  if (count == 0 || session.quiet()) return;
  session.tell(session.words().plural(
      "{} pair by an order of a later day does not count yet: approve passes over its mentees.",
      "{} pairs by orders of later days do not count yet: approve passes over their mentees.",
      count));
}

void tell_closed_groups(Session& session, const Proposal& proposal) {
  if (session.quiet()) return;
  const State& state = session.state();
  for (const ProposedPair& pair : proposal.pairs) {
    const auto groups = unclosed_pairs(state, pair.mentor, Role::mentor, proposal.form);
    if (groups.empty()) continue;
    const PairState& group = *groups.front();
    const bool somebody_joins =
        std::any_of(pair.mentees.begin(), pair.mentees.end(), [&](const ProposedMentee& each) {
          return !is_member(group, each.id, Role::mentee, state.day);
        });
    if (!somebody_joins) continue;
    const auto open = check_joinable(session, group, state.day);
    if (open) continue;
    const Error& error = open.error();
    session.world().write_err(session.printed({Severity::note, error.message, error.where}));
  }
}

// Beside the pin itself those are told that it takes the place of.
void tell_what_pin_changes(Session& session, const Entry& pin) {
  if (session.quiet()) return;
  const PinSpeaker speaker{session.words(), [&](PersonId id) { return session.named(id); }};
  const Date day = std::max(session.day(), pin.date);
  const Programme after = with_entry(session.programme(), pin);
  const State then = fold(after, day);
  const Findings lost = tell_pins_lost(session, speaker, fold(session.programme(), day), then);
  const bool kept = std::none_of(lost.begin(), lost.end(),
                                 [&](const Finding& each) { return is_of(each, speaker, pin); });
  if (kept) tell_rules_beaten(session, speaker, then, pin);
}

// A ban holds both ways: a pin the same way is undone by it, one the other way round is lost.
void tell_what_ban_changes(Session& session, const Entry& ban) {
  if (session.quiet()) return;
  const PinSpeaker speaker{session.words(), [&](PersonId id) { return session.named(id); }};
  const Date day = std::max(session.day(), ban.date);
  const State before = fold(session.programme(), day);
  const Programme after = with_entry(session.programme(), ban);
  const State then = fold(after, day);
  const std::pair two{*person_of(ban, "mentee"), *person_of(ban, "mentor")};
  const auto word = before.words.find(two);
  const bool undone = word != before.words.end() && word->second.word == Word::pin &&
                      then.words.at(two).word == Word::ban;
  if (undone) {
    const Message message{"ban-undoes-pin",
                          {{"mentee", session.named(two.first)},
                           {"mentor", session.named(two.second)},
                           {"day", iso(word->second.date)}}};
    session.world().write_err(
        session.printed({Severity::note, message, where(session.programme(), word->second.place)}));
  }
  tell_pins_lost(session, speaker, before, then);
}

void tell_whom_ban_parts_not(Session& session, const Entry& ban) {
  if (session.quiet()) return;
  const PersonId mentee = *person_of(ban, "mentee");
  const PersonId mentor = *person_of(ban, "mentor");
  const PairState* pair = pair_together(session.state(), mentee, mentor);
  if (pair == nullptr) return;
  const Message message{"ban-not-kept",
                        {{"mentee", session.named(mentee)},
                         {"mentor", session.named(mentor)},
                         {"pair", text(pair->id)}}};
  session.world().write_err(session.printed({Severity::warning, message, {}}));
}

}  // namespace mentor::cli
