#include "pins.h"

#include <algorithm>
#include <set>

#include "mentor/model/proposals.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "mentor/state/together.h"

namespace mentor::matching {
namespace {

// The mentor takes part in other forms only, and the mentee in one of them: there the pin holds or
// is lost.
bool is_of_another_form(const State& state, const FormId& form, const Two& two) {
  if (takes_part(state, two.second, Role::mentor, form)) return false;
  const auto& forms = state.programme->card.forms;
  return std::any_of(forms.begin(), forms.end(), [&](const Form& other) {
    return other.id != form && takes_part(state, two.first, Role::mentee, other.id) &&
           takes_part(state, two.second, Role::mentor, other.id);
  });
}

std::map<PersonId, PersonId> newest_of(const std::vector<Two>& newest_first) {
  std::map<PersonId, PersonId> newest;
  for (const auto& [mentee, mentor] : newest_first)
    newest.try_emplace(mentee, mentor);
  return newest;
}

bool may_be_lost_in(const State& state, const FormId& form, const std::vector<Two>& pins) {
  return std::any_of(pins.begin(), pins.end(), [&](const Two& two) {
    return takes_part(state, two.first, Role::mentee, form);
  });
}

// A matching of the proposal's day keeps these, by what the folder tells now. Every proposal has
// the pins that it knew and kept as pairs: those that it has not were written after it.
std::map<PersonId, PersonId> kept_on_its_day(const State& state, const Proposal& proposal) {
  const Programme before = without_outcome(*state.programme, proposal.id);
  const State then = fold(before, proposal.as_of);
  const Built built = build(Admission(then, proposal.form), options_of(proposal));
  return {built.pins.begin(), built.pins.end()};
}

}  // namespace

std::vector<Two> standing_pins(const State& state) {
  std::vector<Two> pins;
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::pin) continue;
    const auto mentee = person_of(entry, "mentee");
    const auto mentor = person_of(entry, "mentor");
    if (!mentee || !mentor) continue;
    const auto word = state.words.find({*mentee, *mentor});
    const bool holds = word != state.words.end() && word->second.place == entry.place;
    if (holds) pins.emplace_back(*mentee, *mentor);
  }
  std::reverse(pins.begin(), pins.end());
  return pins;
}

std::vector<Two> standing_pins(const State& state, const FormId& form) {
  std::vector<Two> pins = standing_pins(state);
  std::erase_if(pins, [&](const Two& two) { return is_of_another_form(state, form, two); });
  return pins;
}

std::map<PersonId, PersonId> newest_pins(const State& state) {
  return newest_of(standing_pins(state));
}

std::map<PersonId, PersonId> newest_pins(const State& state, const FormId& form) {
  return newest_of(standing_pins(state, form));
}

std::map<PersonId, PersonId> pins_since(const State& state, const Proposal& proposal) {
  std::map<PersonId, PersonId> since = newest_pins(state, proposal.form);
  const auto is_older = [&](const auto& pin) { return state.words.at(pin).date <= proposal.as_of; };
  std::erase_if(since, [&](const auto& pin) {
    const auto& [mentee, mentor] = pin;
    // Whom it does not speak of it cannot have given anybody.
    if (is_older(pin) && !is_of_mentee(proposal, mentee)) return true;
    const auto proposed = mentor_in(proposal, mentee);
    return proposed &&
           (*proposed == mentor || *proposed == group_lead(state, mentor, proposal.form));
  });
  if (std::none_of(since.begin(), since.end(), is_older)) return since;
  const std::map<PersonId, PersonId> kept = kept_on_its_day(state, proposal);
  std::erase_if(since, [&](const auto& pin) {
    const auto held = kept.find(pin.first);
    return is_older(pin) && (held == kept.end() || held->second != pin.second);
  });
  return since;
}

std::vector<PersonId> promised_places(const Admission& admission,
                                      const std::map<PersonId, PersonId>& since, PersonId mentor) {
  const State& state = admission.state();
  const FormId& form = admission.form();
  std::vector<PersonId> found;
  for (const auto& [mentee, to] : since) {
    if (to != mentor) continue;
    const bool waits = takes_part(state, mentee, Role::mentee, form) &&
                       unclosed_pairs(state, mentee, Role::mentee, form).empty();
    if (waits && admission.against(mentee, to, Excused::by_pin).empty()) found.push_back(mentee);
  }
  return found;
}

std::vector<Obstacle> against_elsewhere(const State& state, const FormId& form, const Two& two) {
  const auto& [mentee, mentor] = two;
  if (!takes_part(state, mentee, Role::mentee, form)) {
    const bool swapped = takes_part(state, mentee, Role::mentor, form) &&
                         takes_part(state, mentor, Role::mentee, form) &&
                         !takes_part(state, mentor, Role::mentor, form);
    if (!swapped) return {};
    return {{"word-swapped", "", mentor, Force::always, {}}};
  }
  const auto pairs = unclosed_pairs(state, mentee, Role::mentee, form);
  if (pairs.empty() || pair_together(state, mentee, mentor, form) != nullptr) return {};
  const PairState& pair = *pairs.front();
  return {{"in-pair", text(pair.id), mentee, Force::always, {pair.card->place}}};
}

const std::vector<Obstacle>* lost_by(const Built& built, PersonId mentee, PersonId mentor) {
  for (const auto& [two, against] : built.refused_pins) {
    if (two != Two{mentee, mentor}) continue;
    return against.front().rule == "newer-pin" ? nullptr : &against;
  }
  for (const auto& [two, against] : built.led_round)
    if (two == Two{mentee, mentor}) return &against;
  return nullptr;
}

std::vector<LostPin> lost_pins(const State& state) {
  std::vector<Two> pins = standing_pins(state);
  std::erase_if(
      pins, [&](const Two& two) { return pair_together(state, two.first, two.second) != nullptr; });
  std::set<Two> kept;
  std::set<Two> with_mentor;  // lost in a form that the mentor takes part in
  std::vector<LostPin> lost;
  for (const Form& form : state.programme->card.forms) {
    if (!may_be_lost_in(state, form.id, pins)) continue;
    Built built = build(Admission(state, form.id), {});
    kept.insert(built.pins.begin(), built.pins.end());
    for (auto& [two, against] : built.refused_pins) {
      if (std::find(pins.begin(), pins.end(), two) == pins.end()) continue;
      if (against.front().rule == "word-swapped") continue;
      if (takes_part(state, two.second, Role::mentor, form.id)) with_mentor.insert(two);
      lost.push_back({form.id, two.first, two.second, std::move(against)});
    }
  }
  std::erase_if(lost, [&](const LostPin& each) {
    const Two two{each.mentee, each.mentor};
    return kept.contains(two) ||
           (with_mentor.contains(two) && !takes_part(state, each.mentor, Role::mentor, each.form));
  });
  std::stable_sort(lost.begin(), lost.end(), [](const LostPin& a, const LostPin& b) {
    return std::pair(a.mentee, a.mentor) < std::pair(b.mentee, b.mentor);
  });
  return lost;
}

}  // namespace mentor::matching
