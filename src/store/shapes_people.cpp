#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

Shape full_name_shape() {
  return record_of({optional("family", any_text()), optional("given", any_text()),
                    optional("patronymic", any_text()),
                    optional("cases", map_of(any_text()), "the full name in a case of grammar")});
}

Shape day_range_shape() {
  return record_of({required("from", date_shape()), required("to", date_shape(), "the last day")});
}

Shape period_shape() {
  return record_of({required("id", any_text()), optional("title", any_text()),
                    required("from", date_shape()), required("to", date_shape(), "the last day")});
}

Shape target_shape() {
  return record_of({required("id", any_text()), required("value", decimal_number()),
                    optional("unit", any_text()), optional("source", any_text())});
}

}  // namespace

Shape person_shape() {
  const Shape block =
      record_of({required("person", person_code_shape()), optional("reason", any_text())});
  return record_of({required("id", person_code_shape()),
                    required("category", texts_shape(), "one category of the programme, or some"),
                    optional("class", any_text()), optional("post", any_text()),
                    optional("department", any_text()), optional("group", any_text()),
                    optional("organisation", any_text()),
                    optional("born", birth_month_shape(), "year, or year-month"),
                    optional("facts", map_of(fact_shape()), "what matching may compare"),
                    optional("blocks", list_of(block), "people never to be paired with")});
}

Shape pair_shape() {
  const Shape programme = record_of({optional("kind", any_text()), optional("goal", any_text()),
                                     optional("expected", texts_shape())});
  const Shape strengths =
      record_of({optional("strong", texts_shape()), optional("weak", texts_shape())});
  return record_of(
      {required("id", pair_code_shape()), required("form", file_id_shape()),
       optional("role_model", any_text()), required("mentors", list_of(person_code_shape(), 1)),
       required("mentees", list_of(person_code_shape(), 1)), required("from", date_shape()),
       optional("to", date_shape()), optional("order", any_text()),
       optional("source", any_text(), "the proposal, or manual"), optional("format", any_text()),
       optional("personal_programme", programme), optional("strengths", strengths)});
}

Shape private_card_shape() {
  const Shape representative =
      record_of({optional("name", any_text()), optional("relation", any_text()),
                 optional("phone", any_text())});
  const Shape note = record_of({optional("date", date_shape()), optional("source", any_text()),
                                required("text", any_text()), optional("clearance", any_text())});
  return record_of({required("id", person_code_shape()), optional("name", full_name_shape()),
                    optional("birth_date", date_shape()), optional("phones", texts_shape()),
                    optional("emails", texts_shape()), optional("representative", representative),
                    optional("notes", list_of(note), "confidential")});
}

Shape year_shape() {
  const Shape school_class =
      record_of({required("id", any_text()), optional("teacher", person_code_shape())});
  return record_of(
      {required("year", school_year_shape()), optional("prepared_from", date_shape()),
       optional("periods", map_of(list_of(period_shape())), "series of periods, by name"),
       optional("holidays", list_of(day_range_shape())), optional("classes", list_of(school_class)),
       optional("contingent", map_of(integer_between(0, 1'000'000'000)), "counts of the school"),
       optional("targets", list_of(target_shape()))});
}

}  // namespace mentor
