// pair import: many pairs from a table, each by the same rules as one made by hand.
#include <algorithm>
#include <map>
#include <set>

#include "import_plan.h"
#include "mentor/base/text.h"
#include "mentor/intake/tables.h"
#include "mentor/state/order_numbers.h"
#include "mentor/state/people.h"
#include "pair_commands.h"
#include "pair_life.h"
#include "pair_orders.h"
#include "pair_rules.h"

namespace mentor::cli {
namespace {

Result<PairDefaults> defaults_of(Session& session) {
  PairDefaults defaults;
  if (session.has("--form")) {
    const auto form = session.form(session.text("--form"));
    if (!form) return tl::unexpected<Error>(form.error());
    defaults.form = *form;
  }
  defaults.order = session.text("--order");
  const auto from = session.optional_day("--from");
  if (!from) return tl::unexpected<Error>(from.error());
  const auto to = session.optional_day("--to");
  if (!to) return tl::unexpected<Error>(to.error());
  defaults.from = *from;
  defaults.to = *to;
  return defaults;
}

// What the rows before have already given away.
struct Given {
  std::set<std::pair<FormId, PersonId>> mentors;
  std::set<std::pair<FormId, PersonId>> mentees;
};

Message twice(const Session& session, const char* id, PersonId person) {
  return {id, {{"person", session.named(person)}}};
}

std::string joining(const PairState& group, const std::vector<PersonId>& mentees) {
  std::vector<std::string> commands;
  for (const PersonId mentee : mentees) {
    commands.push_back("mentor pair join " + mentor::text(group.id) + " " + mentor::text(mentee) +
                       " --order …");
  }
  return join(commands, "; ");
}

std::vector<Message> against_members(Session& session, const State& state, const Pair& pair,
                                     const Given& given) {
  std::vector<Message> against;
  for (const PersonId mentee : pair.mentees) {
    if (given.mentees.contains({pair.form, mentee})) {
      against.push_back(twice(session, "pair-import-mentee-twice", mentee));
    }
  }
  for (const PersonId mentor : pair.mentors) {
    if (given.mentors.contains({pair.form, mentor})) {
      against.push_back(twice(session, "pair-import-mentor-twice", mentor));
    }
    for (const PairState* group : unclosed_pairs(state, mentor, Role::mentor, pair.form)) {
      against.push_back({"pair-mentor-has-group",
                         {{"person", session.named(mentor)},
                          {"pair", session.named(group->id)},
                          {"commands", joining(*group, pair.mentees)}}});
    }
    for (const Finding& each : forbidding(session, state, {pair.form, mentor, pair.mentees}))
      against.push_back(each.message);
  }
  std::vector<Message> once;
  for (Message& each : against) {
    if (std::find(once.begin(), once.end(), each) == once.end()) once.push_back(std::move(each));
  }
  return once;
}

void remember(const Pair& pair, Given& given) {
  for (const PersonId mentor : pair.mentors)
    given.mentors.emplace(pair.form, mentor);
  for (const PersonId mentee : pair.mentees)
    given.mentees.emplace(pair.form, mentee);
}

// Intake knows tables, not rules: rows whose pair a rule forbids are rejected here, and the codes
// of the others close up. Its pairs stand in the order of the rows that add one.
void reject_forbidden(Session& session, TablePlan& plan) {
  const State state = foreseen(session, session.day());
  Given given;
  std::vector<Pair> admitted;
  std::size_t at = 0;
  for (RowVerdict& row : plan.rows) {
    if (row.fate != RowFate::added || at == plan.pairs.size()) continue;
    Pair pair = plan.pairs[at++];
    const auto against = against_members(session, state, pair, given);
    for (const Message& each : against)
      row.issues.push_back({Severity::error, "", "", each});
    if (!against.empty()) {
      row.fate = RowFate::rejected;
      continue;
    }
    remember(pair, given);
    if (!pair.to) pair.to = planned_end(session.programme(), pair.from);
    pair.id = next_pair_id(session.programme());
    pair.id.number += static_cast<std::uint32_t>(admitted.size());
    admitted.push_back(std::move(pair));
  }
  plan.pairs = std::move(admitted);
  plan.counts = count(plan.rows);
}

// One entry for every order that the new pairs name.
Edits orders_of(const Session& session, const TablePlan& plan) {
  std::map<OrderKey, OrderedPairs> orders;
  for (const Pair& pair : plan.pairs) {
    if (pair.order.empty()) continue;
    OrderedPairs& ordered = orders[order_in_year(session.programme(), pair.order, pair.from)];
    const bool first = ordered.pairs.empty();
    if (first) ordered.number = pair.order;
    ordered.kind = "pairs";
    ordered.pairs.push_back(pair.id);
    ordered.date = first ? pair.from : std::min(ordered.date, pair.from);
  }
  Edits edits;
  for (const auto& [key, ordered] : orders)
    add_order(session, ordered, edits);
  return edits;
}

}  // namespace

Result<Exit> import_pairs(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto defaults = defaults_of(session);
  if (!defaults) return tl::unexpected<Error>(defaults.error());
  const auto table = read_import_table(session, [](const std::vector<std::string>& titles) {
    return known_titles(TableKind::pairs, titles);
  });
  if (!table) return tl::unexpected<Error>(table.error());
  const PrivateCards* cards = session.has_names() ? &session.private_cards() : nullptr;
  auto plan = plan_pairs(session.state(), cards, *table, *defaults);
  if (!plan) return no_plan(session, *table, plan.error());
  reject_forbidden(session, *plan);
  return finish_import(session, *table, *plan, orders_of(session, *plan));
}

}  // namespace mentor::cli
