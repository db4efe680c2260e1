#include <algorithm>
#include <set>
#include <tuple>

#include "members.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

ConsentStatus status_on(const State& state, const PersonState& person, const std::string& kind,
                        Date day) {
  return consent_standing(state, person, kind, day).status;
}

std::vector<Arg> about(const Membership& each, const std::string& kind, ConsentStatus status) {
  return {{"person", text(each.person->id)},
          {"pair", text(each.pair->id)},
          {"kind", kind},
          {"cause", std::string(word_of(status))},
          {"from", iso(each.span.from)}};
}

// A pair that is closed cannot be put right any more; the audit still tells it.
void tell_start(const State& state, const Membership& each, Message message, Findings& findings) {
  const bool closed = is_closed(*each.pair, state.day);
  findings.push_back({closed ? Severity::warning : Severity::error, std::move(message),
                      at(state, place_of(each))});
}

bool asked_for_consent(const PersonState& person) {
  return person.card != nullptr && !person.forgotten;
}

bool present(const Membership& each, const Entry& meeting) {
  if (!covers(each.span, meeting.date)) return false;
  const auto absent = people_of(meeting, "absent");
  return std::find(absent.begin(), absent.end(), each.person->id) == absent.end();
}

struct Without {
  const Entry* first = nullptr;
  int count = 0;
};

// Meetings with the person while the consent did not hold. Between the days that a paper names the
// standing stays, so it is worked out once for each of them.
Without meetings_without(const State& state, const Membership& each, const std::string& kind) {
  Without found;
  bool holds = true;
  std::optional<Date> look_again = each.span.from;
  for (const Entry* meeting : each.pair->meetings) {
    if (meeting->date < each.span.from || !present(each, *meeting)) continue;
    if (look_again && meeting->date >= *look_again) {
      holds = status_on(state, *each.person, kind, meeting->date) == ConsentStatus::valid;
      look_again = next_consent_change(*each.person, kind, meeting->date);
    }
    if (holds) continue;
    if (found.count++ == 0) found.first = meeting;
  }
  return found;
}

bool cleared_on(const PersonState& person, const std::string& kind, Date day) {
  return std::any_of(person.entries.begin(), person.entries.end(), [&](const Entry* entry) {
    if (entry->event != EventKind::cleared || text_of(*entry, "kind") != kind) return false;
    const auto until = date_of(*entry, "until");
    return entry->date <= day && (!until || *until >= day);
  });
}

}  // namespace

void find_pairs_without_consent(const State& state, Findings& findings) {
  for (const Membership& each : memberships(state)) {
    if (!asked_for_consent(*each.person)) continue;
    for (const std::string& kind : required_consents(state, *each.person)) {
      const ConsentStatus status = status_on(state, *each.person, kind, each.span.from);
      if (status == ConsentStatus::valid) continue;
      tell_start(state, each, {"pair-before-consent", about(each, kind, status)}, findings);
    }
  }
}

void find_ended_consents(const State& state, Warnings& warnings) {
  for (const Membership& each : present_memberships(state)) {
    if (!asked_for_consent(*each.person)) continue;
    for (const std::string& kind : required_consents(state, *each.person)) {
      const ConsentStatus now = status_on(state, *each.person, kind, state.day);
      const ConsentStatus then = status_on(state, *each.person, kind, each.span.from);
      if (now == ConsentStatus::valid || then != ConsentStatus::valid) continue;
      const Place place = consent_standing(state, *each.person, kind, state.day).place;
      add_warning(warnings, at(state, place), "consent-ended", about(each, kind, now));
    }
  }
}

void find_meetings_without_consent(const State& state, Warnings& warnings) {
  for (const Membership& each : memberships(state)) {
    if (!asked_for_consent(*each.person)) continue;
    for (const std::string& kind : required_consents(state, *each.person)) {
      if (status_on(state, *each.person, kind, each.span.from) != ConsentStatus::valid) continue;
      const auto [meeting, count] = meetings_without(state, each, kind);
      if (meeting == nullptr) continue;
      add_warning(warnings, at(state, meeting->place), "meeting-without-consent",
                  {{"person", text(each.person->id)},
                   {"pair", text(each.pair->id)},
                   {"kind", kind},
                   {"date", iso(meeting->date)},
                   {"count", std::to_string(count)}});
    }
  }
}

void find_missing_clearance(const State& state, Findings& findings) {
  for (const Membership& each : memberships(state)) {
    const Form* form = find_form(state.programme->card, each.pair->card->form);
    if (form == nullptr || each.role != Role::mentor || !asked_for_consent(*each.person)) continue;
    for (const std::string& kind : form->clearance) {
      const std::vector<Arg> args = {{"person", text(each.person->id)},
                                     {"pair", text(each.pair->id)},
                                     {"kind", kind},
                                     {"from", iso(each.span.from)}};
      if (!cleared_on(*each.person, kind, each.span.from)) {
        tell_start(state, each, {"pair-before-clearance", args}, findings);
      } else if (is_active(*each.pair, state.day) && covers(each.span, state.day) &&
                 !cleared_on(*each.person, kind, state.day)) {
        add_warning(findings, at(state, place_of(each)), "clearance-ended", args);
      }
    }
  }
}

}  // namespace mentor::checks
