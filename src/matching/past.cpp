#include "past.h"

#include <algorithm>

#include "mentor/model/proposals.h"
#include "mentor/state/pairs.h"

namespace mentor::matching {
namespace {

using Between = std::map<std::pair<PersonId, PersonId>, std::vector<Obstacle>>;

void add_bans(const State& state, Between& between) {
  for (const auto& [two, said] : state.words) {
    if (said.word != Word::ban) continue;
    const auto& [mentee, mentor] = two;
    between[{mentee, mentor}].push_back({"ban", said.reason, mentor, Force::always, {said.place}});
    const auto other = state.words.find({mentor, mentee});
    const bool told = other != state.words.end() &&
                      (other->second.word == Word::ban || other->second.date > said.date);
    if (!told)
      between[{mentor, mentee}].push_back(
          {"ban", said.reason, mentee, Force::always, {said.place}});
  }
}

// The orders of proposals: what they end, they end to match anew.
std::vector<const Entry*> orders_of_proposals(const State& state) {
  std::vector<const Entry*> orders;
  for (const Entry& entry : entries_until(state))
    if (entry.event == EventKind::order && !texts_of(entry, "proposals").empty())
      orders.push_back(&entry);
  return orders;
}

// An order of that day approved a re-match that gave the mentee somebody else, or nobody.
bool is_matched_anew(const State& state, const std::vector<const Entry*>& orders,
                     const PairState& pair, PersonId mentee, PersonId mentor) {
  const auto frees = [&](const std::string& id) {
    const auto found = state.programme->proposals.find(id);
    return found != state.programme->proposals.end() && found->second.keep == "today" &&
           found->second.form == pair.card->form && mentor_in(found->second, mentee) != mentor;
  };
  return std::any_of(orders.begin(), orders.end(), [&](const Entry* order) {
    if (order->date != pair.closed->date) return false;
    const auto pairs = texts_of(*order, "pairs");
    const auto ids = texts_of(*order, "proposals");
    return std::find(pairs.begin(), pairs.end(), text(pair.id)) != pairs.end() &&
           std::any_of(ids.begin(), ids.end(), frees);
  });
}

}  // namespace

Between told_between(const State& state) {
  Between between;
  add_bans(state, between);
  const std::vector<const Entry*> orders = orders_of_proposals(state);
  for (const auto& [id, pair] : state.pairs) {
    if (pair.to_come) continue;
    const bool closed = is_closed(pair, state.day);
    for (const Member& mentor : pair.mentors) {
      for (const Member& mentee : pair.mentees) {
        // Whoever was replaced or left before is not one of them any more.
        const Date last = members_day(pair, state.day);
        if (!is_there_or_to_come(mentor, last) || !is_there_or_to_come(mentee, last)) continue;
        const PersonId younger = mentee.person;
        const PersonId elder = mentor.person;
        const auto add = [&](PersonId learns, PersonId teaches, const char* rule, Force force,
                             Place place) {
          between[{learns, teaches}].push_back({rule, text(id), teaches, force, {place}});
        };
        if (!closed) add(elder, younger, "both-ways", Force::always, pair.card->place);
        if (!closed || !pair.closed->early || is_matched_anew(state, orders, pair, younger, elder))
          continue;
        add(younger, elder, "ended-early", Force::unless_pinned, pair.closed->place);
        add(elder, younger, "ended-early", Force::unless_pinned, pair.closed->place);
      }
    }
  }
  return between;
}

}  // namespace mentor::matching
