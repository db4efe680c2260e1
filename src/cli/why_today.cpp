#include "why_today.h"

#include <algorithm>
#include <set>

#include "event_words.h"
#include "match_words.h"
#include "mentor/matching/explain.h"
#include "mentor/matching/pins.h"
#include "mentor/matching/recheck.h"
#include "mentor/model/proposals.h"
#include "mentor/state/drafts.h"
#include "mentor/state/order_numbers.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "why_voices.h"

namespace mentor::cli {
namespace {

const Member* member_on(const std::vector<Member>& members, PersonId person, Date day) {
  for (const Member& each : members)
    if (each.person == person && is_there_or_to_come(each, day)) return &each;
  return nullptr;
}

// A later mentor has an order of their own.
std::string order_of(const PairState& pair, Date since) {
  if (since == pair.from) return pair.card->order;
  for (const Entry* each : pair.entries) {
    const std::string order = text_of(*each, "order");
    if (each->date == since && !order.empty()) return order;
  }
  return {};
}

bool has(const std::vector<Member>& members, PersonId person) {
  return std::any_of(members.begin(), members.end(),
                     [&](const Member& each) { return each.person == person; });
}

// What the proposal made of the two, and the day since which it is over.
struct Ended {
  Date day{};
  bool as_planned = false;
};

std::optional<Ended> ended(const State& state, const Proposal& proposal, PersonId mentee,
                           PersonId mentor) {
  for (const auto& [id, pair] : state.pairs) {
    const bool theirs =
        pair.card->source == proposal.id && has(pair.mentees, mentee) && has(pair.mentors, mentor);
    if (!theirs) continue;
    for (const auto* members : {&pair.mentees, &pair.mentors})
      for (const Member& each : *members) {
        const bool left = (each.person == mentee || each.person == mentor) &&
                          !is_there_or_to_come(each, state.day);
        if (left && !(pair.closed && *each.span.to == pair.closed->date))
          return Ended{*each.span.to, false};
      }
    if (is_closed(pair, state.day)) return Ended{pair.closed->date, !pair.closed->early};
  }
  return std::nullopt;
}

// Of the proposals of the orders by which somebody came into the pair later, and of the card, the
// one that has the two together.
std::string source_of(const Programme& programme, const PairState& pair, const Together& two) {
  std::vector<std::string> behind;
  for (const Entry& entry : programme.journal) {
    const bool theirs = entry.event == EventKind::order && two.since != pair.from &&
                        !two.order.empty() &&
                        order_key(text_of(entry, "number")) == order_key(two.order);
    if (!theirs) continue;
    const auto listed = texts_of(entry, "proposals");
    behind.insert(behind.end(), listed.begin(), listed.end());
  }
  behind.push_back(pair.card->source);
  for (const std::string& id : behind) {
    const auto found = programme.proposals.find(id);
    if (found != programme.proposals.end() && found->second.form == two.form &&
        mentor_in(found->second, two.mentee) == two.mentor)
      return id;
  }
  return {};
}

// The day of the last order of the proposal, which made no pair of the two: somebody left them out.
std::optional<Date> left_out_on(const State& state, const Proposal& proposal) {
  std::optional<Date> day;
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::order) continue;
    const auto ids = texts_of(entry, "proposals");
    if (std::find(ids.begin(), ids.end(), proposal.id) != ids.end()) day = entry.date;
  }
  return day;
}

// Of the mentees whom the proposal gives the mentor: those who are nobody's yet, and those who
// would make room, as the proposal gives them somebody else. `promised`: places of somebody else.
bool has_room(Session& session, const Proposal& proposal, PersonId lead, std::size_t promised) {
  auto wanted = static_cast<int>(promised);
  std::set<PersonId> leaving;
  for (const ProposedPair& pair : proposal.pairs) {
    if (pair.mentor != lead) continue;
    for (const ProposedMentee& each : pair.mentees)
      if (!together_today(session, each.id, lead)) ++wanted;
  }
  for (const Together& each : together_today(session, lead)) {
    const bool goes = each.mentor == lead && each.form == proposal.form &&
                      may_change(session, proposal, each) &&
                      mentor_in(proposal, each.mentee) != lead;
    if (goes) leaving.insert(each.mentee);
  }
  return wanted <= std::max(0, room_in_group(session.state(), lead, proposal.form, leaving));
}

bool is_pair_paused(const State& state, const Together& two) {
  return std::any_of(state.pairs.begin(), state.pairs.end(), [&](const auto& each) {
    const PairState& pair = each.second;
    return pair.card->form == two.form && is_paused(pair, state.day) &&
           is_member(pair, two.mentor, Role::mentor, state.day) &&
           is_member(pair, two.mentee, Role::mentee, state.day);
  });
}

std::string since_in_words(Session& session, Reader reader, const Together& pair) {
  const Words& words = session.words();
  const std::string since = day_in_words(words, pair.since);
  if (reader != Reader::curator) {
    const bool of_mentor = reader == Reader::mentor;
    const Voice& voice = voice_of(session.state(), reader, of_mentor ? pair.mentor : pair.mentee);
    return words.tr(voice.since, name_for(session, of_mentor ? pair.mentee : pair.mentor), since);
  }
  const std::string mentee = session.named(pair.mentee);
  const std::string mentor = session.named(pair.mentor);
  return pair.order.empty()
             ? words.tr("A pair since {0}: {1} with the mentor {2}.", since, mentee, mentor)
             : words.tr("A pair since {0} by order {1}: {2} with the mentor {3}.", since,
                        pair.order, mentee, mentor);
}

// Somebody's papers are nobody else's affair but the curator's.
std::string stop_in_words(Session& session, Reader reader, const Together& pair) {
  const Words& words = session.words();
  const bool curator = reader == Reader::curator;
  const Stop stop = stop_of(session.state(), pair);
  const bool of_mentor =
      stop == Stop::mentor_left || stop == Stop::mentor_paper || stop == Stop::mentor_paused;
  const std::string who = session.named(of_mentor ? pair.mentor : pair.mentee);
  switch (stop) {
    case Stop::none:
      return {};
    case Stop::mentor_left:
    case Stop::mentee_left:
      if (curator) return words.tr("{} takes no part any more, but the pair is not closed.", who);
      return of_mentor == (reader == Reader::mentor)
                 ? words.tr("The pair does not work any more; ask the curator how it goes on.")
             : of_mentor ? words.tr(
                               "This mentor takes no part in the programme any more; the "
                               "curator decides how it goes on.")
                         : words.tr(
                               "This mentee takes no part in the programme any more; the "
                               "curator decides how it goes on.");
    case Stop::mentor_paper:
    case Stop::mentee_paper:
      return curator ? words.tr("{} has no valid consent now.", who)
                     : words.tr("The pair cannot work now: a paper is missing; ask the curator.");
    case Stop::mentor_paused:
    case Stop::mentee_paused:
      return curator ? words.tr("{} is paused now.", who) : words.tr("The pair is paused now.");
    case Stop::paused:
      return words.tr("The pair is paused now.");
  }
  return {};
}

}  // namespace

Stop stop_of(const State& state, const Together& pair) {
  const PersonState* mentor = find_person(state, pair.mentor);
  const PersonState* mentee = find_person(state, pair.mentee);
  if (mentor == nullptr || mentee == nullptr) return Stop::none;
  if (!takes_part(state, pair.mentor, Role::mentor, pair.form)) return Stop::mentor_left;
  if (!takes_part(state, pair.mentee, Role::mentee, pair.form)) return Stop::mentee_left;
  if (!lacking_consents(state, *mentor, state.day).empty()) return Stop::mentor_paper;
  if (!lacking_consents(state, *mentee, state.day).empty()) return Stop::mentee_paper;
  if (is_paused(*mentor, state.day)) return Stop::mentor_paused;
  if (is_paused(*mentee, state.day)) return Stop::mentee_paused;
  return is_pair_paused(state, pair) ? Stop::paused : Stop::none;
}

std::vector<Together> together_today(Session& session, PersonId person) {
  const State& state = session.state();
  std::vector<Together> all;
  for (const auto& [id, pair] : state.pairs) {
    if (is_closed(pair, state.day)) continue;
    for (const PersonId mentor : mentors_on(pair, state.day)) {
      for (const PersonId mentee : mentees_on(pair, state.day)) {
        if (mentor != person && mentee != person) continue;
        const Date since =
            std::max({pair.from, member_on(pair.mentors, mentor, state.day)->span.from,
                      member_on(pair.mentees, mentee, state.day)->span.from});
        all.push_back({pair.card->form, mentee, mentor, since, order_of(pair, since), {}});
        all.back().source = source_of(session.programme(), pair, all.back());
      }
    }
  }
  return all;
}

std::optional<Together> together_today(Session& session, PersonId a, PersonId b) {
  for (const Together& each : together_today(session, a))
    if (each.mentee == b || each.mentor == b) return each;
  return std::nullopt;
}

std::string in_words(Session& session, Reader reader, const Together& pair) {
  const std::string stopped = stop_in_words(session, reader, pair);
  return since_in_words(session, reader, pair) + (stopped.empty() ? "" : " " + stopped);
}

// On the day itself the facts that the proposal was made from tell which came first.
bool knew(Session& session, const Proposal& proposal, const Together& pair) {
  if (pair.since != proposal.as_of) return pair.since < proposal.as_of;
  return matching::is_fresh(session.programme(), proposal);
}

bool may_change(Session& session, const Proposal& proposal, const Together& pair) {
  return proposal.keep == "today" && knew(session, proposal, pair);
}

std::optional<Date> completed(const State& state, const Proposal& proposal, PersonId mentee,
                              PersonId mentor) {
  const auto over = ended(state, proposal, mentee, mentor);
  return over && over->as_planned ? std::optional(over->day) : std::nullopt;
}

namespace {

// A pair of the form that the proposal did not mean to change.
std::optional<Date> since_of_other(Session& session, const Proposal& proposal, PersonId mentee) {
  for (const Together& each : together_today(session, mentee))
    if (each.mentee == mentee && each.form == proposal.form && !may_change(session, proposal, each))
      return each.since;
  return std::nullopt;
}

}  // namespace

std::string overtaken(Session& session, const Proposal& proposal, PersonId mentee,
                      PersonId mentor) {
  const Words& words = session.words();
  const State& state = session.state();
  if (const auto over = ended(state, proposal, mentee, mentor))
    return over->as_planned ? words.tr("the pair that was made of it ended on {}, as was planned",
                                       day_in_words(words, over->day))
                            : words.tr("the pair that was made of it ended on {}",
                                       day_in_words(words, over->day));
  if (together_today(session, mentee, mentor)) return {};
  if (const auto other = since_of_other(session, proposal, mentee))
    return words.tr("the mentee has another mentor since {}", day_in_words(words, *other));
  if (is_of_past_year(state, proposal)) return words.tr("its school year is over");
  const auto since = matching::pins_since(state, proposal);
  if (const auto pin = since.find(mentee); pin != since.end())
    return words.tr("the curator has pinned {0} to {1} since", session.named(mentee),
                    session.named(pin->second));
  const matching::Admission admission(state, proposal.form);
  // Whom the proposal gives the lead of a group, it gives all who lead it.
  const auto named = mentor_in(proposal, mentee);
  const bool by_lead = named && admission.lead_of(mentor) == *named;
  const PersonId lead = by_lead ? *named : mentor;
  const auto against =
      matching::all_obstacles(admission, mentee, lead, admission.excused(mentee, lead));
  if (!against.empty())
    return session.named(against.front().person) + " — " +
           obstacle_in_words(words, session.programme(), proposal.form, word_of(against.front()));
  if (const auto day = left_out_on(state, proposal))
    return words.tr("the order of it is of {}, and there is no such pair today",
                    day_in_words(words, *day));
  if (!has_room(session, proposal, lead, 0))
    return words.tr("{} has fewer free places now than the proposal gives mentees",
                    session.named(lead));
  const auto promised = matching::promised_places(admission, since, lead);
  return has_room(session, proposal, lead, promised.size())
             ? std::string()
             : words.tr("the curator has pinned {0} to {1} since, who has no place for both",
                        session.named(promised.front()), session.named(lead));
}

void lead(Document& document, const std::vector<std::string>& lines) {
  std::vector<doc::Block> first;
  for (const std::string& line : lines)
    first.emplace_back(doc::Paragraph{line});
  document.blocks.insert(document.blocks.begin(), first.begin(), first.end());
}

State state_when_made(const Session& session, const Together& pair) {
  const auto& proposals = session.programme().proposals;
  const auto source = proposals.find(pair.source);
  const Date made = source == proposals.end() ? pair.since : source->second.as_of;
  return fold(session.programme(), std::min(made, session.day()));
}

void add_source(const Session& session, Reader reader, const Proposal* proposal,
                Document& document) {
  const Words& words = session.words();
  if (proposal == nullptr) {
    const char* none = reader == Reader::curator ? TR_NOOP("none yet: as match would propose today")
                                                 : TR_NOOP("none yet");
    document.facts.push_back({"proposal", words.tr("Proposal"), doc::Label{{}, words.tr(none)}});
    return;
  }
  document.facts.push_back({"proposal", words.tr("Proposal"), doc::Cell(proposal->id)});
  document.facts.push_back({"day", words.tr("Day"), doc::Cell(proposal->as_of)});
}

}  // namespace mentor::cli
