// pair join|leave|replace: who is in a pair, changed by the head's word.
#include <algorithm>

#include "mentor/base/text.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "pair_commands.h"
#include "pair_life.h"
#include "pair_orders.h"
#include "pair_rules.h"

namespace mentor::cli {
namespace {

// What every change of members begins with.
struct Change {
  PairId id;
  const PairState* pair = nullptr;
  Date date{};
};

// The day is that of the order where the folder knows the order and nobody says another.
Result<Change> change_of(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto known = session.has("--order")
                         ? day_of_order(session, session.text("--order"), session.day())
                         : std::nullopt;
  const auto date = session.day_of("--date", known.value_or(session.day()));
  if (!date) return tl::unexpected<Error>(date.error());
  const auto pair = working_pair(session, session.operand("PAIR"), *date);
  if (!pair) return tl::unexpected<Error>(pair.error());
  return Change{(*pair)->id, *pair, *date};
}

void put_order_and_reason(Session& session, Entry& entry) {
  if (session.has("--order")) put(entry, "order", {session.text("--order")});
  if (session.has("--reason")) put(entry, "reason", {session.text("--reason")});
}

tl::unexpected<Error> order_needed() {
  return fail(Exit::usage, "order-needed");
}

// The mentor whom the new one replaces: as said, else the only one.
Result<PersonId> replaced(Session& session, const Change& change) {
  const std::vector<PersonId> mentors = mentors_on(*change.pair, change.date);
  if (!session.has("--instead-of")) {
    if (mentors.size() == 1) return mentors.front();
    std::vector<std::string> named;
    for (const PersonId mentor : mentors)
      named.push_back(session.named(mentor));
    return fail(Exit::usage, "instead-of-needed",
                {{"pair", session.named(change.id)}, {"mentors", join(named, " / ")}});
  }
  const auto said = session.person(session.text("--instead-of"));
  if (!said) return said;
  if (std::find(mentors.begin(), mentors.end(), *said) != mentors.end()) return said;
  return fail(Exit::refused, "pair-not-its-mentor",
              {{"person", session.named(*said)}, {"pair", session.named(change.id)}});
}

// The ways by which the mentees of the pair come into the other one: they leave theirs first.
std::string moving_to(const PairState& other, const Change& change, const std::string& order) {
  std::vector<std::string> commands = {"mentor pair close " + mentor::text(change.id) +
                                       " --outcome early --reason …"};
  for (const PersonId mentee : mentees_on(*change.pair, change.date)) {
    commands.push_back("mentor pair join " + mentor::text(other.id) + " " + mentor::text(mentee) +
                       " --order " + (order.empty() ? "…" : order));
  }
  return join(commands, "; ");
}

// One group per mentor and form.
Result<void> check_no_other_group(Session& session, const State& on_day, const Change& change,
                                  PersonId mentor) {
  for (const PairState* other :
       unclosed_pairs(on_day, mentor, Role::mentor, change.pair->card->form)) {
    const std::string id = other->id == change.id ? "pair-mentor-already" : "pair-mentor-has-group";
    return fail(Exit::refused, id,
                {{"person", session.named(mentor)},
                 {"pair", session.named(other->id)},
                 {"commands", moving_to(*other, change, session.text("--order"))}});
  }
  return {};
}

bool is_last(const std::vector<PersonId>& members, PersonId person) {
  return members.size() == 1 && members.front() == person;
}

}  // namespace

Result<Exit> join_pair(Session& session) {
  const auto change = change_of(session);
  if (!change) return tl::unexpected<Error>(change.error());
  const auto person = session.person(session.operand("PERSON"));
  if (!person) return tl::unexpected<Error>(person.error());
  if (!session.has("--order")) return order_needed();
  if (auto open = check_joinable(session, *change->pair, change->date); !open) {
    return tl::unexpected<Error>(open.error());
  }
  const State on_day = foreseen(session, change->date);
  const PairState& pair = on_day.pairs.at(change->id);
  if (is_member(pair, *person, Role::mentee, change->date)) {
    return fail(Exit::refused, "pair-member-already",
                {{"person", session.named(*person)}, {"pair", session.named(change->id)}});
  }
  Findings against;
  for (const PersonId mentor : mentors_on(pair, change->date)) {
    for (const Finding& each : forbidding(session, on_day, {pair.card->form, mentor, {*person}}))
      against.push_back(each);
  }
  if (auto fine = refuse_forbidden(session, against); !fine) {
    return tl::unexpected<Error>(fine.error());
  }
  Edits edits;
  add_order(session, {session.text("--order"), "change", {change->id}, change->date}, edits);
  Entry entry = session.entry(EventKind::pair_joined, change->id, change->date);
  put(entry, "person", {mentor::text(*person)});
  put_order_and_reason(session, entry);
  if (auto put = put_time(session, entry); !put) {
    return tl::unexpected<Error>(put.error());
  }
  edits.entries.push_back(std::move(entry));
  return session.commit(edits);
}

Result<Exit> leave_pair(Session& session) {
  const auto change = change_of(session);
  if (!change) return tl::unexpected<Error>(change.error());
  const auto person = session.person(session.operand("PERSON"));
  if (!person) return tl::unexpected<Error>(person.error());
  const auto mentors = mentors_on(*change->pair, change->date);
  const auto mentees = mentees_on(*change->pair, change->date);
  const std::vector<Arg> args = {{"person", session.named(*person)},
                                 {"pair", session.named(change->id)},
                                 {"code", mentor::text(change->id)}};
  const auto in = [&](const std::vector<PersonId>& members) {
    return std::find(members.begin(), members.end(), *person) != members.end();
  };
  if (!in(mentors) && !in(mentees)) return fail(Exit::refused, "pair-not-a-member", args);
  if (is_last(mentees, *person)) return fail(Exit::refused, "pair-last-mentee", args);
  if (is_last(mentors, *person)) return fail(Exit::refused, "pair-last-mentor", args);
  Edits edits;
  if (session.has("--order")) {
    add_order(session, {session.text("--order"), "change", {change->id}, change->date}, edits);
  }
  Entry entry = session.entry(EventKind::pair_left, change->id, change->date);
  put(entry, "person", {mentor::text(*person)});
  put_order_and_reason(session, entry);
  if (auto put = put_time(session, entry); !put) {
    return tl::unexpected<Error>(put.error());
  }
  edits.entries.push_back(std::move(entry));
  return session.commit(edits);
}

Result<Exit> replace_mentor(Session& session) {
  const auto change = change_of(session);
  if (!change) return tl::unexpected<Error>(change.error());
  if (!session.has("--order")) return order_needed();
  if (!session.has("--mentor")) return fail(Exit::usage, "mentor-needed");
  const auto mentor = session.person(session.text("--mentor"));
  if (!mentor) return tl::unexpected<Error>(mentor.error());
  const auto before = replaced(session, *change);
  if (!before) return tl::unexpected<Error>(before.error());
  const State on_day = foreseen(session, change->date);
  if (auto fine = check_no_other_group(session, on_day, *change, *mentor); !fine) {
    return tl::unexpected<Error>(fine.error());
  }
  const PairToMake proposed{change->pair->card->form, *mentor,
                            mentees_on(*change->pair, change->date), change->id};
  if (auto fine = refuse_forbidden(session, forbidding(session, on_day, proposed)); !fine) {
    return tl::unexpected<Error>(fine.error());
  }
  Edits edits;
  add_order(session, {session.text("--order"), "change", {change->id}, change->date}, edits);
  Entry entry = session.entry(EventKind::mentor_changed, change->id, change->date);
  put(entry, "person", {mentor::text(*mentor)});
  put(entry, "instead_of", {mentor::text(*before)});
  put_order_and_reason(session, entry);
  if (auto put = put_time(session, entry); !put) {
    return tl::unexpected<Error>(put.error());
  }
  edits.entries.push_back(std::move(entry));
  return session.commit(edits);
}

}  // namespace mentor::cli
