#include <algorithm>
#include <map>
#include <set>

#include "members.h"
#include "mentor/state/people.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

bool is_word(EventKind kind) {
  return kind == EventKind::pin || kind == EventKind::ban || kind == EventKind::unpin;
}

bool blocks(const State& state, PersonId person, PersonId other) {
  const auto card = state.programme->people.find(person);
  if (card == state.programme->people.end()) return false;
  return std::any_of(
      card->second.blocks.begin(), card->second.blocks.end(),
      [&](const Block& each) { return each.person == other && each.reason != "relatives"; });
}

bool has_ever(const PersonState& person, Role role) {
  return std::any_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) { return each.role == role; });
}

std::vector<Arg> about(PersonId mentee, PersonId mentor) {
  return {{"mentee", text(mentee)}, {"mentor", text(mentor)}};
}

// A pin that waits for the next matching: the two and the forms in which they could be paired.
struct WaitingPin {
  PersonId mentee;
  PersonId mentor;
  Place place;
  std::set<FormId> forms;
};

// The forms that both take part in and in which the mentee has no pair yet.
std::set<FormId> forms_of_two(const State& state, const PersonState& mentee,
                              const PersonState& mentor) {
  std::set<FormId> forms;
  for (const Participation& each : mentee.participations) {
    if (each.role != Role::mentee || each.left || each.form.empty()) continue;
    if (!unclosed_pairs(state, mentee.id, Role::mentee, each.form).empty()) continue;
    if (active_participation(state, mentor, Role::mentor, each.form) != nullptr) {
      forms.insert(each.form);
    }
  }
  return forms;
}

std::vector<WaitingPin> waiting_pins(const State& state) {
  std::vector<WaitingPin> pins;
  for (const auto& [both, word] : state.words) {
    if (word.word != Word::pin) continue;
    const PersonState* mentee = find_person(state, both.first);
    const PersonState* mentor = find_person(state, both.second);
    if (mentee == nullptr || mentor == nullptr) continue;
    auto forms = forms_of_two(state, *mentee, *mentor);
    if (!forms.empty()) pins.push_back({both.first, both.second, word.place, std::move(forms)});
  }
  return pins;
}

void look_at_consents(const State& state, const WaitingPin& pin, Findings& findings) {
  for (const PersonId person : {pin.mentee, pin.mentor}) {
    for (const std::string& kind :
         lacking_consents(state, *find_person(state, person), state.day)) {
      std::vector<Arg> args = about(pin.mentee, pin.mentor);
      args.push_back({"person", text(person)});
      args.push_back({"kind", kind});
      add_warning(findings, at(state, pin.place), "pin-without-consent", std::move(args));
    }
  }
}

void look_at_places(const State& state, const WaitingPin& pin, Findings& findings) {
  const bool full = std::all_of(pin.forms.begin(), pin.forms.end(), [&](const FormId& id) {
    const Form* form = find_form(state.programme->card, id);
    return form != nullptr && free_places(state, pin.mentor, *form) <= 0;
  });
  if (!full) return;
  add_warning(findings, at(state, pin.place), "pin-without-place", about(pin.mentee, pin.mentor));
}

// Two mentors of one form for one mentee: told at the pin that came later.
void look_at_rivals(const State& state, const WaitingPin& pin, const WaitingPin& other,
                    Findings& findings) {
  const bool rivals = pin.mentee == other.mentee && pin.place > other.place &&
                      std::any_of(pin.forms.begin(), pin.forms.end(),
                                  [&](const FormId& form) { return other.forms.contains(form); });
  if (!rivals) return;
  std::vector<Arg> args = about(pin.mentee, pin.mentor);
  args.push_back({"other", text(other.mentor)});
  add_warning(findings, at(state, pin.place), "pin-second", std::move(args));
}

}  // namespace

// The command takes the two in any order; whoever writes the line by hand may swap them, and then
// matching never sees the word.
void find_swapped_words(const State& state, Findings& findings) {
  for (const auto& [both, word] : state.words) {
    const PersonState* mentee = find_person(state, both.first);
    const PersonState* mentor = find_person(state, both.second);
    if (mentee == nullptr || mentor == nullptr) continue;
    const bool swapped = !has_ever(*mentee, Role::mentee) && !has_ever(*mentor, Role::mentor) &&
                         has_ever(*mentee, Role::mentor) && has_ever(*mentor, Role::mentee);
    if (!swapped) continue;
    std::vector<Arg> args = about(both.first, both.second);
    args.push_back({"event", word.word == Word::pin ? "pin" : "ban"});
    add_error(findings, at(state, word.place), "word-swapped", std::move(args));
  }
}

void find_contradicting_words(const State& state, Findings& findings) {
  std::map<std::pair<PersonId, PersonId>, EventKind> last;
  for (const Entry& entry : entries_until(state)) {
    if (!is_word(entry.event)) continue;
    const auto mentee = person_of(entry, "mentee");
    const auto mentor = person_of(entry, "mentor");
    if (!mentee || !mentor) continue;
    const auto [known, fresh] = last.try_emplace({*mentee, *mentor}, entry.event);
    const EventKind before = known->second;
    known->second = entry.event;
    if (fresh || entry.event == EventKind::unpin || before == EventKind::unpin) continue;
    if (before == entry.event) continue;
    std::vector<Arg> args = about(*mentee, *mentor);
    args.push_back({"holds", std::string(spec_of(entry.event).name)});
    args.push_back({"before", std::string(spec_of(before).name)});
    add_note(findings, at(state, entry.place), "pin-and-ban", std::move(args));
  }
}

void find_pins_that_cannot_hold(const State& state, Findings& findings) {
  const std::vector<WaitingPin> pins = waiting_pins(state);
  for (const WaitingPin& pin : pins) {
    look_at_consents(state, pin, findings);
    look_at_places(state, pin, findings);
    for (const WaitingPin& other : pins)
      look_at_rivals(state, pin, other, findings);
  }
}

void find_pins_against_blocks(const State& state, Findings& findings) {
  for (const auto& [both, word] : state.words) {
    if (word.word != Word::pin) continue;
    const auto& [mentee, mentor] = both;
    if (mentee == mentor) {
      add_error(findings, at(state, word.place), "pin-with-oneself", about(mentee, mentor));
    } else if (blocks(state, mentee, mentor) || blocks(state, mentor, mentee)) {
      add_warning(findings, at(state, word.place), "pin-against-block", about(mentee, mentor));
    }
  }
}

}  // namespace mentor::checks
