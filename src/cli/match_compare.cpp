// match compare: who has another mentor in the one proposal than in the other, or than today.
#include <algorithm>

#include "event_words.h"
#include "level_words.h"
#include "match_compare.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/matching/compare.h"
#include "mentor/matching/recheck.h"
#include "mentor/state/people.h"
#include "pair_words.h"

namespace mentor::cli {
namespace {

using matching::Because;
using matching::Comparison;
using matching::Difference;
using matching::Reason;
using matching::Turn;

const char* id_of(Turn turn) {
  switch (turn) {
    case Turn::changed:
      return "changed";
    case Turn::lost:
      return "lost";
    case Turn::gained:
      return "gained";
  }
  return "";
}

const char* id_of(Because because) {
  switch (because) {
    case Because::pinned:
      return "pinned";
    case Because::rule:
      return "rule";
    case Because::no_place:
      return "no-place";
    case Because::cost:
      return "cost";
    case Because::lots:
      return "lots";
    case Because::ballots:
      return "ballots";
    case Because::facts:
      return "facts";
    case Because::unmatched:
      return "unmatched";
    case Because::outside:
      return "outside";
    case Because::waited:
      return "waited";
    case Because::order:
      return "order";
    case Because::closed:
      return "closed";
    case Because::not_made:
      return "not-made";
  }
  return "";
}

// One of the two things compared, with the folder as it was on its day.
struct Ground {
  const Proposal* proposal = nullptr;  ///< nullptr: today's pairs
  Programme before;
  std::optional<State> state;  ///< points into `before`
};

bool is_today(const std::string& typed) {
  const std::string folded = fold(typed);
  return folded == "today" || folded == "сегодня";
}

Result<const Proposal*> proposal_typed(const Session& session, const std::string& typed) {
  if (is_today(typed)) return nullptr;
  return proposal_named(session, typed);
}

void prepare(Session& session, const Proposal* proposal, Ground& ground) {
  ground.proposal = proposal;
  ground.before = proposal == nullptr
                      ? session.programme()
                      : matching::without_outcome(session.programme(), proposal->id);
  ground.state = fold(ground.before, proposal == nullptr ? session.day() : proposal->as_of);
  if (proposal == nullptr || matching::is_fresh(session.programme(), *proposal)) return;
  session.tell(
      session.words().tr("Facts have changed since proposal {}; its reasons are those of "
                         "the folder as it is now.",
                         proposal->id));
}

// What the rules of a difference are told of: the form, and the side whose day they are of.
struct Told {
  const FormId& form;
  const Ground& before;
  const Ground& after;

  // What is asked of somebody who gets a mentor is why they had none before.
  [[nodiscard]] const State& of(const Difference& change) const {
    return *(change.turn == Turn::gained ? before : after).state;
  }
};

std::string rule_in_words(Session& session, const Told& told, const Difference& change,
                          const matching::Obstacle& each) {
  const Words& words = session.words();
  const State& state = told.of(change);
  const PersonState* person = find_person(state, each.person);
  if (each.rule == "left" && person != nullptr) {
    const Role role = each.person == change.mentee ? Role::mentee : Role::mentor;
    const auto since = left_on(*person, role, told.form, state.day);
    if (since) return words.tr("left the form on {}", day_in_words(words, *since));
  }
  return obstacle_in_words(words, session.programme(), told.form, word_of(each));
}

std::string rules_line(Session& session, const Told& told, const Difference& change) {
  std::vector<std::string> rules;
  for (const auto& each : change.reason.obstacles) {
    const std::string line =
        session.named(each.person) + " — " + rule_in_words(session, told, change, each);
    if (std::find(rules.begin(), rules.end(), line) == rules.end()) rules.push_back(line);
  }
  return join(rules, "; ");
}

std::string cost_line(const Words& words, const Reason& reason) {
  std::vector<std::string> levels;
  for (const auto& each : reason.levels) {
    if (says_more(reason.levels, each)) levels.push_back(level_line(words, reason.levels, each));
  }
  return words.tr("the former pair is possible, but it would cost: {}", join(levels, "; "));
}

// The order of the pair, or the newer one by which the mentee joined it or got this mentor.
std::string order_line(Session& session, const Difference& change) {
  const PairState& pair = session.state().pairs.at(*change.reason.pair);
  std::string order = pair.card->order;
  for (const Entry* entry : pair.entries) {
    const auto person = person_of(*entry, "person");
    const bool joined = entry->event == EventKind::pair_joined && person == change.mentee;
    const bool taken = entry->event == EventKind::mentor_changed && person == change.to.front();
    if (joined || taken) order = text_of(*entry, "order");
  }
  const std::string code = mentor::text(pair.id);
  return order.empty() ? code : session.words().tr("{0}, order № {1}", code, order);
}

std::string closing_line(Session& session, PairId id) {
  const Words& words = session.words();
  const auto& closed = session.state().pairs.at(id).closed;
  if (!closed) return words.tr("has left {}", mentor::text(id));
  std::string line =
      words.tr("{0} ended on {1}", mentor::text(id), day_in_words(words, closed->date));
  if (!closed->reason.empty()) line += ": " + closed->reason;
  return line;
}

std::string no_place_line(const Words& words, matching::Bar bar) {
  switch (bar) {
    case matching::Bar::group_min:
      return words.tr("a group would stay below the form's minimum");
    case matching::Bar::pins_hold:
      return words.tr("pins take all places of the former mentor");
    case matching::Bar::pinned_round:
      return words.tr("a pin makes them a pair the other way round");
    default:
      return words.tr("the former mentor has no free place");
  }
}

std::string reason_line(Session& session, const Told& told, const Difference& change) {
  const Words& words = session.words();
  const Reason& reason = change.reason;
  switch (reason.kind) {
    case Because::pinned:
      return words.tr("the curator's word");
    case Because::rule:
      return words.tr("the former pair is forbidden: {}", rules_line(session, told, change));
    case Because::no_place:
      return no_place_line(words, reason.bar);
    case Because::cost:
      return cost_line(words, reason);
    case Because::lots:
      return words.tr("equal choices, the lots decided");
    case Because::ballots:
      return words.tr("the ballots decided");
    case Because::facts:
      return words.tr("the facts have changed since, so the cost cannot be told");
    case Because::unmatched:
      return words.tr("before: {}", cause_in_words(session, told.form, *reason.unmatched));
    case Because::outside:
      if (reason.obstacles.empty()) return words.tr("was not waiting for a mentor before");
      return change.turn == Turn::gained ? words.tr("before: {}", rules_line(session, told, change))
                                         : rules_line(session, told, change);
    case Because::waited:
      return words.tr("waits for a mentor");
    case Because::order:
      return order_line(session, change);
    case Because::closed:
      return closing_line(session, *reason.pair);
    case Because::not_made:
      return words.tr("no pair was made of the proposal");
  }
  return {};
}

doc::Cell mentors_cell(Session& session, const std::vector<PersonId>& mentors) {
  if (mentors.empty()) return {};
  return references(session, mentors);
}

doc::Table table_of(Session& session, const Told& told, const Comparison& comparison, Turn turn,
                    const std::string& title) {
  const Words& words = session.words();
  doc::Table table{id_of(turn), title, {}, {}, words.tr("Nobody.")};
  table.columns = {{"mentee", words.tr("Mentee")}};
  if (turn != Turn::gained) {
    table.columns.push_back({"from", words.tr("Before")});
    table.columns.push_back({"points_before", words.tr("Points"), doc::Align::right});
  }
  if (turn != Turn::lost) {
    table.columns.push_back({"to", words.tr("After")});
    table.columns.push_back({"points_after", words.tr("Points"), doc::Align::right});
  }
  table.columns.push_back({"why", words.tr("Why")});
  for (const Difference& each : comparison.differences) {
    if (each.turn != turn) continue;
    doc::Row row{mentor::text(each.mentee), {session.reference(each.mentee)}};
    if (turn != Turn::gained) {
      row.cells.push_back(mentors_cell(session, each.from));
      row.cells.emplace_back(each.points_before);
    }
    if (turn != Turn::lost) {
      row.cells.push_back(mentors_cell(session, each.to));
      row.cells.emplace_back(each.points_after);
    }
    row.cells.emplace_back(doc::Label{id_of(each.reason.kind), reason_line(session, told, each)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string name_of(const Words& words, const Ground& ground) {
  return ground.proposal == nullptr ? words.tr("today's pairs") : ground.proposal->id;
}

std::ptrdiff_t mentees_of(const Proposal& proposal) {
  std::ptrdiff_t count = std::ssize(proposal.unmatched);
  for (const ProposedPair& pair : proposal.pairs)
    count += std::ssize(pair.mentees);
  return count;
}

// What is reached for five is more than for two who still wait, and tells of no loss.
std::string other_mentees_line(const Words& words, const Ground& a, const Ground& b) {
  if (a.proposal == nullptr || b.proposal == nullptr) return {};
  const auto before = mentees_of(*a.proposal);
  const auto after = mentees_of(*b.proposal);
  if (before == after) return {};
  return words.tr("Mentees to match: was {0}, will be {1}; the figures below are of these", before,
                  after);
}

Document document_of(Session& session, const FormId& form, const Ground& a, const Ground& b,
                     const Comparison& comparison) {
  const Words& words = session.words();
  const Told told{form, a, b};
  Document document = session.document("compare", name_of(words, a) + " → " + name_of(words, b));
  document.facts.push_back(
      {"same", words.tr("Mentees with the same mentor"), doc::Cell(comparison.same)});
  document.blocks.emplace_back(
      table_of(session, told, comparison, Turn::changed, words.tr("Another mentor")));
  document.blocks.emplace_back(
      table_of(session, told, comparison, Turn::lost, words.tr("Left without a mentor")));
  document.blocks.emplace_back(
      table_of(session, told, comparison, Turn::gained, words.tr("Get a mentor")));
  doc::List levels;
  for (const auto& each : comparison.levels) {
    if (each.level == "worth") continue;
    levels.items.push_back(words.tr("{0}: was {1}, will be {2}",
                                    level_name(words, comparison.levels, each.level), each.before,
                                    each.after));
  }
  if (!levels.items.empty()) {
    if (const std::string others = other_mentees_line(words, a, b); !others.empty())
      levels.items.insert(levels.items.begin(), others);
    document.blocks.emplace_back(doc::Heading{3, words.tr("What the levels say")});
    document.blocks.emplace_back(std::move(levels));
  }
  return document;
}

Json reason_json(const Reason& reason) {
  Json made = Json::object().set("kind", id_of(reason.kind));
  if (!reason.obstacles.empty()) {
    Json rules = Json::array();
    for (const auto& each : reason.obstacles)
      rules.push(
          Json::object().set("rule", word_of(each)).set("person", mentor::text(each.person)));
    made.set("rules", rules);
  }
  if (!reason.levels.empty()) made.set("levels", levels_json(reason.levels));
  if (reason.unmatched) made.set("cause", matching::word_of(reason.unmatched->cause));
  if (reason.pair) made.set("pair", mentor::text(*reason.pair));
  return made;
}

Json json_of(const Session& session, const FormId& form, const Ground& a, const Ground& b,
             const Comparison& comparison) {
  const auto side = [](const Ground& ground) {
    return Json(ground.proposal == nullptr ? "today" : ground.proposal->id);
  };
  Json made = json_document("compare", session.day());
  made.set("form", form.text).set("before", side(a)).set("after", side(b));
  Json differences = Json::array();
  for (const Difference& each : comparison.differences) {
    differences.push(Json::object()
                         .set("mentee", mentor::text(each.mentee))
                         .set("turn", id_of(each.turn))
                         .set("from", codes(each.from))
                         .set("to", codes(each.to))
                         .set("points_before", each.points_before)
                         .set("points_after", each.points_after)
                         .set("because", reason_json(each.reason)));
  }
  return made.set("same", comparison.same)
      .set("differences", differences)
      .set("levels", levels_json(comparison.levels));
}

}  // namespace

Result<Exit> compare_matches(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto first = proposal_typed(session, session.operand("BEFORE"));
  if (!first) return tl::unexpected<Error>(first.error());
  const auto second = proposal_typed(session, session.operand("AFTER"));
  if (!second) return tl::unexpected<Error>(second.error());
  if (*first == nullptr && *second == nullptr) return fail(Exit::usage, "compare-nothing");
  const FormId form = *first != nullptr ? (*first)->form : (*second)->form;
  if (*first != nullptr && *second != nullptr && (*second)->form != form) {
    return fail(Exit::usage, "compare-forms",
                {{"first", form.text}, {"second", (*second)->form.text}});
  }
  Ground a;
  Ground b;
  prepare(session, *first, a);
  prepare(session, *second, b);
  const Comparison comparison =
      matching::compare({a.proposal, &*a.state}, {b.proposal, &*b.state}, form);
  return session.show(document_of(session, form, a, b, comparison),
                      [&] { return json_of(session, form, a, b, comparison); });
}

}  // namespace mentor::cli
