#include "mentor/state/people.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "mentor/checks/free_texts.h"
#include "mentor/model/stub.h"
#include "mentor/state/classes.h"
#include "mentor/state/pairs.h"
#include "mentor/state/retention.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

// Was there anything to leave just before the entry: a participation that began by then and had
// not ended before.
bool takes_part_until(const PersonState& person, const Entry& leaving) {
  const std::string role = text_of(leaving, "role");
  const FormId form{text_of(leaving, "form")};
  return std::any_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) {
                       if (!role.empty() && word(each.role) != role) return false;
                       if (!form.empty() && each.form != form) return false;
                       if (each.enrolled > leaving.date) return false;
                       return !each.left || *each.left >= leaving.date;
                     });
}

bool consented(const PersonState& person, const std::string& kind, Date day) {
  return std::any_of(person.consents.begin(), person.consents.end(), [&](const ConsentGiven& each) {
    return each.kind == kind && each.given <= day;
  });
}

// `left` without a role or form ends every one.
bool ends(const Entry& leaving, const Entry& enrolled) {
  for (const char* key : {"role", "form"}) {
    const std::string said = text_of(leaving, key);
    if (!said.empty() && said != text_of(enrolled, key)) return false;
  }
  return true;
}

bool has_category(const Person& card, const std::vector<CategoryId>& allowed) {
  return std::any_of(card.categories.begin(), card.categories.end(),
                     [&](const CategoryId& category) {
                       return std::find(allowed.begin(), allowed.end(), category) != allowed.end();
                     });
}

// Entries of pairs that bring the person in, or speak of what the person did.
bool uses_person(const Entry& entry, PersonId person) {
  switch (entry.event) {
    case EventKind::pair_joined:
    case EventKind::mentor_changed:
    case EventKind::fit:
    case EventKind::rating:
    case EventKind::appointed:
      return person_of(entry, "person") == person;
    default:
      return subject_person(entry) == person;
  }
}

void tell_return(const State& state, Place place, const PersonState& person, Findings& findings) {
  add_error(findings, at(state, place), "forgotten-returns",
            {{"person", text(person.id)}, {"forgotten", iso(*person.forgotten)}});
}

bool names(const std::vector<PersonId>& people, PersonId person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

// By its card or by an entry.
bool brings_in(const PairState& pair, PersonId person, Role role) {
  const Pair& card = *pair.card;
  if (names(role == Role::mentor ? card.mentors : card.mentees, person)) return true;
  const EventKind kind = role == Role::mentor ? EventKind::mentor_changed : EventKind::pair_joined;
  return std::any_of(pair.entries.begin(), pair.entries.end(), [&](const Entry* entry) {
    return entry->event == kind && person_of(*entry, "person") == person;
  });
}

// What ends such a pair, or brings in somebody else, is its cure.
bool mends_pair(const Entry& entry) {
  switch (entry.event) {
    case EventKind::closed:
    case EventKind::pair_left:
    case EventKind::pair_joined:
    case EventKind::mentor_changed:
      return true;
    default:
      return false;
  }
}

// Nobody else is on that side of the pair: whatever is told of it is told of the forgotten.
void tell_pair_without(const State& state, const PairState& pair, const PersonState& person,
                       Role role, Findings& findings) {
  if (!brings_in(pair, person.id, role)) return;
  for (const Entry* entry : all_entries(pair)) {
    if (entry->date <= *person.forgotten || mends_pair(*entry)) continue;
    const bool others = role == Role::mentor ? !mentors_on(pair, entry->date).empty()
                                             : !mentees_on(pair, entry->date).empty();
    if (others) continue;
    add_error(findings, at(state, entry->place), "pair-of-forgotten",
              {{"pair", text(pair.id)},
               {"person", text(person.id)},
               {"forgotten", iso(*person.forgotten)},
               {"event", std::string(spec_of(entry->event).name)},
               {"date", iso(entry->date)}});
  }
}

}  // namespace

void find_leaving_without_enrolment(const State& state, Findings& findings) {
  for (const auto& [id, person] : state.people) {
    for (const Entry* entry : person.entries) {
      if (entry->event != EventKind::left || takes_part_until(person, *entry)) continue;
      add_error(findings, at(state, entry->place), "left-not-enrolled",
                {{"person", text(id)}, {"date", iso(entry->date)}});
    }
  }
}

void find_resumed_people_not_paused(const State& state, Findings& findings) {
  for (const auto& [id, person] : state.people) {
    bool paused = false;
    for (const Entry* entry : person.entries) {
      if (entry->event == EventKind::person_paused) paused = true;
      if (entry->event != EventKind::person_resumed) continue;
      if (!paused) {
        add_error(findings, at(state, entry->place), "resumed-not-paused",
                  {{"who", text(id)}, {"date", iso(entry->date)}});
      }
      paused = false;
    }
  }
}

void find_withdrawals_without_consent(const State& state, Findings& findings) {
  for (const auto& [id, person] : state.people) {
    for (const Entry* entry : person.entries) {
      if (entry->event != EventKind::withdrawn) continue;
      const std::string kind = text_of(*entry, "kind");
      if (consented(person, kind, entry->date)) continue;
      add_error(findings, at(state, entry->place), "withdrawn-without-consent",
                {{"person", text(id)}, {"kind", kind}, {"date", iso(entry->date)}});
    }
  }
}

void find_data_past_term(const State& state, Warnings& warnings) {
  for (const auto& [id, person] : state.people) {
    const auto destruction = destruction_due(state, person);
    if (!destruction || destruction->due >= state.day) continue;
    add_warning(warnings, at(state, destruction->place), "data-past-term",
                {{"person", text(id)}, {"due", iso(destruction->due)}});
  }
}

// A later line may change the number of mentees that a mentor takes; any other is a second person
// under the code, as two branches make one.
void find_repeated_enrolments(const State& state, Findings& findings) {
  for (const auto& [id, person] : state.people) {
    std::map<std::pair<std::string, std::string>, const Entry*> open;
    for (const Entry* entry : person.entries) {
      if (entry->event == EventKind::forgotten) open.clear();
      if (entry->event == EventKind::left) {
        std::erase_if(open, [&](const auto& each) { return ends(*entry, *each.second); });
      }
      if (entry->event != EventKind::enrolled) continue;
      const auto [known, fresh] =
          open.try_emplace({text_of(*entry, "role"), text_of(*entry, "form")}, entry);
      if (fresh) continue;
      const bool changes_capacity =
          find(*entry, "capacity") != nullptr &&
          std::tie(entry->date, entry->at) > std::tie(known->second->date, known->second->at);
      if (changes_capacity) continue;
      add_error(findings, at(state, entry->place), "enrolled-twice",
                {{"person", text(id)},
                 {"role", text_of(*entry, "role")},
                 {"date", iso(known->second->date)}});
    }
  }
}

// `form` alone makes nobody a participant of a role that was never taken.
void find_forms_without_enrolment(const State& state, Warnings& warnings) {
  for (const auto& [id, person] : state.people) {
    for (const Entry* entry : person.entries) {
      if (entry->event != EventKind::form) continue;
      const std::string role = text_of(*entry, "role");
      const Role taken = role == word(Role::mentor) ? Role::mentor : Role::mentee;
      const bool enrolled =
          std::any_of(person.entries.begin(), person.entries.end(), [&](const Entry* each) {
            return each->event == EventKind::enrolled && text_of(*each, "role") == role &&
                   each->date <= entry->date;
          });
      if (enrolled && takes_part(person, entry->date, taken)) continue;
      add_warning(warnings, at(state, entry->place), "form-not-enrolled",
                  {{"person", text(id)}, {"role", role}, {"form", text_of(*entry, "form")}});
    }
  }
}

void find_unsuitable_categories(const State& state, Warnings& warnings) {
  for (const auto& [id, person] : state.people) {
    if (person.card == nullptr || person.forgotten) continue;
    for (const Participation& each : person.participations) {
      const Form* form = find_form(state.programme->card, each.form);
      if (form == nullptr || each.left) continue;
      if (has_category(*person.card, each.role == Role::mentor ? form->mentors : form->mentees)) {
        continue;
      }
      add_warning(warnings, at(state, each.place), "category-not-in-form",
                  {{"person", text(id)}, {"role", word(each.role)}, {"form", each.form.text}});
    }
  }
}

namespace {

// Where a mentor's places were told last: the enrolment that names them, else the fact.
Place place_of_capacity(const State& state, const PersonState& person, const Participation& part) {
  const auto tells = [&](const Entry* entry) {
    if (entry->event != EventKind::enrolled || text_of(*entry, "role") != "mentor") return false;
    const std::string form = text_of(*entry, "form");
    return (form.empty() || form == part.form.text) && integer_of(*entry, "capacity") == 0;
  };
  const auto told = std::find_if(person.entries.rbegin(), person.entries.rend(), tells);
  if (told != person.entries.rend()) return (*told)->place;
  const auto facts = facts_of(state, person, Role::mentor);
  const auto fact = facts.find("capacity");
  return fact == facts.end() ? part.place : fact->second.place;
}

}  // namespace

void find_capacity_of_zero(const State& state, Warnings& warnings) {
  for (const auto& [id, person] : state.people) {
    for (const Participation& each : person.participations) {
      if (each.role != Role::mentor || each.capacity != 0 || each.left) continue;
      add_warning(warnings, at(state, place_of_capacity(state, person, each)), "capacity-zero",
                  {{"person", text(id)}});
    }
  }
}

// Of those who take part: classes of earlier years stay with those who have left.
void find_unlisted_classes(const State& state, Warnings& warnings) {
  for (const auto& [id, person] : state.people) {
    if (!takes_part(person, state.day) || person.forgotten) continue;
    const auto near = listed_beside(state, person.school_class);
    if (!near) continue;
    const auto facts = facts_of(state, person, Role::mentee);
    add_warning(warnings, at(state, facts.at("class").place), "class-not-listed",
                {{"person", text(id)},
                 {"class", person.school_class},
                 {"year", school_year_of(state.day)},
                 {"near", *near}});
  }
}

void find_returns_of_forgotten(const State& state, Findings& findings) {
  std::vector<const PersonState*> forgotten;
  for (const auto& [id, person] : state.people) {
    if (person.forgotten) forgotten.push_back(&person);
  }
  for (const PersonState* person : forgotten) {
    for (const Entry& entry : entries_until(state)) {
      const bool again = entry.date > *person->forgotten && entry.event != EventKind::forgotten;
      if (again && uses_person(entry, person->id))
        tell_return(state, entry.place, *person, findings);
    }
    for (const Answer& answer : state.programme->answers) {
      if (answer.person == person->id && answer.date > *person->forgotten) {
        tell_return(state, answer.place, *person, findings);
      }
    }
    for (const auto& [id, pair] : state.programme->pairs) {
      const bool in = names(pair.mentors, person->id) || names(pair.mentees, person->id);
      if (pair.from <= *person->forgotten || !in) continue;
      tell_return(state, pair.place, *person, findings);
    }
  }
}

void find_pairs_of_forgotten(const State& state, Findings& findings) {
  for (const auto& [id, person] : state.people) {
    if (!person.forgotten) continue;
    for (const auto& [number, pair] : state.pairs) {
      if (is_closed(pair, state.day)) continue;
      for (const Role role : both_roles())
        tell_pair_without(state, pair, person, role, findings);
    }
  }
}

void find_cards_of_forgotten(const State& state, Findings& findings) {
  for (const auto& [id, person] : state.people) {
    if (!person.forgotten || person.card == nullptr || is_stub(*person.card)) continue;
    add_error(findings, at(state, person.card->place), "forgotten-card",
              {{"person", text(id)}, {"forgotten", iso(*person.forgotten)}});
  }
}

// Texts of pairs speak of others too, and are told once, by `person forget`.
void find_texts_of_forgotten(const State& state, std::span<const std::string> own,
                             Warnings& warnings) {
  for (const auto& [id, person] : state.people) {
    if (!person.forgotten) continue;
    for (const FreeText& each : free_texts_about(*state.programme, id, own)) {
      if (each.of != TextOf::person) continue;
      add_warning(warnings, at(state, each.place), "forgotten-text",
                  {{"person", text(id)}, {"key", each.key}, {"asked", each.asked}});
    }
  }
}

}  // namespace mentor::checks
