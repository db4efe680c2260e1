#include <algorithm>
#include <map>

#include "fold_parts.h"

namespace mentor {
namespace {

Role role_of(const Entry& entry) {
  return text_of(entry, "role") == "mentor" ? Role::mentor : Role::mentee;
}

void enroll(PersonState& person, const Entry& entry) {
  Participation participation;
  participation.role = role_of(entry);
  participation.form = FormId{text_of(entry, "form")};
  participation.enrolled = entry.date;
  if (const auto capacity = integer_of(entry, "capacity")) {
    participation.capacity = static_cast<int>(*capacity);
  }
  participation.place = entry.place;
  for (Participation& known : person.participations) {
    const bool same = known.role == participation.role && known.form == participation.form;
    if (!same || known.left) continue;
    // Said again while it holds: the first day stays, what is new is taken.
    if (participation.capacity) known.capacity = participation.capacity;
    return;
  }
  person.participations.push_back(std::move(participation));
}

// The form chosen later fills a participation without one, else adds one.
void choose_form(PersonState& person, const Entry& entry) {
  const Role role = role_of(entry);
  const FormId form{text_of(entry, "form")};
  for (Participation& known : person.participations) {
    if (known.role == role && !known.left && known.form == form) return;
  }
  for (Participation& known : person.participations) {
    if (known.role != role || known.left || !known.form.empty()) continue;
    known.form = form;
    return;
  }
  person.participations.push_back({role, form, entry.date, {}, {}, {}, entry.place});
}

void leave(PersonState& person, const Entry& entry) {
  const Value* role = find(entry, "role");
  const FormId form{text_of(entry, "form")};
  for (Participation& known : person.participations) {
    if (known.left) continue;
    if (role != nullptr && known.role != role_of(entry)) continue;
    if (!form.empty() && known.form != form) continue;
    known.left = entry.date;
    known.left_reason = text_of(entry, "reason");
  }
}

void give_consent(PersonState& person, const Entry& entry) {
  ConsentGiven consent;
  consent.kind = text_of(entry, "kind");
  consent.given = entry.date;
  for (const std::string& signer : texts_of(entry, "signed_by")) {
    consent.signed_by.push_back(signer == "self" ? Signer::self : Signer::representative);
  }
  consent.until = date_of(entry, "until");
  consent.paper = text_of(entry, "paper");
  consent.place = entry.place;
  person.consents.push_back(std::move(consent));
}

void withdraw(PersonState& person, const Entry& entry) {
  const std::string kind = text_of(entry, "kind");
  for (ConsentGiven& consent : person.consents) {
    if (consent.kind == kind && !consent.withdrawn) consent.withdrawn = entry.date;
  }
}

void agree(PersonState& person, const Entry& entry) {
  person.agreement = Agreement{entry.date, text_of(entry, "number"), date_of(entry, "until"),
                               boolean_of(entry, "paid"), entry.place};
}

SupportState support_state(const Entry& entry) {
  const std::string state = text_of(entry, "state");
  if (state == "opened") return SupportState::opened;
  return state == "contact" ? SupportState::contact : SupportState::closed;
}

void end_participations(PersonState& person, Date day) {
  for (Participation& known : person.participations) {
    if (!known.left) known.left = day;
  }
}

// What concerns who the person is in the programme.
bool fold_participation(PersonState& person, const Entry& entry) {
  switch (entry.event) {
    case EventKind::enrolled:
      enroll(person, entry);
      return true;
    case EventKind::form:
      choose_form(person, entry);
      return true;
    case EventKind::left:
      leave(person, entry);
      return true;
    case EventKind::person_paused:
      start_pause(person.pauses, entry);
      return true;
    case EventKind::person_resumed:
      end_pause(person.pauses, entry.date);
      return true;
    case EventKind::forgotten:
      end_participations(person, entry.date);
      return true;
    case EventKind::willing:
      person.willing.push_back(role_of(entry));
      return true;
    default:
      return false;
  }
}

}  // namespace

void start_pause(std::vector<Span>& pauses, const Entry& entry) {
  const auto until = date_of(entry, "until");
  end_pause(pauses, entry.date);
  pauses.push_back({entry.date, until ? std::optional(add_days(*until, 1)) : std::nullopt});
}

void end_pause(std::vector<Span>& pauses, Date day) {
  for (Span& pause : pauses) {
    if (covers(pause, day)) pause.to = day;
  }
}

void fold_person_entry(PersonState& person, const Entry& entry) {
  if (person.forgotten && *person.forgotten < entry.date) return;
  person.entries.push_back(&entry);
  if (fold_participation(person, entry)) return;
  switch (entry.event) {
    case EventKind::consent:
      give_consent(person, entry);
      break;
    case EventKind::withdrawn:
      withdraw(person, entry);
      break;
    case EventKind::selected:
      person.selected[FormId{text_of(entry, "form")}] = {
          entry.date, boolean_of(entry, "decision").value_or(false), entry.place};
      break;
    case EventKind::cleared:
      person.cleared[text_of(entry, "kind")] = {entry.date, date_of(entry, "until"), entry.place};
      break;
    case EventKind::agreement:
      agree(person, entry);
      break;
    case EventKind::joined_class:
      person.school_class = text_of(entry, "class");
      break;
    case EventKind::urgent:
      person.urgent = static_cast<int>(integer_of(entry, "value").value_or(0));
      break;
    case EventKind::support:
      person.support = support_state(entry);
      break;
    case EventKind::search:
      person.search = &entry;
      break;
    case EventKind::fact:
      person.facts.push_back(&entry);
      break;
    default:
      break;
  }
}

namespace {

using DaysOfForgetting = std::map<PersonId, Date>;

void end_places(std::vector<Member>& side, const DaysOfForgetting& forgotten, bool of_open_pair) {
  std::erase_if(side, [&](const Member& member) {
    const auto day = forgotten.find(member.person);
    return day != forgotten.end() && day->second < member.span.from;
  });
  if (!of_open_pair) return;
  for (Member& member : side) {
    const auto day = forgotten.find(member.person);
    if (day == forgotten.end()) continue;
    member.span.to = std::min(member.span.to.value_or(day->second), day->second);
  }
}

}  // namespace

// Of the day itself everything counts, in whatever order its lines stand, but nothing goes on.
void end_parts_of_forgotten(State& state) {
  DaysOfForgetting forgotten;
  for (auto& [id, person] : state.people) {
    if (!person.forgotten) continue;
    forgotten.emplace(id, *person.forgotten);
    end_participations(person, *person.forgotten);
  }
  if (forgotten.empty()) return;
  for (auto& [id, pair] : state.pairs) {
    end_places(pair.mentors, forgotten, !pair.closed);
    end_places(pair.mentees, forgotten, !pair.closed);
  }
}

}  // namespace mentor
