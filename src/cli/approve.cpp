// approve: one signed order makes the pairs of one or several proposals.
#include "approve.h"

#include <algorithm>
#include <map>
#include <set>

#include "approve_choice.h"
#include "approve_moves.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/admission.h"
#include "mentor/matching/explain.h"
#include "mentor/matching/pins.h"
#include "mentor/matching/recheck.h"
#include "mentor/state/people.h"
#include "mentor/state/places.h"
#include "mentor/state/preparation.h"
#include "mentor/state/withdrawals.h"
#include "own_texts.h"
#include "pair_life.h"
#include "pair_orders.h"
#include "people_edits.h"
#include "pin_words.h"

namespace mentor::cli {
namespace {

using matching::Admission;

struct Order {
  std::string number;
  Date date{};
  Date from{};
  std::optional<Date> to;
};

Result<std::vector<const Proposal*>> proposals_named(Session& session) {
  std::vector<const Proposal*> found;
  for (const std::string& typed : session.operands("PROPOSAL")) {
    const auto each = proposal_named(session, typed);
    if (!each) return tl::unexpected<Error>(each.error());
    const auto same_form = std::find_if(found.begin(), found.end(), [&](const Proposal* other) {
      return other->form == (*each)->form;
    });
    if (same_form == found.end()) {
      found.push_back(*each);
    } else if (*same_form != *each) {  // each was to match the same people
      return fail(Exit::usage, "proposals-of-one-form",
                  {{"first", (*same_form)->id}, {"second", (*each)->id}});
    }
  }
  return found;
}

Result<Order> order_of(Session& session) {
  Order order;
  order.number = session.text("--order");
  if (order.number.empty()) return fail(Exit::usage, "order-number-needed");
  const auto date = session.day_of("--date", session.day());
  if (!date) return tl::unexpected<Error>(date.error());
  order.date = *date;
  const auto from = session.day_of("--from", order.date);
  if (!from) return tl::unexpected<Error>(from.error());
  order.from = *from;
  const auto to = session.optional_day("--to");
  if (!to) return tl::unexpected<Error>(to.error());
  order.to = *to ? *to : planned_end(session.programme(), order.from);
  if (order.to && *order.to < order.from) {
    return fail(Exit::usage, "pair-ends-before-start",
                {{"from", iso(order.from)}, {"to", iso(*order.to)}});
  }
  return order;
}

// A paper has one day, and pairs are signed after they are proposed.
Result<void> check_day(const Session& session, const Order& order, const Proposal& proposal) {
  const auto known = day_of_order(session, order.number, order.date);
  if (known && *known != order.date) {
    return fail(Exit::refused, "order-of-another-day",
                {{"number", order.number}, {"known", iso(*known)}, {"date", iso(order.date)}});
  }
  if (order.date < proposal.as_of) {
    return fail(
        Exit::refused, "order-before-proposal",
        {{"proposal", proposal.id}, {"as_of", iso(proposal.as_of)}, {"date", iso(order.date)}});
  }
  const std::string year = prepared_year_of(session.programme(), proposal.as_of);
  if (year != prepared_year_of(session.programme(), order.date)) {
    return fail(Exit::refused, "proposal-of-another-year",
                {{"proposal", proposal.id}, {"year", year}, {"form", proposal.form.text}});
  }
  if (order.from >= proposal.as_of) return {};
  return fail(
      Exit::refused, "from-before-proposal",
      {{"proposal", proposal.id}, {"as_of", iso(proposal.as_of)}, {"from", iso(order.from)}});
}

// A proposal that does not hold any more is refused with what is off.
Result<void> check_proposal(Session& session, const Proposal& proposal) {
  const Findings findings = matching::recheck(session.programme(), proposal);
  if (findings.empty()) return {};
  for (const Finding& finding : findings) {
    session.world().write_err(session.printed(with_rule_in_words(session, proposal.form, finding)));
  }
  return fail(Exit::refused, "proposal-stale", {{"proposal", proposal.id}});
}

using Pins = std::map<PersonId, PersonId>;  // mentee, mentor

class Approval {
 public:
  Approval(Session& session, Order order, Choice choice)
      : session_(session),
        written_(written_words(session.programme())),
        order_(std::move(order)),
        choice_(std::move(choice)),
        state_(foreseen(session, order_.date)),
        next_pair_(next_pair_id(session.programme())) {}

  Result<void> add(const Proposal& proposal) {
    const Admission admission(state_, proposal.form);
    const Pins since = matching::pins_since(state_, proposal);
    const Moves moves(state_, proposal, [&](PersonId mentee, PersonId mentor) {
      return choice_.takes(mentee, mentor);
    });
    for (const ChangedPair& pair : moves.pairs())
      change_pair(pair);
    for (const ProposedPair& pair : proposal.pairs) {
      std::vector<PersonId> mentees;
      std::size_t wanted = 0;
      for (const ProposedMentee& each : pair.mentees) {
        const bool moved = moves.leaves(each.id);
        if (!choice_.takes(each.id, pair.mentor)) continue;
        if (!moved && is_done(proposal, each.id, pair.mentor)) {
          ++done_;
          continue;
        }
        if (auto meant = check_pin(proposal, since, each.id, pair.mentor); !meant) return meant;
        if (auto allowed = check(admission, each, pair.mentor); !allowed) return allowed;
        if (auto one_way = check_round(proposal, each.id, pair.mentor); !one_way) return one_way;
        ++wanted;
        if (!moves.goes_along(each.id)) mentees.push_back(each.id);
      }
      if (wanted == 0) continue;
      if (auto fits = check_places(proposal, moves, pair.mentor, wanted); !fits) return fits;
      if (auto kept = keep_promised(admission, proposal, since, moves, pair.mentor, wanted); !kept)
        return kept;
      if (mentees.empty()) continue;
      if (auto made = make_pair(proposal, moves, pair.mentor, mentees); !made) return made;
    }
    for (const Unmatched& each : proposal.unmatched)
      search_for(each, proposal.form, moves);
    proposals_.push_back(proposal.id);
    return {};
  }

  Result<Exit> finish() {
    if (pairs_.empty()) {
      return fail(Exit::refused, done_ > 0 ? "approve-all-made" : "approve-nothing");
    }
    if (!session_.quiet())
      for (const Finding& each : beaten_)
        session_.world().write_err(session_.printed(each));
    Edits edits;
    add_order(session_, {order_.number, "pairs", pairs_, order_.date, proposals_}, edits);
    edits.entries.insert(edits.entries.end(), edits_.entries.begin(), edits_.entries.end());
    edits.pairs = std::move(edits_.pairs);
    return session_.commit(edits);
  }

 private:
  // Made already by an earlier order from the same proposal, and perhaps over by now.
  [[nodiscard]] bool is_done(const Proposal& proposal, PersonId mentee, PersonId mentor) const {
    if (!unclosed_pairs(state_, mentee, Role::mentee, proposal.form).empty()) return true;
    const auto has = [](const std::vector<Member>& members, PersonId person, Date since) {
      return std::any_of(members.begin(), members.end(), [&](const Member& each) {
        return each.person == person && each.span.from >= since;
      });
    };
    return std::any_of(state_.pairs.begin(), state_.pairs.end(), [&](const auto& each) {
      const PairState& pair = each.second;
      return pair.card->form == proposal.form && has(pair.mentees, mentee, proposal.as_of) &&
             has(pair.mentors, mentor, pair.from);
    });
  }

  Result<void> check_pin(const Proposal& proposal, const Pins& since, PersonId mentee,
                         PersonId mentor) {
    const auto found = since.find(mentee);
    if (found == since.end()) return {};
    const PersonId other = found->second;
    const CuratorWord& pin = state_.words.at(*found);
    return fail(Exit::refused, "approve-newer-pin",
                {{"mentee", session_.named(mentee)},
                 {"mentor", session_.named(mentor)},
                 {"other", session_.named(other)},
                 {"mentee_code", mentor::text(mentee)},
                 {"other_code", mentor::text(other)},
                 {"form", proposal.form.text},
                 {"day", iso(pin.date)}},
                where(session_.programme(), pin.place));
  }

  Result<void> check(const Admission& admission, const ProposedMentee& mentee, PersonId mentor) {
    // A pin that was taken back since, or made since, is the curator's word of today.
    const auto excused = admission.excused(mentee.id, mentor);
    const auto obstacles = matching::all_obstacles(admission, mentee.id, mentor, excused);
    const PinSpeaker speaker{session_.words(), [&](PersonId id) { return session_.named(id); }};
    if (obstacles.empty()) {
      if (excused == matching::Excused::nothing) return {};
      if (const auto beaten = rules_beaten(speaker, admission, mentee.id, mentor))
        beaten_.push_back(*beaten);
      return {};
    }
    const matching::Obstacle& first = obstacles.front();
    return fail(Exit::refused, first.rule == "consent" ? "approve-consent" : "approve-rule",
                {{"person", session_.named(first.person)},
                 {"rule", reason_in_words(speaker, session_.programme(), admission.form(), first,
                                          {mentee.id, mentor})},
                 {"mentee", session_.named(mentee.id)},
                 {"mentor", session_.named(mentor)},
                 {"day", iso(order_.date)}},
                evidence(first));
  }

  // What stands between two people by the folder knows nothing of the other pairs of this order.
  Result<void> check_round(const Proposal& proposal, PersonId mentee, PersonId mentor) {
    std::vector<PersonId> leaders = group_mates(state_, mentor, proposal.form);
    leaders.push_back(mentor);
    for (const PersonId leader : leaders) {
      const auto found = ordered_.find({leader, mentee});
      if (found != ordered_.end())
        return fail(Exit::refused, "approve-both-ways",
                    {{"mentee", session_.named(mentee)},
                     {"mentor", session_.named(leader)},
                     {"proposal", proposal.id},
                     {"first", found->second},
                     {"form", proposal.form.text}});
      ordered_.insert_or_assign({mentee, leader}, proposal.id);
    }
    return {};
  }

  [[nodiscard]] Where evidence(const matching::Obstacle& obstacle) const {
    if (obstacle.evidence.empty() || obstacle.evidence.front().line == 0) return {};
    return where(session_.programme(), obstacle.evidence.front());
  }

  // Those who leave by the same order make room.
  [[nodiscard]] int places_of(const Proposal& proposal, const Moves& moves, PersonId leader) const {
    const int there = mentees_now(state_, leader, proposal.form) - moves.leaving(leader);
    return std::max(0, capacity_of(state_, leader, proposal.form) - there);
  }

  // A place that the curator has promised since is not given away.
  Result<void> keep_promised(const Admission& admission, const Proposal& proposal,
                             const Pins& since, const Moves& moves, PersonId mentor,
                             std::size_t wanted) {
    const auto pinned = matching::promised_places(admission, since, mentor);
    const auto needed = static_cast<int>(wanted + pinned.size());
    if (pinned.empty() || needed <= places_of(proposal, moves, mentor)) return {};
    const CuratorWord& pin = state_.words.at({pinned.front(), mentor});
    return fail(Exit::refused, "approve-pinned-place",
                {{"mentor", session_.named(mentor)},
                 {"other", session_.named(pinned.front())},
                 {"form", proposal.form.text},
                 {"mentor_code", mentor::text(mentor)},
                 {"day", iso(pin.date)}},
                where(session_.programme(), pin.place));
  }

  Result<void> check_places(const Proposal& proposal, const Moves& moves, PersonId mentor,
                            std::size_t wanted) {
    std::vector<PersonId> leaders = group_mates(state_, mentor, proposal.form);
    leaders.insert(leaders.begin(), mentor);
    for (const PersonId leader : leaders) {
      const int places = places_of(proposal, moves, leader);
      if (static_cast<int>(wanted) <= places) continue;
      return fail(Exit::refused, "approve-places",
                  {{"mentor", session_.named(leader)},
                   {"wanted", std::to_string(wanted)},
                   {"places", std::to_string(places)}});
    }
    return {};
  }

  // One group per mentor and form: a mentor who has one gets the new mentees into it.
  Result<void> make_pair(const Proposal& proposal, const Moves& moves, PersonId mentor,
                         const std::vector<PersonId>& mentees) {
    const auto groups = unclosed_pairs(state_, mentor, Role::mentor, proposal.form);
    const auto taken_over = moves.taken_over_by(mentor);
    if (!groups.empty() || taken_over)
      return join_group(taken_over ? *taken_over : groups.front()->id, mentees);
    Pair pair;
    pair.id = next_pair_;
    ++next_pair_.number;
    pair.form = proposal.form;
    if (session_.has("--role-model")) pair.role_model = session_.text("--role-model");
    pair.mentors = {mentor};
    pair.mentees = mentees;
    pair.from = order_.from;
    pair.to = order_.to;
    pair.order = order_.number;
    pair.source = proposal.id;
    pairs_.push_back(pair.id);
    edits_.pairs.push_back(std::move(pair));
    return {};
  }

  Result<void> join_group(PairId group, const std::vector<PersonId>& mentees) {
    const PairState& known = session_.state().pairs.at(group);
    if (auto open = check_joinable(session_, known, order_.from); !open) return open;
    for (const PersonId mentee : mentees) {
      Entry entry = session_.entry(EventKind::pair_joined, group, order_.from);
      put(entry, "person", {mentor::text(mentee)});
      put(entry, "order", {order_.number});
      edits_.entries.push_back(std::move(entry));
    }
    note_pair(group);
    tell_kept_settings(known);
    return {};
  }

  // What is said of new pairs does not touch a group that is there.
  void tell_kept_settings(const PairState& group) {
    std::vector<std::string> options;
    for (const char* option : {"--to", "--role-model"})
      if (session_.has(option)) options.emplace_back(option);
    if (options.empty() || session_.quiet()) return;
    session_.tell(session_.words().tr(
        "{0} is there already and keeps its settings: {1} is not applied to it (mentor pair set).",
        session_.named(group.id), join(options, ", ")));
  }

  void note_pair(PairId pair) {
    if (std::find(pairs_.begin(), pairs_.end(), pair) == pairs_.end()) pairs_.push_back(pair);
  }

  // A pair that exists: it passes to another mentor, ends, or loses some of its mentees.
  void change_pair(const ChangedPair& pair) {
    note_pair(pair.id);
    if (pair.ends) {
      Entry entry = session_.entry(EventKind::closed, pair.id, order_.date);
      put(entry, "outcome", {"early"});
      put(entry, "reason", {written_.tr(ended_by_order, order_.number)});
      edits_.entries.push_back(std::move(entry));
      return;
    }
    if (pair.successor) {
      Entry entry = session_.entry(EventKind::mentor_changed, pair.id, order_.date);
      put(entry, "person", {mentor::text(*pair.successor)});
      put(entry, "instead_of", {mentor::text(pair.leaving.front().mentor)});
      put(entry, "order", {order_.number});
      edits_.entries.push_back(std::move(entry));
      return;
    }
    for (const Leaving& each : pair.leaving) {
      Entry entry = session_.entry(EventKind::pair_left, pair.id, order_.date);
      put(entry, "person", {mentor::text(each.mentee)});
      put(entry, "order", {order_.number});
      edits_.entries.push_back(std::move(entry));
    }
  }

  // Nobody stays without a next step.
  void search_for(const Unmatched& unmatched, const FormId& form, const Moves& moves) {
    const PersonState* person = find_person(state_, unmatched.id);
    const bool waits = !has_withdrawn(state_, unmatched.id) &&
                       takes_part(state_, unmatched.id, Role::mentee, form) &&
                       (moves.leaves(unmatched.id) ||
                        unclosed_pairs(state_, unmatched.id, Role::mentee, form).empty());
    if (!waits || !searched_.insert(unmatched.id).second) return;
    const std::string next{written_.translated(next_step_for(unmatched.cause))};
    // The rest of a proposal by a second order: the same next step is said already.
    if (person->search != nullptr && text_of(*person->search, "next") == next) return;
    Entry entry = session_.entry(EventKind::search, unmatched.id, order_.date);
    put(entry, "next", {next});
    put(entry, "responsible", {"curator"});
    edits_.entries.push_back(std::move(entry));
  }

  Session& session_;
  Words written_;
  Order order_;
  Choice choice_;
  State state_;
  PairId next_pair_;
  int done_ = 0;  ///< mentees asked for who have their pair already
  Edits edits_;
  std::vector<PairId> pairs_;
  std::vector<std::string> proposals_;
  std::set<PersonId> searched_;
  /// Mentee and mentor of this order, and the proposal that makes them a pair.
  std::map<std::pair<PersonId, PersonId>, std::string> ordered_;
  Findings beaten_;  ///< rules that stand against pairs and that pins beat
};

}  // namespace

Result<Exit> approve(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto proposals = proposals_named(session);
  if (!proposals) return tl::unexpected<Error>(proposals.error());
  const auto order = order_of(session);
  if (!order) return tl::unexpected<Error>(order.error());
  const auto choice = Choice::read(session, *proposals);
  if (!choice) return tl::unexpected<Error>(choice.error());
  Approval approval(session, *order, *choice);
  for (const Proposal* proposal : *proposals) {
    if (auto fits = check_day(session, *order, *proposal); !fits) {
      return tl::unexpected<Error>(fits.error());
    }
    if (auto holds = check_proposal(session, *proposal); !holds) {
      return tl::unexpected<Error>(holds.error());
    }
    if (auto added = approval.add(*proposal); !added) {
      return tl::unexpected<Error>(added.error());
    }
  }
  return approval.finish();
}

}  // namespace mentor::cli
