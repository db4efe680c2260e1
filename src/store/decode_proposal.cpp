#include "decode.h"

namespace mentor {
namespace {

// Points and lots exceed an int.
std::int64_t wide_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? 0 : integer_in(*node);
}

std::map<std::string, int> counts_at(const Node& map, std::string_view key) {
  std::map<std::string, int> counts;
  for (const MapEntry& each : entries_at(map, key)) {
    if (!each.value.is_nothing()) {
      counts[text_in(each.key)] = static_cast<int>(integer_in(each.value));
    }
  }
  return counts;
}

ProposedMentee decode_mentee(const Node& map) {
  ProposedMentee mentee;
  mentee.id = person_at(map, "id").value_or(PersonId{});
  mentee.points = integer_at(map, "points").value_or(0);
  mentee.by = counts_at(map, "by");
  for (const MapEntry& each : entries_at(map, "matched")) {
    if (!each.value.is_nothing()) mentee.matched[text_in(each.key)] = texts_in(each.value);
  }
  mentee.ballot = word_at(map, "ballot", ballot_match_words).value_or(BallotMatch::none);
  mentee.lot = static_cast<std::uint64_t>(wide_at(map, "lot"));
  mentee.pinned = boolean_at(map, "pinned").value_or(false);
  return mentee;
}

ProposedPair decode_proposed_pair(const Node& map) {
  ProposedPair pair;
  pair.mentor = person_at(map, "mentor").value_or(PersonId{});
  for (const Node& item : items_at(map, "mentees"))
    pair.mentees.push_back(decode_mentee(item));
  return pair;
}

Unmatched decode_unmatched(const Node& map) {
  Unmatched left;
  left.id = person_at(map, "id").value_or(PersonId{});
  left.urgent = integer_at(map, "urgent").value_or(0);
  left.waiting_days = integer_at(map, "waiting_days").value_or(0);
  left.cause = word_at(map, "cause", cause_words).value_or(left.cause);
  left.missing = texts_at(map, "missing");
  left.removed_by = counts_at(map, "removed_by");
  left.witness = people_at(map, "witness");
  for (const Node& item : items_at(map, "nearest")) {
    left.nearest.push_back(
        {person_at(item, "mentor").value_or(PersonId{}), text_at(item, "why_not")});
  }
  return left;
}

std::optional<Waits> waits_at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  if (node == nullptr) return std::nullopt;
  return Waits{integer_at(*node, "people").value_or(0), integer_at(*node, "half").value_or(0),
               integer_at(*node, "longest").value_or(0)};
}

WorstPair decode_worst(const Node& map) {
  return {person_at(map, "mentee").value_or(PersonId{}),
          person_at(map, "mentor").value_or(PersonId{}), integer_at(map, "points").value_or(0),
          integer_at(map, "best").value_or(0), integer_at(map, "possible").value_or(0)};
}

NarrowTimes decode_narrow(const Node& map) {
  NarrowTimes narrow{
      integer_at(map, "half").value_or(0), integer_at(map, "points").value_or(0), {}};
  for (const Node& item : items_at(map, "gained")) {
    narrow.gained.push_back({person_at(item, "id").value_or(PersonId{}),
                             integer_at(item, "times").value_or(0),
                             integer_at(item, "points").value_or(0)});
  }
  return narrow;
}

Ledger decode_ledger(const Node& map) {
  Ledger ledger;
  ledger.served = waits_at(map, "served");
  ledger.left = waits_at(map, "left");
  for (const Node& item : items_at(map, "loads")) {
    ledger.loads.push_back(
        {integer_at(item, "mentees").value_or(0), integer_at(item, "mentors").value_or(0)});
  }
  if (const Node* worst = map.find("worst_off")) ledger.worst_off = decode_worst(*worst);
  if (const Node* narrow = map.find("narrow_times")) ledger.narrow = decode_narrow(*narrow);
  return ledger;
}

std::vector<HallWitness> witnesses_at(const Node& map, std::string_view key) {
  std::vector<HallWitness> witnesses;
  for (const Node& item : items_at(map, key)) {
    witnesses.push_back({integer_at(item, "urgent").value_or(0), people_at(item, "mentees"),
                         people_at(item, "mentors"), integer_at(item, "places").value_or(0)});
  }
  return witnesses;
}

PriceWitness decode_flow(const Node& map) {
  PriceWitness witness;
  witness.urgent = integer_at(map, "urgent").value_or(0);
  for (const MapEntry& each : entries_at(map, "mentors")) {
    const auto mentor = person_code(text_in(each.key));
    if (mentor && !each.value.is_nothing())
      witness.mentors.emplace_back(*mentor, integer_in(each.value));
  }
  for (const Node& item : items_at(map, "outside"))
    witness.outside.push_back(integer_in(item));
  return witness;
}

ProposalCertificate decode_certificate(const Node& map) {
  ProposalCertificate certificate;
  certificate.closed = people_at(map, "closed");
  certificate.closing = word_at(map, "closing", closing_words).value_or(ClosedGroups::none);
  for (const Node& item : items_at(map, "bounds"))
    certificate.bounds.push_back({text_at(item, "level"), wide_at(item, "value")});
  certificate.lots = word_at(map, "lots", lots_words).value_or(LotsProof::none);
  certificate.open = people_at(map, "open");
  for (const Node& item : items_at(map, "flow"))
    certificate.flow.push_back(decode_flow(item));
  if (const Node* flow = map.find("worst_off_flow"))
    certificate.worst_off_flow = decode_flow(*flow);
  if (const Node* times = map.find("times")) certificate.times = integer_in(*times);
  certificate.kept = wide_at(map, "kept");
  certificate.kept_lots = text_at(map, "kept_lots");
  certificate.claimed = boolean_at(map, "claimed").value_or(false);
  for (const Node& item : items_at(map, "one_way"))
    certificate.one_way.push_back({person_at(item, "mentee").value_or(PersonId{}),
                                   person_at(item, "mentor").value_or(PersonId{})});
  certificate.one_way_claimed = boolean_at(map, "one_way_claimed").value_or(false);
  for (const Node& item : items_at(map, "one_way_cover"))
    certificate.one_way_cover.push_back(decode_certificate(item));
  for (const Node& item : items_at(map, "pairs"))
    certificate.pairs.push_back(
        {person_at(item, "mentor").value_or(PersonId{}), people_at(item, "mentees")});
  certificate.served = witnesses_at(map, "served");
  certificate.worst_off = integer_at(map, "worst_off");
  certificate.worst_off_witness = witnesses_at(map, "worst_off_witness");
  for (const Node& item : items_at(map, "prices")) {
    certificate.prices.push_back({person_at(item, "mentor").value_or(PersonId{}),
                                  wide_at(item, "points"), text_at(item, "lots")});
  }
  for (const Node& item : items_at(map, "outside")) {
    certificate.outside.push_back(
        {integer_at(item, "urgent").value_or(0), wide_at(item, "points"), text_at(item, "lots")});
  }
  return certificate;
}

std::map<std::string, std::string> digests_at(const Node& map, std::string_view key) {
  std::map<std::string, std::string> digests;
  for (const MapEntry& each : entries_at(map, key))
    digests[std::string(text_in(each.key))] = text_in(each.value);
  return digests;
}

InputParts decode_parts(const Node& map) {
  return {text_at(map, "rules"), digests_at(map, "mentees"), digests_at(map, "mentors")};
}

}  // namespace

Proposal decode_proposal(const Node& root, const SourceFile& file) {
  Proposal proposal;
  proposal.id = text_at(root, "id");
  proposal.format = integer_at(root, "format").value_or(1);
  proposal.form = {text_at(root, "form")};
  proposal.as_of = date_at(root, "as_of").value_or(Date{});
  proposal.mechanism = word_at(root, "mechanism", mechanism_words).value_or(proposal.mechanism);
  proposal.keep = text_at(root, "keep");
  proposal.touch = integer_at(root, "touch");
  for (const Node& item : items_at(root, "objective"))
    proposal.objective.push_back({text_at(item, "level"), wide_at(item, "value")});
  proposal.input = text_at(root, "input");
  if (const Node* map = root.find("parts")) proposal.parts = decode_parts(*map);
  for (const Node& item : items_at(root, "pairs"))
    proposal.pairs.push_back(decode_proposed_pair(item));
  for (const Node& item : items_at(root, "unmatched"))
    proposal.unmatched.push_back(decode_unmatched(item));
  for (const Node& item : items_at(root, "free")) {
    proposal.free.push_back(
        {person_at(item, "mentor").value_or(PersonId{}), integer_at(item, "places").value_or(0)});
  }
  for (const Node& item : items_at(root, "losers")) {
    proposal.losers.push_back({person_at(item, "mentee").value_or(PersonId{}),
                               person_at(item, "from").value_or(PersonId{}),
                               person_at(item, "to")});
  }
  if (const Node* map = root.find("ledger")) proposal.ledger = decode_ledger(*map);
  if (const Node* map = root.find("certificate")) proposal.certificate = decode_certificate(*map);
  proposal.program = text_at(root, "program");
  proposal.seal = text_at(root, "seal");
  proposal.place = place_of(file, root);
  return proposal;
}

}  // namespace mentor
