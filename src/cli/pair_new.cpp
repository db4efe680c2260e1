// pair new: a pair or group that the head named, by the same rules as a proposal's.
#include <algorithm>

#include "mentor/state/people.h"
#include "pair_commands.h"
#include "pair_life.h"
#include "pair_orders.h"
#include "pair_rules.h"

namespace mentor::cli {
namespace {

struct Named {
  FormId form;
  PersonId mentor;
  std::vector<PersonId> mentees;
  std::string order;
  Date ordered{};  ///< the order's day
  Date from{};
  std::optional<Date> to;
};

Result<void> read_people(Session& session, Named& named) {
  const auto form = session.form(session.operand("FORM"));
  if (!form) return tl::unexpected<Error>(form.error());
  const auto mentor = session.person(session.operand("MENTOR"));
  if (!mentor) return tl::unexpected<Error>(mentor.error());
  auto mentees = session.people(session.operands("MENTEE"));
  if (!mentees) return tl::unexpected<Error>(mentees.error());
  std::sort(mentees->begin(), mentees->end());
  const auto twice = std::adjacent_find(mentees->begin(), mentees->end());
  if (twice != mentees->end()) {
    return fail(Exit::usage, "person-twice", {{"person", session.named(*twice)}});
  }
  named.form = *form;
  named.mentor = *mentor;
  named.mentees = std::move(*mentees);
  return {};
}

Result<void> read_days(Session& session, Named& named) {
  if (!session.has("--order")) return fail(Exit::usage, "order-needed");
  named.order = session.text("--order");
  const auto known = day_of_order(session, named.order, session.day());
  const auto ordered = session.day_of("--date", known.value_or(session.day()));
  if (!ordered) return tl::unexpected<Error>(ordered.error());
  const auto from = session.day_of("--from", *ordered);
  if (!from) return tl::unexpected<Error>(from.error());
  const auto to = session.optional_day("--to");
  if (!to) return tl::unexpected<Error>(to.error());
  named.ordered = *ordered;
  named.from = *from;
  named.to = *to ? *to : planned_end(session.programme(), *from);
  if (named.to && *named.to < named.from) {
    return fail(Exit::usage, "pair-ends-before-start",
                {{"from", iso(named.from)}, {"to", iso(*named.to)}});
  }
  return {};
}

Pair card_of(Session& session, const Named& named) {
  Pair card;
  card.id = next_pair_id(session.programme());
  card.form = named.form;
  card.role_model = session.text("--role-model");
  card.mentors = {named.mentor};
  card.mentees = named.mentees;
  card.from = named.from;
  card.to = named.to;
  card.order = named.order;
  card.source = "manual";
  card.format = session.text("--format");
  return card;
}

// One group per mentor and form: whoever comes later joins it, and it keeps its settings.
Result<Edits> joining(Session& session, const Named& named, const PairState& group) {
  for (const char* option : {"--to", "--role-model", "--format"}) {
    if (session.has(option)) {
      return fail(Exit::usage, "group-keeps-settings",
                  {{"option", option}, {"pair", session.named(group.id)}});
    }
  }
  const Date from = std::max(named.from, group.from);
  if (auto open = check_joinable(session, group, from); !open) {
    return tl::unexpected<Error>(open.error());
  }
  Edits edits;
  add_order(session, {named.order, "pairs", {group.id}, named.ordered}, edits);
  for (const PersonId mentee : named.mentees) {
    Entry entry = session.entry(EventKind::pair_joined, group.id, from);
    put(entry, "person", {mentor::text(mentee)});
    put(entry, "order", {named.order});
    edits.entries.push_back(std::move(entry));
  }
  return edits;
}

Edits beginning(Session& session, const Named& named) {
  Edits edits;
  edits.pairs.push_back(card_of(session, named));
  add_order(session, {named.order, "pairs", {edits.pairs.front().id}, named.ordered}, edits);
  return edits;
}

}  // namespace

Result<Exit> new_pair(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  Named named;
  if (auto read = read_people(session, named); !read) return tl::unexpected<Error>(read.error());
  if (auto read = read_days(session, named); !read) return tl::unexpected<Error>(read.error());
  const State on_day = foreseen(session, named.ordered);
  const Findings against = forbidding(session, on_day, {named.form, named.mentor, named.mentees});
  if (auto fine = refuse_forbidden(session, against); !fine) {
    return tl::unexpected<Error>(fine.error());
  }
  const auto groups = unclosed_pairs(on_day, named.mentor, Role::mentor, named.form);
  if (groups.empty()) return session.commit(beginning(session, named));
  const auto edits = joining(session, named, *groups.front());
  if (!edits) return tl::unexpected<Error>(edits.error());
  if (!session.quiet()) {
    session.tell(session.words().tr("{} has a group of this form: {}. The new ones join it.",
                                    session.named(named.mentor), mentor::text(groups.front()->id)));
  }
  return session.commit(*edits);
}

}  // namespace mentor::cli
