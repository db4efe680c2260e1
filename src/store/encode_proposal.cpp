#include "encode.h"
#include "out_values.h"
#include "words.h"

namespace mentor {
namespace {

OutNode out_counts(const std::map<std::string, int>& counts) {
  OutNode map = out_map();
  for (const auto& [key, count] : counts)
    map.add(key, out_integer(count));
  return map;
}

// A list to be read line by line, unless it is empty.
template <class Item>
OutNode out_lines(const std::vector<Item>& items, OutNode (*encode)(const Item&)) {
  OutNode list = out_list(items.empty() ? Layout::flow : Layout::block);
  for (const Item& item : items)
    list.add(encode(item));
  return list;
}

OutNode encode_level(const LevelValue& level) {
  OutNode map = out_map();
  map.add("level", out_text(level.level)).add("value", out_integer(level.value));
  return map;
}

OutNode encode_mentee(const ProposedMentee& mentee) {
  OutNode map = out_map();
  map.add("id", out_text(text(mentee.id)));
  map.add("points", out_integer(mentee.points));
  add_filled(map, "by", out_counts(mentee.by));
  OutNode matched = out_map();
  for (const auto& [criterion, words] : mentee.matched)
    matched.add(criterion, out_texts(words));
  add_filled(map, "matched", std::move(matched));
  map.add("ballot", out_text(std::string(word_of(ballot_match_words, mentee.ballot))));
  map.add("lot", out_integer(static_cast<std::int64_t>(mentee.lot)));
  if (mentee.pinned) map.add("pinned", out_flag(Flag::yes));
  return map;
}

OutNode encode_pair_of(const ProposedPair& pair) {
  OutNode map = out_map(Layout::block);
  map.add("mentor", out_text(text(pair.mentor)));
  map.add("mentees", out_lines(pair.mentees, encode_mentee));
  return map;
}

OutNode encode_why_not(const WhyNot& why) {
  OutNode map = out_map();
  map.add("mentor", out_text(text(why.mentor))).add("why_not", out_text(why.reason));
  return map;
}

OutNode encode_unmatched(const Unmatched& left) {
  OutNode map = out_map();
  map.add("id", out_text(text(left.id)));
  map.add("urgent", out_integer(left.urgent));
  map.add("waiting_days", out_integer(left.waiting_days));
  map.add("cause", out_text(std::string(word_of(cause_words, left.cause))));
  add_texts(map, "missing", left.missing);
  add_filled(map, "removed_by", out_counts(left.removed_by));
  add_people(map, "witness", left.witness);
  OutNode nearest = out_list();
  for (const WhyNot& why : left.nearest)
    nearest.add(encode_why_not(why));
  add_filled(map, "nearest", std::move(nearest));
  return map;
}

OutNode encode_loser(const Loser& loser) {
  OutNode map = out_map();
  map.add("mentee", out_text(text(loser.mentee))).add("from", out_text(text(loser.from)));
  if (loser.to) map.add("to", out_text(text(*loser.to)));
  return map;
}

OutNode encode_free(const FreePlaces& free) {
  OutNode map = out_map();
  map.add("mentor", out_text(text(free.mentor))).add("places", out_integer(free.places));
  return map;
}

OutNode encode_waits(const Waits& waits) {
  OutNode map = out_map();
  map.add("people", out_integer(waits.people)).add("half", out_integer(waits.half));
  map.add("longest", out_integer(waits.longest));
  return map;
}

OutNode encode_load(const LoadCount& load) {
  OutNode map = out_map();
  map.add("mentees", out_integer(load.mentees)).add("mentors", out_integer(load.mentors));
  return map;
}

OutNode encode_worst(const WorstPair& worst) {
  OutNode map = out_map();
  map.add("mentee", out_text(text(worst.mentee))).add("mentor", out_text(text(worst.mentor)));
  map.add("points", out_integer(worst.points)).add("best", out_integer(worst.best));
  map.add("possible", out_integer(worst.possible));
  return map;
}

OutNode encode_narrow(const NarrowTimes& narrow) {
  OutNode map = out_map();
  map.add("half", out_integer(narrow.half)).add("points", out_integer(narrow.points));
  OutNode gained = out_list();
  for (const NarrowMentee& each : narrow.gained) {
    OutNode one = out_map();
    one.add("id", out_text(text(each.mentee))).add("times", out_integer(each.times));
    one.add("points", out_integer(each.points));
    gained.add(std::move(one));
  }
  add_filled(map, "gained", std::move(gained));
  return map;
}

OutNode encode_ledger(const Ledger& ledger) {
  OutNode map = out_map(Layout::block);
  if (ledger.served) map.add("served", encode_waits(*ledger.served));
  if (ledger.left) map.add("left", encode_waits(*ledger.left));
  OutNode loads = out_list();
  for (const LoadCount& each : ledger.loads)
    loads.add(encode_load(each));
  add_filled(map, "loads", std::move(loads));
  if (ledger.worst_off) map.add("worst_off", encode_worst(*ledger.worst_off));
  if (ledger.narrow) map.add("narrow_times", encode_narrow(*ledger.narrow));
  return map;
}

OutNode encode_witness(const HallWitness& witness) {
  OutNode map = out_map();
  map.add("urgent", out_integer(witness.urgent));
  add_people(map, "mentees", witness.mentees);
  add_people(map, "mentors", witness.mentors);
  map.add("places", out_integer(witness.places));
  return map;
}

OutNode encode_price(const MentorPrice& price) {
  OutNode map = out_map();
  map.add("mentor", out_text(text(price.mentor)));
  map.add("points", out_integer(price.points));
  map.add("lots", out_text(price.lots));
  return map;
}

OutNode encode_outside(const OutsidePrice& price) {
  OutNode map = out_map();
  map.add("urgent", out_integer(price.urgent));
  map.add("points", out_integer(price.points));
  map.add("lots", out_text(price.lots));
  return map;
}

OutNode encode_flow(const PriceWitness& witness) {
  OutNode map = out_map();
  map.add("urgent", out_integer(witness.urgent));
  OutNode mentors = out_map();
  for (const auto& [mentor, price] : witness.mentors)
    mentors.add(text(mentor), out_integer(price));
  add_filled(map, "mentors", std::move(mentors));
  OutNode outside = out_list();
  for (const std::int64_t price : witness.outside)
    outside.add(out_integer(price));
  map.add("outside", std::move(outside));
  return map;
}

OutNode encode_way(const LeftOutWay& way) {
  OutNode map = out_map();
  return map.add("mentee", out_text(text(way.mentee))).add("mentor", out_text(text(way.mentor)));
}

OutNode encode_group(const ProvedGroup& group) {
  OutNode map = out_map();
  map.add("mentor", out_text(text(group.mentor)));
  add_people(map, "mentees", group.mentees);
  return map;
}

OutNode encode_certificate(const ProposalCertificate& certificate) {
  OutNode map = out_map(Layout::block);
  add_people(map, "closed", certificate.closed);
  if (certificate.closing != ClosedGroups::none)
    map.add("closing", out_text(std::string(word_of(closing_words, certificate.closing))));
  add_filled(map, "bounds", out_lines(certificate.bounds, encode_level));
  if (certificate.lots != LotsProof::none)
    map.add("lots", out_text(std::string(word_of(lots_words, certificate.lots))));
  add_people(map, "open", certificate.open);
  add_filled(map, "flow", out_lines(certificate.flow, encode_flow));
  if (certificate.worst_off_flow)
    map.add("worst_off_flow", encode_flow(*certificate.worst_off_flow));
  if (certificate.times != 1) map.add("times", out_integer(certificate.times));
  if (certificate.kept != 0) map.add("kept", out_integer(certificate.kept));
  add_text(map, "kept_lots", certificate.kept_lots);
  if (certificate.claimed) map.add("claimed", out_flag(Flag::yes));
  add_filled(map, "one_way", out_lines(certificate.one_way, encode_way));
  if (certificate.one_way_claimed) map.add("one_way_claimed", out_flag(Flag::yes));
  add_filled(map, "one_way_cover", out_lines(certificate.one_way_cover, encode_certificate));
  add_filled(map, "pairs", out_lines(certificate.pairs, encode_group));
  add_filled(map, "served", out_lines(certificate.served, encode_witness));
  if (certificate.worst_off) map.add("worst_off", out_integer(*certificate.worst_off));
  add_filled(map, "worst_off_witness", out_lines(certificate.worst_off_witness, encode_witness));
  add_filled(map, "prices", out_lines(certificate.prices, encode_price));
  add_filled(map, "outside", out_lines(certificate.outside, encode_outside));
  return map;
}

OutNode encode_digests(const std::map<std::string, std::string>& digests) {
  OutNode map = out_map();
  for (const auto& [code, digest] : digests)
    map.add(code, out_text(digest));
  return map;
}

OutNode encode_parts(const InputParts& parts) {
  OutNode map = out_map(Layout::block);
  add_text(map, "rules", parts.rules);
  add_filled(map, "mentees", encode_digests(parts.mentees));
  add_filled(map, "mentors", encode_digests(parts.mentors));
  return map;
}

}  // namespace

OutNode encode_proposal(const Proposal& proposal) {
  OutNode card = out_map(Layout::block);
  card.add("id", out_text(proposal.id));
  card.add("format", out_integer(proposal.format));
  card.add("form", out_text(proposal.form.text));
  card.add("as_of", out_date(proposal.as_of));
  card.add("mechanism", out_text(std::string(word_of(mechanism_words, proposal.mechanism))));
  add_text(card, "keep", proposal.keep);
  if (proposal.touch) card.add("touch", out_integer(*proposal.touch));
  add_filled(card, "objective", out_lines(proposal.objective, encode_level));
  card.add("input", out_text(proposal.input));
  card.add("pairs", out_lines(proposal.pairs, encode_pair_of));
  add_filled(card, "unmatched", out_lines(proposal.unmatched, encode_unmatched));
  add_filled(card, "losers", out_lines(proposal.losers, encode_loser));
  add_filled(card, "free", out_lines(proposal.free, encode_free));
  add_filled(card, "ledger", encode_ledger(proposal.ledger));
  add_filled(card, "certificate", encode_certificate(proposal.certificate));
  add_filled(card, "parts", encode_parts(proposal.parts));
  add_text(card, "program", proposal.program);
  add_text(card, "seal", proposal.seal);
  return card;
}

}  // namespace mentor
