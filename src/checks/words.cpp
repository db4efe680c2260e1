#include <algorithm>
#include <map>
#include <set>

#include "members.h"
#include "mentor/state/people.h"
#include "mentor/state/together.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

bool is_word(EventKind kind) {
  return kind == EventKind::pin || kind == EventKind::ban || kind == EventKind::unpin;
}

bool has_ever(const PersonState& person, Role role) {
  return std::any_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) { return each.role == role; });
}

std::vector<Arg> about(PersonId mentee, PersonId mentor) {
  return {{"mentee", text(mentee)}, {"mentor", text(mentor)}};
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

// Only the last word of two people, where the one before said the opposite: what came earlier is
// history.
void find_contradicting_words(const State& state, Warnings& warnings) {
  struct Said {
    const Entry* before = nullptr;
    const Entry* last = nullptr;
  };
  std::map<std::pair<PersonId, PersonId>, Said> said;
  for (const Entry& entry : entries_until(state)) {
    if (!is_word(entry.event)) continue;
    const auto mentee = person_of(entry, "mentee");
    const auto mentor = person_of(entry, "mentor");
    if (!mentee || !mentor) continue;
    Said& of_two = said[{*mentee, *mentor}];
    of_two = {of_two.last, &entry};
  }
  for (const auto& [two, of_two] : said) {
    const auto& [before, last] = of_two;
    if (before == nullptr || before->event == last->event) continue;
    if (before->event == EventKind::unpin || last->event == EventKind::unpin) continue;
    std::vector<Arg> args = about(two.first, two.second);
    args.push_back({"holds", std::string(spec_of(last->event).name)});
    args.push_back({"before", std::string(spec_of(before->event).name)});
    add_note(warnings, at(state, last->place), "pin-and-ban", std::move(args));
  }
}

// A ban keeps two from a new pair and parts nobody: a pair that stands, or one that another branch
// made meanwhile, is for the curator to end.
void find_bans_not_kept(const State& state, Warnings& warnings) {
  for (const auto& [both, word] : state.words) {
    if (word.word != Word::ban) continue;
    const PairState* pair = pair_together(state, both.first, both.second);
    if (pair == nullptr) pair = pair_together(state, both.second, both.first);
    if (pair == nullptr) continue;
    std::vector<Arg> args = about(both.first, both.second);
    args.push_back({"pair", text(pair->id)});
    add_warning(warnings, at(state, word.place), "ban-not-kept", std::move(args));
  }
}

void find_pins_with_oneself(const State& state, Findings& findings) {
  for (const auto& [both, word] : state.words) {
    if (word.word != Word::pin || both.first != both.second) continue;
    add_error(findings, at(state, word.place), "pin-with-oneself", about(both.first, both.second));
  }
}

}  // namespace mentor::checks
