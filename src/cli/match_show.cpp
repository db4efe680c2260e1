// match show: a written proposal printed again, as its file has it.
#include <algorithm>
#include <array>
#include <utility>

#include "claims.h"
#include "match.h"
#include "match_tables.h"
#include "match_words.h"
#include "mentor/matching/propose.h"
#include "rematch_words.h"
#include "why_facts.h"

namespace mentor::cli {
namespace {

// Where no level is of them, the urgent are not told apart.
bool has_classes(const Proposal& proposal) {
  return std::any_of(proposal.objective.begin(), proposal.objective.end(),
                     [](const LevelValue& each) { return each.level.starts_with("served"); });
}

std::array<int, 4> served_of(const Proposal& proposal) {
  std::array<int, 4> served{};
  for (const LevelValue& level : proposal.objective)
    if (level.level.starts_with("served-") && level.level.back() <= '3')
      served[static_cast<std::size_t>(level.level.back() - '0')] += static_cast<int>(level.value);
  if (!has_classes(proposal))
    for (const ProposedPair& pair : proposal.pairs)
      served[0] += static_cast<int>(pair.mentees.size());
  return served;
}

// How many of each urgency could have had a mentor.
std::array<int, 4> ready_of(const Proposal& proposal) {
  std::array<int, 4> ready = served_of(proposal);
  for (const Unmatched& each : proposal.unmatched)
    if (each.cause != UnmatchedCause::not_ready)
      ++ready[has_classes(proposal) ? static_cast<std::size_t>(std::clamp(each.urgent, 0, 3)) : 0];
  return ready;
}

struct Again {
  std::vector<matching::RatePrice> prices;
  std::map<PersonId, PersonId> freed;  ///< whom --keep today looked at again, with their mentor
};

// What the file does not tell: prices are found by matching again without the rate, so the folder
// must still be the proposal's.
Again built_again(const matching::Admission& admission, const Proposal& proposal) {
  matching::Run run;
  run.built = build(admission, matching::options_of(proposal));
  if (digest_of(admission, run.built) != proposal.input) return {};
  return {rate_prices(admission, run), run.built.freed};
}

std::int64_t points_of(const Proposal& proposal) {
  for (const LevelValue& level : proposal.objective)
    if (level.level == "points") return level.value;
  return 0;
}

doc::Table levels_table(const Words& words, const Proposal& proposal,
                        const std::vector<matching::RatePrice>& prices) {
  doc::Table table{"objective", words.tr("What was reached, level by level"), {}, {}, {}};
  table.columns = {{"level", words.tr("Level")}, {"value", words.tr("Reached")}};
  const auto add = [&](std::string what, std::string value) {
    table.rows.push_back({"", {std::move(what), std::move(value)}});
  };
  const auto add_line = [&](const std::string& line) {
    const std::size_t colon = line.find(": ");
    add(line.substr(0, colon), line.substr(colon + 2));
  };
  bool told = false;
  const auto tell_served = [&] {
    if (!std::exchange(told, true))
      for (const auto& line : served_in_words(words, served_of(proposal), ready_of(proposal)))
        add_line(line);
  };
  for (const LevelValue& level : proposal.objective) {
    if (level.level.starts_with("served")) tell_served();
    if (level.level == "worst-off")
      add(words.tr("Points of the worst-off"), worst_off_in_words(words, proposal, level.value));
    if (level.level == "points") add(words.tr("Sum of points"), std::to_string(level.value));
  }
  tell_served();
  for (const std::string& line : rates_in_words(words, points_of(proposal), prices))
    add_line(line);
  return table;
}

}  // namespace

Result<Exit> show_proposal(Session& session) {
  if (auto opened = session.open(Access::read); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const auto named = proposal_named(session, session.operand("PROPOSAL"));
  if (!named) return tl::unexpected<Error>(named.error());
  const Proposal& proposal = **named;
  const Words& words = session.words();
  const Form* form = find_form(session.programme().card, proposal.form);
  Document document = session.document(
      "proposal",
      words.tr("Proposal of pairs: {}", form == nullptr ? proposal.form.text : form->title));
  add_proposal_facts(session, proposal, document);
  const Programme before = matching::without_outcome(session.programme(), proposal.id);
  const State then = fold(before, proposal.as_of);
  const matching::Admission on_day(then, proposal.form);
  document.blocks.emplace_back(pairs_table(session, on_day, proposal));
  document.blocks.emplace_back(
      unmatched_table(session, matching::Admission(session.state(), proposal.form), proposal));
  const Again again = built_again(on_day, proposal);
  document.blocks.emplace_back(wants_facts(session) ? objective_for_programs(proposal)
                                                    : levels_table(words, proposal, again.prices));
  if (auto claims = claims_in_words(words, proposal); !claims.empty())
    document.blocks.emplace_back(doc::List{.items = std::move(claims)});
  doc::Table fairness = fairness_table(session, proposal);
  add_losers(session, proposal, again.freed, fairness);
  document.blocks.emplace_back(std::move(fairness));
  add_free_places(session, on_day, proposal, document);
  return session.show(document, [&] { return proposal_json(proposal); });
}

}  // namespace mentor::cli
