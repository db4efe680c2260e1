// Who was forgotten: nothing that is told after that day may bring them back.
#include <algorithm>
#include <set>
#include <tuple>

#include "mentor/base/text.h"
#include "mentor/checks/check.h"
#include "mentor/checks/free_texts.h"
#include "mentor/model/stub.h"
#include "mentor/state/pairs.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

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

std::vector<const PersonState*> forgotten_people(const State& state) {
  std::vector<const PersonState*> forgotten;
  for (const auto& [id, person] : state.people) {
    if (person.forgotten) forgotten.push_back(&person);
  }
  return forgotten;
}

// A code that stands in an entry or in an answer, and under what.
struct Naming {
  std::string key;
  PersonId person;
};

void add_namings(std::vector<Naming>& all, std::string_view key, std::string_view text) {
  if (const auto person = person_code(trim(text))) all.push_back({std::string(key), *person});
}

// Also where a text may hold a code: who signed, helped, is responsible, wrote the line.
std::vector<Naming> named_in(const Entry& entry) {
  std::vector<Naming> all;
  for (const Field& field : entry.fields) {
    for (const std::string& each : texts_of(field.value))
      add_namings(all, field.key, each);
  }
  add_namings(all, "by", entry.by);
  return all;
}

std::vector<Naming> named_in(const Answer& answer) {
  std::vector<Naming> all;
  for (const auto& [question, value] : answer.values) {
    for (const std::string& tied : value.values) {
      for (const std::string& each : split(tied, "="))
        add_namings(all, question, each);
    }
  }
  return all;
}

// To end a post, a place or a pin of somebody is no return.
bool names_for_an_end(EventKind event, std::string_view key) {
  return event == EventKind::relieved || event == EventKind::pair_left ||
         event == EventKind::unpin || key == "instead_of";
}

bool is_return(const State& state, PersonId id, Date date) {
  const PersonState* person = find_person(state, id);
  return person != nullptr && person->forgotten && *person->forgotten < date;
}

std::vector<Arg> args_of(const State& state, const Naming& naming) {
  return {{"person", text(naming.person)},
          {"forgotten", iso(*find_person(state, naming.person)->forgotten)},
          {"key", naming.key}};
}

// A record tells its lists anew with every update: whom it named before, it may name again.
class NamedBefore {
 public:
  /// Whether an earlier line of the same record has the name under that key.
  bool note(const Entry& entry, const Naming& naming) {
    if (!spec_of(entry.event).has_id) return false;
    return !known_.insert({entry.event, text_of(entry, "id"), naming.key, naming.person}).second;
  }

 private:
  std::set<std::tuple<EventKind, std::string, std::string, PersonId>> known_;
};

void look_for_forgotten_in_entries(const State& state, Findings& findings) {
  NamedBefore before;
  for (const Entry& entry : entries_until(state)) {
    const auto subject = subject_person(entry);
    const bool of_person = subject && entry.event != EventKind::forgotten;
    if (of_person && is_return(state, *subject, entry.date)) {
      tell_return(state, entry.place, *find_person(state, *subject), findings);
      continue;
    }
    for (const Naming& each : named_in(entry)) {
      if (before.note(entry, each) || !is_return(state, each.person, entry.date)) continue;
      if (names_for_an_end(entry.event, each.key)) continue;
      if (uses_person(entry, each.person)) {
        tell_return(state, entry.place, *find_person(state, each.person), findings);
      } else {
        add_error(findings, at(state, entry.place), "forgotten-named", args_of(state, each));
      }
    }
  }
  for (const Answer& answer : state.programme->answers) {
    for (const Naming& each : named_in(answer)) {
      if (!is_return(state, each.person, answer.date)) continue;
      add_warning(findings, at(state, answer.place), "forgotten-named", args_of(state, each));
    }
  }
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

void find_returns_of_forgotten(const State& state, Findings& findings) {
  const std::vector<const PersonState*> forgotten = forgotten_people(state);
  if (!forgotten.empty()) look_for_forgotten_in_entries(state, findings);
  for (const PersonState* person : forgotten) {
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

namespace mentor {

Findings find_later_than_forgetting(const Programme& programme, PersonId person, Date day) {
  Programme after = programme;
  Entry entry;
  entry.date = day;
  entry.subject = person;
  entry.event = EventKind::forgotten;
  const auto place =
      std::upper_bound(after.journal.begin(), after.journal.end(), day,
                       [](Date until, const Entry& each) { return until < each.date; });
  after.journal.insert(place, std::move(entry));
  const State state = fold(after, std::max(day, after.journal.back().date));
  Findings findings;
  checks::find_returns_of_forgotten(state, findings);
  checks::find_pairs_of_forgotten(state, findings);
  std::erase_if(findings, [&](const Finding& each) {
    return each.severity != Severity::error || arg(each.message, "person") != text(person);
  });
  sort_findings(findings);
  return findings;
}

}  // namespace mentor
