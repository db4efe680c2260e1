#include "claims.h"

#include <algorithm>

#include "level_words.h"
#include "match_words.h"
#include "mentor/base/text.h"
#include "mentor/model/proposals.h"

namespace mentor::cli {
namespace {

std::int64_t reached(const Proposal& proposal, const std::string& level) {
  for (const LevelValue& each : proposal.objective)
    if (each.level == level) return each.value;
  return 0;
}

void add_ballots_standing(const Proposal& proposal, Standing& standing) {
  const ProposalCertificate& proof = proposal.certificate;
  standing.proved.emplace_back("stability");
  if (!proof.claimed) standing.proved.emplace_back("rule");
  for (const LevelValue& bound : proof.bounds) {
    const bool is_best = bound.level == "kept" || bound.value <= reached(proposal, bound.level);
    (is_best ? standing.claimed : standing.undecided).push_back(bound.level);
  }
  if (proof.lots == LotsProof::claimed) standing.claimed.emplace_back("lots");
  if (proof.lots == LotsProof::undecided) standing.undecided.emplace_back("lots");
  if (proof.closing == ClosedGroups::fewest) standing.claimed.emplace_back("closing");
  if (proof.closing == ClosedGroups::undecided || proof.closing == ClosedGroups::in_turn)
    standing.undecided.emplace_back("closing");
}

void add_points_standing(const Proposal& proposal, Standing& standing) {
  for (const LevelValue& each : proposal.objective) {
    const bool by_prices = each.level == "points" || each.level == "worth" || each.level == "lots";
    const bool is_claim = by_prices && proposal.certificate.claimed;
    (is_claim ? standing.claimed : standing.proved).push_back(each.level);
  }
}

}  // namespace

Ways ways_in(const Proposal& proposal) {
  if (!proposal.certificate.one_way_cover.empty()) return Ways::proved;
  return proposal.certificate.one_way_claimed ? Ways::claimed : Ways::no_choice;
}

Standing standing_of(const Proposal& proposal) {
  Standing standing;
  standing.proved.emplace_back("pairs");
  if (proposal.mechanism == Mechanism::ballots) {
    add_ballots_standing(proposal, standing);
  } else {
    add_points_standing(proposal, standing);
  }
  if (ways_in(proposal) == Ways::proved) standing.proved.emplace_back("one_way");
  if (ways_in(proposal) == Ways::claimed) standing.claimed.emplace_back("one_way");
  return standing;
}

namespace {

bool has(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// «served 30, and at most 31 would be possible».
std::string open_levels(const Words& words, const Proposal& proposal) {
  std::vector<std::string> parts;
  for (const LevelValue& bound : proposal.certificate.bounds) {
    const std::int64_t value = reached(proposal, bound.level);
    if (bound.level == "kept" || bound.value <= value) continue;
    const std::int64_t unit = bound.level == "worth" ? 1000 : 1;
    const std::string name = level_name(words, bound.level == "worth" ? "points" : bound.level);
    parts.push_back(
        words.tr("{0} {1}, at most {2}", name, value / unit, (bound.value + unit - 1) / unit));
  }
  return join(parts, "; ");
}

std::string no_more_claim(const Words& words, const ProposalCertificate& proof) {
  if (proof.closed.empty()) return words.tr("As claimed by the prover: no such pairs reach more.");
  return proof.closing != ClosedGroups::fewest
             ? words.tr(
                   "As claimed by the prover: with these groups closed no such pairs reach "
                   "more.")
             : words.tr(
                   "As claimed by the prover: without closing more groups no such pairs "
                   "reach more.");
}

// Left out, and not because the two are a pair the other way round.
std::vector<std::string> apart_of_two_ways(const Proposal& proposal) {
  std::vector<std::string> apart;
  for (const LeftOutWay& way : proposal.certificate.one_way)
    if (mentor_in(proposal, way.mentor) != way.mentee)
      apart.push_back(text(way.mentee) + " — " + text(way.mentor));
  return apart;
}

std::vector<std::string> ballot_claims(const Words& words, const Proposal& proposal,
                                       const Standing& standing) {
  std::vector<std::string> lines;
  const std::vector<std::string> apart = apart_of_two_ways(proposal);
  const std::string stable = stable_in_words(words, {.pins = has_pins(proposal),
                                                     .closed = !proposal.certificate.closed.empty(),
                                                     .ways = !apart.empty()});
  lines.push_back(has(standing.proved, "rule")
                      ? words.tr("Proved: {}, and the rule truthful gives these pairs and no "
                                 "others.",
                                 stable)
                      : words.tr("Proved: {}.", stable));
  if (!apart.empty())
    lines.push_back(words.tr("Left out among people on both sides: {}.", join(apart, ", ")));
  if (!proposal.certificate.closed.empty())
    lines.push_back(
        words.tr("Proved: only groups that one new mentee would leave too small are closed."));
  const std::string open = open_levels(words, proposal);
  for (const LevelValue& bound : proposal.certificate.bounds)
    if (bound.level == "kept")
      lines.push_back(words.tr(
          "As claimed by the prover: no more than {} of the pairs to keep can stay.", bound.value));
  if (proposal.certificate.claimed && open.empty())
    lines.push_back(no_more_claim(words, proposal.certificate));
  if (!open.empty())
    lines.push_back(words.tr("Not decided: whether such pairs reach more ({}).", open));
  if (has(standing.claimed, "lots"))
    lines.push_back(words.tr("As claimed by the prover: none as good have smaller lots."));
  if (has(standing.undecided, "lots"))
    lines.push_back(words.tr("Not decided: whether others as good have smaller lots."));
  if (has(standing.claimed, "closing"))
    lines.push_back(words.tr("As claimed by the prover: fewer closed groups would not do."));
  if (has(standing.undecided, "closing"))
    lines.push_back(words.tr("Not decided: whether fewer closed groups would do."));
  return lines;
}

}  // namespace

std::vector<std::string> claims_in_words(const Words& words, const Proposal& proposal) {
  std::vector<std::string> lines;
  if (proposal.mechanism == Mechanism::ballots) {
    lines = ballot_claims(words, proposal, standing_of(proposal));
  } else if (proposal.certificate.claimed) {
    lines.push_back(
        words.tr("Proved: how many are served, for the groups that were formed. As claimed by "
                 "the search: no other pairs reach more."));
  }
  if (ways_in(proposal) == Ways::proved)
    lines.push_back(
        words.tr("Proved: who of two is the mentor, where each could be the other's; of all other "
                 "choices ({}) none is better.",
                 proposal.certificate.one_way_cover.size()));
  if (ways_in(proposal) == Ways::claimed)
    lines.push_back(words.tr(
        "Chosen by the search, not proved: who of two is the mentor, where each could be the "
        "other's."));
  return lines;
}

}  // namespace mentor::cli
