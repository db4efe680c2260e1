// The proposal as match and verify print it for programs.
#include "match_words.h"

namespace mentor::cli {
namespace {

Json strings(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& each : texts)
    list.push(each);
  return list;
}

Json mentee_json(const ProposedMentee& mentee) {
  Json by = Json::object();
  for (const auto& [criterion, points] : mentee.by)
    by.set(criterion, points);
  Json matched = Json::object();
  for (const auto& [criterion, found] : mentee.matched)
    matched.set(criterion, strings(found));
  Json made = Json::object();
  made.set("id", mentor::text(mentee.id)).set("points", mentee.points).set("by", by);
  made.set("matched", matched).set("ballot", matching::word_of(mentee.ballot));
  return made.set("lot", static_cast<std::int64_t>(mentee.lot)).set("pinned", mentee.pinned);
}

Json losers_json(const std::vector<Loser>& losers) {
  Json list = Json::array();
  for (const Loser& each : losers) {
    Json made = Json::object();
    made.set("mentee", mentor::text(each.mentee)).set("from", mentor::text(each.from));
    if (each.to) made.set("to", mentor::text(*each.to));
    list.push(std::move(made));
  }
  return list;
}

Json unmatched_json(const Unmatched& unmatched) {
  Json nearest = Json::array();
  for (const WhyNot& each : unmatched.nearest) {
    nearest.push(
        Json::object().set("mentor", mentor::text(each.mentor)).set("why_not", each.reason));
  }
  Json removed = Json::object();
  for (const auto& [rule, count] : unmatched.removed_by)
    removed.set(rule, count);
  Json made = Json::object();
  made.set("id", mentor::text(unmatched.id)).set("urgent", unmatched.urgent);
  made.set("waiting_days", unmatched.waiting_days).set("cause", matching::word_of(unmatched.cause));
  made.set("missing", strings(unmatched.missing)).set("removed_by", removed);
  return made.set("witness", codes(unmatched.witness)).set("nearest", nearest);
}

Json hall_json(const HallWitness& hall) {
  return Json::object()
      .set("urgent", hall.urgent)
      .set("mentees", codes(hall.mentees))
      .set("mentors", codes(hall.mentors))
      .set("places", hall.places);
}

Json flow_json(const PriceWitness& witness) {
  Json mentors = Json::object();
  for (const auto& [mentor, price] : witness.mentors)
    mentors.set(mentor::text(mentor), price);
  Json outside = Json::array();
  for (const std::int64_t price : witness.outside)
    outside.push(price);
  return Json::object()
      .set("urgent", witness.urgent)
      .set("mentors", mentors)
      .set("outside", outside);
}

// What conditions need besides; only the keys that say something.
void add_search(const ProposalCertificate& proof, Json& made) {
  if (!proof.closed.empty()) made.set("closed", codes(proof.closed));
  if (proof.closing != ClosedGroups::none) made.set("closing", matching::word_of(proof.closing));
  if (!proof.bounds.empty()) {
    Json bounds = Json::array();
    for (const LevelValue& each : proof.bounds)
      bounds.push(Json::object().set("level", each.level).set("value", each.value));
    made.set("bounds", bounds);
  }
  if (proof.lots != LotsProof::none) made.set("lots", matching::word_of(proof.lots));
  if (!proof.open.empty()) made.set("open", codes(proof.open));
  if (!proof.flow.empty()) {
    Json flow = Json::array();
    for (const PriceWitness& each : proof.flow)
      flow.push(flow_json(each));
    made.set("flow", flow);
  }
  if (proof.worst_off_flow) made.set("worst_off_flow", flow_json(*proof.worst_off_flow));
  if (proof.times != 1) made.set("times", proof.times);
  if (proof.kept != 0) made.set("kept", proof.kept);
  if (!proof.kept_lots.empty()) made.set("kept_lots", proof.kept_lots);
  if (proof.claimed) made.set("claimed", true);
  if (proof.one_way.empty()) return;
  Json ways = Json::array();
  for (const LeftOutWay& each : proof.one_way)
    ways.push(Json::object()
                  .set("mentee", mentor::text(each.mentee))
                  .set("mentor", mentor::text(each.mentor)));
  made.set("one_way", ways);
  if (proof.one_way_claimed) made.set("one_way_claimed", true);
}

Json groups_json(const std::vector<ProvedGroup>& groups) {
  Json made = Json::array();
  for (const ProvedGroup& each : groups)
    made.push(Json::object()
                  .set("mentor", mentor::text(each.mentor))
                  .set("mentees", codes(each.mentees)));
  return made;
}

Json certificate_json(const ProposalCertificate& proof) {
  Json served = Json::array();
  for (const HallWitness& hall : proof.served)
    served.push(hall_json(hall));
  Json made = Json::object().set("served", served);
  add_search(proof, made);
  if (!proof.pairs.empty()) made.set("pairs", groups_json(proof.pairs));
  if (!proof.one_way_cover.empty()) {
    Json cover = Json::array();
    for (const ProposalCertificate& each : proof.one_way_cover)
      cover.push(certificate_json(each));
    made.set("one_way_cover", cover);
  }
  if (proof.worst_off) {
    made.set("worst_off", *proof.worst_off);
    Json witness = Json::array();
    for (const HallWitness& hall : proof.worst_off_witness)
      witness.push(hall_json(hall));
    made.set("worst_off_witness", witness);
  }
  Json prices = Json::array();
  for (const MentorPrice& price : proof.prices) {
    prices.push(Json::object()
                    .set("mentor", mentor::text(price.mentor))
                    .set("points", price.points)
                    .set("lots", price.lots));
  }
  Json outside = Json::array();
  for (const OutsidePrice& price : proof.outside) {
    outside.push(Json::object()
                     .set("urgent", price.urgent)
                     .set("points", price.points)
                     .set("lots", price.lots));
  }
  return made.set("prices", prices).set("outside", outside);
}

Json waits_json(const Waits& waits) {
  return Json::object()
      .set("people", waits.people)
      .set("half", waits.half)
      .set("longest", waits.longest);
}

Json narrow_json(const NarrowTimes& narrow) {
  Json gained = Json::array();
  for (const NarrowMentee& each : narrow.gained) {
    gained.push(Json::object()
                    .set("id", mentor::text(each.mentee))
                    .set("times", each.times)
                    .set("points", each.points));
  }
  return Json::object().set("half", narrow.half).set("points", narrow.points).set("gained", gained);
}

Json ledger_json(const Ledger& ledger) {
  Json loads = Json::array();
  for (const LoadCount& each : ledger.loads)
    loads.push(Json::object().set("mentees", each.mentees).set("mentors", each.mentors));
  Json made = Json::object();
  if (ledger.served) made.set("served", waits_json(*ledger.served));
  if (ledger.left) made.set("left", waits_json(*ledger.left));
  made.set("loads", loads);
  if (const auto& worst = ledger.worst_off) {
    made.set("worst_off", Json::object()
                              .set("mentee", mentor::text(worst->mentee))
                              .set("mentor", mentor::text(worst->mentor))
                              .set("points", worst->points)
                              .set("best", worst->best)
                              .set("possible", worst->possible));
  }
  if (ledger.narrow) made.set("narrow_times", narrow_json(*ledger.narrow));
  return made;
}

Json digests_json(const std::map<std::string, std::string>& digests) {
  Json made = Json::object();
  for (const auto& [code, digest] : digests)
    made.set(code, digest);
  return made;
}

}  // namespace

Json proposal_json(const Proposal& proposal) {
  Json objective = Json::array();
  for (const LevelValue& level : proposal.objective) {
    objective.push(Json::object().set("level", level.level).set("value", level.value));
  }
  Json pairs = Json::array();
  for (const ProposedPair& pair : proposal.pairs) {
    Json mentees = Json::array();
    for (const ProposedMentee& each : pair.mentees)
      mentees.push(mentee_json(each));
    pairs.push(Json::object().set("mentor", mentor::text(pair.mentor)).set("mentees", mentees));
  }
  Json unmatched = Json::array();
  for (const Unmatched& each : proposal.unmatched)
    unmatched.push(unmatched_json(each));
  Json free = Json::array();
  for (const FreePlaces& each : proposal.free) {
    free.push(Json::object().set("mentor", mentor::text(each.mentor)).set("places", each.places));
  }
  Json made = json_document("proposal", proposal.as_of);
  made.set("id", proposal.id).set("format", proposal.format).set("form", proposal.form.text);
  made.set("mechanism", matching::word_of(proposal.mechanism));
  if (!proposal.keep.empty()) made.set("keep", proposal.keep);
  if (proposal.touch) made.set("touch", *proposal.touch);
  made.set("objective", objective).set("input", proposal.input).set("pairs", pairs);
  made.set("unmatched", unmatched);
  if (!proposal.losers.empty()) made.set("losers", losers_json(proposal.losers));
  made.set("free", free);
  made.set("ledger", ledger_json(proposal.ledger));
  made.set("certificate", certificate_json(proposal.certificate));
  if (!proposal.parts.rules.empty()) {
    made.set("parts", Json::object()
                          .set("rules", proposal.parts.rules)
                          .set("mentees", digests_json(proposal.parts.mentees))
                          .set("mentors", digests_json(proposal.parts.mentors)));
  }
  return made.set("program", proposal.program).set("seal", proposal.seal);
}

}  // namespace mentor::cli
