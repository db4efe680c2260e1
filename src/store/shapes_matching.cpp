#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

Shape rule_shape() {
  return record_of({required("id", any_text()), required("mentor", any_text(), "a fact"),
                    required("relation", relation_shape()),
                    required("mentee", any_text(), "a fact"),
                    optional("missing", word_shape(missing_words)), optional("say", any_text())});
}

Shape when_shape() {
  return record_of(
      {optional("mentee", any_text()), optional("mentor", any_text()), required("is", any_text())});
}

Shape criterion_shape() {
  return record_of({required("id", any_text()), required("weight", integer_between(0, 10'000)),
                    required("mentee", any_text(), "a fact"),
                    required("mentor", any_text(), "a fact"),
                    required("measure", word_shape(measure_words)),
                    optional("enough", integer_between(1, 1000), "of common"),
                    optional("range", decimal_number(), "of near"),
                    optional("points", map_of(integer_between(0, 10'000)), "of difference"),
                    optional("required", boolean_shape(), "0 points forbid the pair"),
                    optional("when", when_shape(), "the criterion counts only if this holds")});
}

Shape form_rules_shape() {
  return record_of({optional("mechanism", word_shape(mechanism_words)),
                    optional("objective", list_of(word_shape(level_words), 1)),
                    optional("load", integer_between(0, count_limit), "thousandths"),
                    optional("keep", integer_between(0, count_limit), "thousandths"),
                    optional("unlisted", word_shape(unlisted_words)),
                    optional("rule", word_shape(ballot_rule_words)),
                    optional("require", list_of(word_shape(requirement_words))),
                    optional("rules", list_of(rule_shape())),
                    optional("criteria", list_of(criterion_shape())),
                    optional("orders", map_of(list_of(any_text())), "steps of a ladder, low first"),
                    optional("synonyms", map_of(map_of(any_text())))});
}

Shape people_shape() {
  return list_of(person_code_shape());
}

Shape proposed_mentee_shape() {
  return record_of({required("id", person_code_shape()),
                    required("points", integer_between(0, 1'000'000'000)),
                    optional("by", map_of(integer_between(0, 1'000'000'000))),
                    optional("matched", map_of(list_of(any_text()))),
                    optional("ballot", word_shape(ballot_match_words)),
                    optional("lot", integer_between(0, (std::int64_t{1} << 48) - 1)),
                    optional("pinned", boolean_shape())});
}

Shape unmatched_shape() {
  const Shape why_not =
      record_of({required("mentor", person_code_shape()), required("why_not", any_text())});
  return record_of({required("id", person_code_shape()), optional("urgent", integer_between(0, 3)),
                    optional("waiting_days", integer_between(0, count_limit)),
                    required("cause", word_shape(cause_words)),
                    optional("missing", list_of(any_text())),
                    optional("removed_by", map_of(integer_between(0, count_limit))),
                    optional("witness", people_shape()), optional("nearest", list_of(why_not))});
}

Shape certificate_shape() {
  const Shape witness = record_of(
      {optional("urgent", integer_between(0, 3)), optional("mentees", people_shape()),
       optional("mentors", people_shape()), required("places", integer_between(0, count_limit))});
  const Shape price = record_of({required("mentor", person_code_shape()),
                                 required("points", integer_between(INT64_MIN, INT64_MAX)),
                                 required("lots", whole_shape())});
  return record_of({optional("served", list_of(witness)),
                    optional("worst_off", integer_between(0, 1'000'000'000)),
                    optional("worst_off_witness", list_of(witness)),
                    optional("prices", list_of(price))});
}

}  // namespace

Shape matching_shape() {
  return record_of({required("format", integer_between(1, 1)),
                    required("forms", map_of(form_rules_shape()), "rules, by form")});
}

Shape proposal_shape() {
  const Shape level = record_of(
      {required("level", any_text()), required("value", integer_between(INT64_MIN, INT64_MAX))});
  const Shape pair = record_of({required("mentor", person_code_shape()),
                                required("mentees", list_of(proposed_mentee_shape(), 1))});
  const Shape free = record_of({required("mentor", person_code_shape()),
                                required("places", integer_between(0, count_limit))});
  return record_of(
      {required("id", file_id_shape()), required("format", integer_between(1, 1)),
       required("form", file_id_shape()), required("as_of", date_shape()),
       required("mechanism", word_shape(mechanism_words)), optional("objective", list_of(level)),
       required("input", any_text()), required("pairs", list_of(pair)),
       optional("unmatched", list_of(unmatched_shape())), optional("free", list_of(free)),
       optional("certificate", certificate_shape()), optional("program", any_text())});
}

}  // namespace mentor
