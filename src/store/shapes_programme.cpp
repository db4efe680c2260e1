#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

Shape days_shape() {
  return integer_between(0, 1000);
}

Shape organisation_shape() {
  return record_of({optional("name", any_text()), optional("short", any_text()),
                    optional("kind", any_text(), "school, kindergarten, …: your own word"),
                    optional("settlement", any_text()), optional("district", any_text()),
                    optional("region", any_text()), optional("site", any_text())});
}

Shape category_shape() {
  return record_of({required("id", any_text()), optional("title", any_text()),
                    optional("adult", boolean_shape(), "of age whatever the birth date says")});
}

Shape thresholds_shape() {
  const Shape quiet_days =
      record_of({optional("first_30", days_shape()), optional("first_90", days_shape()),
                 optional("later", days_shape())});
  return record_of(
      {optional("satisfied", decimal_number(), "a mean from which a respondent is satisfied"),
       optional("small_group", integer_between(0, 1000), "fewer people are shown to nobody else"),
       optional("first_meeting_days", days_shape()), optional("quiet_days", quiet_days)});
}

Shape form_shape() {
  return record_of({required("id", file_id_shape()), required("title", any_text()),
                    optional("official", boolean_shape(), "one of the forms of the target model"),
                    required("mentors", list_of(any_text()), "categories that may mentor"),
                    required("mentees", list_of(any_text()), "categories that may be mentored"),
                    optional("group_min", integer_between(1, 1000)),
                    optional("group_max", integer_between(1, 1000)),
                    optional("role_models", list_of(any_text())),
                    optional("selection", list_of(any_text()), "criteria of selection"),
                    optional("clearance", list_of(any_text()), "what a mentor must be cleared for"),
                    optional("thresholds", thresholds_shape())});
}

Shape consent_shape() {
  std::vector<ShapeField> bands;
  for (const std::string& band : texts_in(age_band_words)) {
    bands.push_back(optional(band, list_of(word_shape(signer_words))));
  }
  return record_of({optional("required", map_of(list_of(any_text())), "kinds, by category"),
                    optional("signers", record_of(std::move(bands)), "who signs, by age")});
}

Shape bank_programme_shape() {
  return record_of({required("form", file_id_shape()), required("title", any_text()),
                    optional("goal", any_text()), optional("expected", list_of(any_text()))});
}

}  // namespace

Shape programme_shape() {
  return record_of(
      {required("format", integer_between(1, 1), "of this folder"), required("id", any_text()),
       optional("organisation", organisation_shape()), optional("title", any_text()),
       optional("language", choice_of({"ru", "en"}), "of documents and reports"),
       optional("goal", any_text()), optional("tasks", list_of(any_text())),
       required("categories", list_of(category_shape()), "kinds of people"),
       required("forms", list_of(form_shape()), "forms of mentoring"),
       optional("consent", consent_shape()), optional("thresholds", thresholds_shape()),
       optional("legal", list_of(any_text())),
       optional("programmes", list_of(bank_programme_shape()), "bank of programmes"),
       optional("rewards", list_of(any_text()))});
}

}  // namespace mentor
