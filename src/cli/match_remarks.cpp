#include "match_remarks.h"

#include <algorithm>

#include "mentor/checks/check.h"
#include "mentor/state/answers.h"

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

bool speaks_of(const Finding& finding, const Entry& pin) {
  return finding.severity == Severity::warning &&
         arg(finding.message, "mentee") == text_of(pin, "mentee") &&
         arg(finding.message, "mentor") == text_of(pin, "mentor");
}

// As it would be written: its line, not known yet, comes after all others.
Programme with_entry(const Programme& programme, const Entry& entry) {
  Programme after = programme;
  after.journal.push_back(entry);
  after.journal.back().place = {~0U, 0};
  sort_journal(after.journal);
  return after;
}

}  // namespace

void tell_wrong_ballots(Session& session, const FormId& form) {
  if (session.quiet()) return;
  for (Finding& finding : check_ballots(session.state())) {
    if (!is_ballot_of(session.programme(), finding, form)) continue;
    finding.severity = Severity::warning;
    session.world().write_err(session.printed(with_names(session, std::move(finding))));
  }
}

void tell_pin_without_hold(Session& session, const Entry& pin) {
  if (session.quiet()) return;
  const Programme after = with_entry(session.programme(), pin);
  for (Finding& finding : check_pins(fold(after, std::max(session.day(), pin.date)))) {
    if (!speaks_of(finding, pin)) continue;
    finding.severity = Severity::note;
    finding.where = {};
    session.world().write_err(session.printed(with_names(session, std::move(finding))));
  }
}

}  // namespace mentor::cli
