#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

Shape rule_shape() {
  return record_of({needed("id", any_text()), needed("mentor", any_text(), "a fact"),
                    needed("relation", relation_shape()), needed("mentee", any_text(), "a fact"),
                    allowed("missing", word_shape(missing_words)), allowed("say", any_text())});
}

Shape when_shape() {
  return record_of(
      {allowed("mentee", any_text()), allowed("mentor", any_text()), needed("is", any_text())});
}

Shape criterion_shape() {
  return record_of({needed("id", any_text()), needed("weight", integer_between(0, 10'000)),
                    needed("mentee", any_text(), "a fact"), needed("mentor", any_text(), "a fact"),
                    needed("measure", word_shape(measure_words)), allowed("say", any_text()),
                    allowed("enough", integer_between(1, 1000), "of common"),
                    allowed("range", decimal_number(), "of near"),
                    allowed("points", map_of(integer_between(0, 10'000)), "of difference"),
                    allowed("required", boolean_shape(), "0 points forbid the pair"),
                    allowed("when", when_shape(), "the criterion counts only if this holds")});
}

Shape form_rules_shape() {
  return record_of({allowed("mechanism", word_shape(mechanism_words)),
                    allowed("objective", list_of(word_shape(level_words), 1)),
                    allowed("load", integer_between(0, 1000), "thousandths"),
                    allowed("keep", integer_between(0, 1000), "thousandths"),
                    allowed("unlisted", word_shape(unlisted_words)),
                    allowed("rule", word_shape(ballot_rule_words)),
                    allowed("require", list_of(word_shape(requirement_words))),
                    allowed("rules", list_of(rule_shape())),
                    allowed("criteria", list_of(criterion_shape())),
                    allowed("orders", map_of(list_of(any_text())), "steps of a ladder, low first"),
                    allowed("synonyms", map_of(map_of(any_text())))});
}

Shape people_shape() {
  return list_of(person_code_shape());
}

Shape proposed_mentee_shape() {
  return record_of({needed("id", person_code_shape()),
                    needed("points", integer_between(0, 1'000'000'000)),
                    allowed("by", map_of(integer_between(0, 1'000'000'000))),
                    allowed("matched", map_of(list_of(any_text()))),
                    needed("ballot", word_shape(ballot_match_words)),
                    needed("lot", integer_between(0, (std::int64_t{1} << 48) - 1)),
                    allowed("pinned", boolean_shape())});
}

Shape unmatched_shape() {
  const Shape why_not =
      record_of({needed("mentor", person_code_shape()), needed("why_not", any_text())});
  return record_of({needed("id", person_code_shape()), needed("urgent", integer_between(0, 3)),
                    needed("waiting_days", integer_between(0, count_limit)),
                    needed("cause", word_shape(cause_words)),
                    allowed("missing", list_of(any_text())),
                    allowed("removed_by", map_of(integer_between(0, count_limit))),
                    allowed("witness", people_shape()), allowed("nearest", list_of(why_not))});
}

Shape loser_shape() {
  return record_of({needed("mentee", person_code_shape()), needed("from", person_code_shape()),
                    allowed("to", person_code_shape(), "nobody where it is absent")});
}

Shape ledger_shape() {
  const Shape count = integer_between(0, count_limit);
  const Shape points = integer_between(0, 1'000'000'000);
  const Shape waits = record_of({needed("people", count),
                                 needed("half", count, "half waited so many days or fewer"),
                                 needed("longest", count)});
  const Shape worst =
      record_of({needed("mentee", person_code_shape()), needed("mentor", person_code_shape()),
                 needed("points", points), needed("best", points, "with anybody eligible"),
                 needed("possible", points, "weights of the criteria that count")});
  const Shape gained = record_of(
      {needed("id", person_code_shape()), needed("times", count), needed("points", points)});
  const Shape narrow =
      record_of({needed("half", count, "half of those who named times named so many or fewer"),
                 needed("points", points, "half of the pairs have so many or fewer"),
                 allowed("gained", list_of(gained), "named few times and got more points")});
  return record_of(
      {allowed("served", waits), allowed("left", waits),
       allowed("loads", list_of(record_of({needed("mentees", count), needed("mentors", count)}))),
       allowed("worst_off", worst), allowed("narrow_times", narrow)});
}

Shape whole_price_shape(std::string of, const Shape& whom) {
  return record_of({needed(std::move(of), whom),
                    needed("points", integer_between(INT64_MIN, INT64_MAX)),
                    needed("lots", whole_shape())});
}

Shape ways_shape() {
  return list_of(
      record_of({needed("mentee", person_code_shape()), needed("mentor", person_code_shape())}));
}

// What proves the levels where no group and no change is bound.
std::vector<ShapeField> proof_fields() {
  const Shape urgent = integer_between(0, 3);
  const Shape witness = record_of({needed("urgent", urgent), allowed("mentees", people_shape()),
                                   allowed("mentors", people_shape()),
                                   needed("places", integer_between(0, count_limit))});
  return {allowed("served", list_of(witness)),
          allowed("worst_off", integer_between(0, 1'000'000'000)),
          allowed("worst_off_witness", list_of(witness)),
          allowed("prices", list_of(whole_price_shape("mentor", person_code_shape()))),
          allowed("outside", list_of(whole_price_shape("urgent", urgent)))};
}

// One other choice of the pairs to leave out.
Shape leaf_shape() {
  const Shape group =
      record_of({needed("mentor", person_code_shape()), allowed("mentees", people_shape())});
  std::vector<ShapeField> fields{
      allowed("one_way", ways_shape(), "left out instead"),
      allowed("pairs", list_of(group), "what is best then, and its proof: no better")};
  for (ShapeField& each : proof_fields())
    fields.push_back(std::move(each));
  return record_of(std::move(fields));
}

Shape certificate_shape() {
  const Shape number = integer_between(INT64_MIN, INT64_MAX);
  const Shape flow =
      record_of({needed("urgent", integer_between(-1, 3)), allowed("mentors", map_of(number)),
                 needed("outside", list_of(number))});
  const Shape bound = record_of({needed("level", any_text()), needed("value", number)});
  std::vector<ShapeField> fields{
      allowed("closed", people_shape()),
      allowed("closing", word_shape(closing_words),
              "of ballots: fewer closed groups will not do (as claimed by the "
              "prover), that was not decided, or they were closed one after another"),
      allowed("bounds", list_of(bound), "of ballots: nobody can exceed, as claimed by the prover"),
      allowed("lots", word_shape(lots_words),
              "of ballots: no choice as good has smaller lots (as claimed by the "
              "prover), or that was not decided"),
      allowed("open", people_shape()),
      allowed("flow", list_of(flow)),
      allowed("worst_off_flow", flow),
      allowed("times", integer_between(1, INT64_MAX)),
      allowed("kept", number),
      allowed("kept_lots", whole_shape()),
      allowed("claimed", boolean_shape()),
      allowed("one_way", ways_shape(),
              "pairs left out because two people cannot be each other's mentors: the proof is of "
              "the best without them"),
      allowed("one_way_claimed", boolean_shape(),
              "that no other choice of them is better is the search's word"),
      allowed("one_way_cover", list_of(leaf_shape()),
              "unless claimed: all other choices of pairs to leave out, none of them better")};
  for (ShapeField& each : proof_fields())
    fields.push_back(std::move(each));
  return record_of(std::move(fields));
}

Shape parts_shape() {
  return record_of(
      {allowed("rules", any_text(), "how people are matched, whoever they are"),
       allowed("mentees", map_of(any_text()), "what is known of each, their pairs, their ballot"),
       allowed("mentors", map_of(any_text()), "the same")});
}

}  // namespace

Shape matching_shape() {
  return record_of({needed("format", integer_between(1, 1)),
                    needed("forms", map_of(form_rules_shape()), "rules, by form")});
}

Shape proposal_shape() {
  const Shape level = record_of(
      {needed("level", any_text()), needed("value", integer_between(INT64_MIN, INT64_MAX))});
  const Shape pair = record_of({needed("mentor", person_code_shape()),
                                needed("mentees", list_of(proposed_mentee_shape(), 1))});
  const Shape free = record_of(
      {needed("mentor", person_code_shape()), needed("places", integer_between(0, count_limit))});
  return record_of(
      {needed("id", file_id_shape()), needed("format", integer_between(1, 1)),
       needed("form", file_id_shape()), needed("as_of", date_shape()),
       needed("mechanism", word_shape(mechanism_words)),
       allowed("keep", any_text(), "today, last-year, or a proposal"),
       allowed("touch", integer_between(0, count_limit), "kept pairs that might be broken"),
       allowed("objective", list_of(level)), needed("input", any_text()),
       needed("pairs", list_of(pair)), allowed("unmatched", list_of(unmatched_shape())),
       allowed("losers", list_of(loser_shape()), "who has a mentor today and is to have another"),
       allowed("free", list_of(free)),
       allowed("ledger", ledger_shape(), "who waited, gained, carries"),
       allowed("certificate", certificate_shape()),
       allowed("parts", parts_shape(), "digests that tell what has changed since"),
       allowed("program", any_text()), allowed("seal", any_text(), "SHA-256 of all the rest")});
}

}  // namespace mentor
