#include "mentor/state/people.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "mentor/state/classes.h"
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

Place place_of_class(const State& state, const PersonState& person) {
  return facts_of(state, person, Role::mentee).at("class").place;
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
  std::map<std::string, std::optional<std::string>> beside;  // many people are in few classes
  for (const auto& [id, person] : state.people) {
    if (!takes_part(person, state.day) || person.forgotten) continue;
    const auto [known, is_new] = beside.try_emplace(person.school_class);
    if (is_new) known->second = listed_beside(state, person.school_class);
    const auto& near = known->second;
    if (!near) continue;
    add_warning(warnings, at(state, place_of_class(state, person)), "class-not-listed",
                {{"person", text(id)},
                 {"class", person.school_class},
                 {"year", school_year_of(state.day)},
                 {"near", *near}});
  }
}

void find_classes_of_last_year(const State& state, Warnings& warnings) {
  for (const PersonId id : left_behind(state)) {
    const PersonState& person = state.people.at(id);
    if (person.forgotten) continue;
    add_warning(warnings, at(state, place_of_class(state, person)), "class-of-last-year",
                {{"person", text(id)},
                 {"class", person.school_class},
                 {"year", school_year_of(state.day)}});
  }
}

}  // namespace mentor::checks
