#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

Shape full_name_shape() {
  return record_of({allowed("family", any_text()), allowed("given", any_text()),
                    allowed("patronymic", any_text()),
                    allowed("cases", map_of(any_text()), "the full name in a case of grammar")});
}

Shape day_range_shape() {
  return record_of({needed("from", date_shape()), needed("to", date_shape(), "the last day")});
}

Shape period_shape() {
  return record_of({needed("id", any_text()), allowed("title", any_text()),
                    needed("from", date_shape()), needed("to", date_shape(), "the last day")});
}

Shape target_shape() {
  return record_of({needed("id", any_text()), needed("value", decimal_number()),
                    allowed("unit", any_text()), allowed("source", any_text())});
}

}  // namespace

Shape person_shape() {
  const Shape block =
      record_of({needed("person", person_code_shape()), allowed("reason", any_text())});
  return record_of({needed("id", person_code_shape()),
                    needed("category", texts_shape(), "one category of the programme, or some"),
                    allowed("class", any_text()), allowed("post", any_text()),
                    allowed("department", any_text()), allowed("group", any_text()),
                    allowed("organisation", any_text()),
                    allowed("born", birth_month_shape(), "year, or year-month"),
                    allowed("facts", map_of(fact_shape()), "what matching may compare"),
                    allowed("blocks", list_of(block), "people never to be paired with")});
}

Shape pair_shape() {
  const Shape programme = record_of({allowed("kind", any_text()), allowed("goal", any_text()),
                                     allowed("expected", texts_shape())});
  const Shape strengths =
      record_of({allowed("strong", texts_shape()), allowed("weak", texts_shape())});
  return record_of(
      {needed("id", pair_code_shape()), needed("form", file_id_shape()),
       allowed("role_model", any_text()), needed("mentors", list_of(person_code_shape(), 1)),
       needed("mentees", list_of(person_code_shape(), 1)), needed("from", date_shape()),
       allowed("to", date_shape()), allowed("order", any_text()),
       allowed("source", any_text(), "the proposal, or manual"), allowed("format", any_text()),
       allowed("personal_programme", programme), allowed("strengths", strengths)});
}

Shape private_card_shape() {
  const Shape representative = record_of(
      {allowed("name", any_text()), allowed("relation", any_text()), allowed("phone", any_text())});
  const Shape note = record_of({allowed("date", date_shape()), allowed("source", any_text()),
                                needed("text", any_text()), allowed("clearance", any_text())});
  return record_of({needed("id", person_code_shape()), allowed("name", full_name_shape()),
                    allowed("birth_date", date_shape()), allowed("phones", texts_shape()),
                    allowed("emails", texts_shape()), allowed("representative", representative),
                    allowed("notes", list_of(note), "confidential")});
}

Shape year_shape() {
  const Shape school_class =
      record_of({needed("id", any_text()), allowed("teacher", person_code_shape())});
  return record_of(
      {needed("year", school_year_shape()), allowed("prepared_from", date_shape()),
       allowed("periods", map_of(list_of(period_shape())), "series of periods, by name"),
       allowed("holidays", list_of(day_range_shape())), allowed("classes", list_of(school_class)),
       allowed("contingent", map_of(integer_between(0, 1'000'000'000)), "counts of the school"),
       allowed("targets", list_of(target_shape()))});
}

}  // namespace mentor
