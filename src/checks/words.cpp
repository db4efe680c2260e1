#include <algorithm>
#include <map>
#include <set>

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

std::vector<Arg> about(PersonId mentee, PersonId mentor) {
  return {{"mentee", text(mentee)}, {"mentor", text(mentor)}};
}

}  // namespace

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
