#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

Shape days_shape() {
  return integer_between(0, 1000);
}

Shape organisation_shape() {
  return record_of({allowed("name", any_text()), allowed("short", any_text()),
                    allowed("kind", any_text(), "school, kindergarten, …: your own word"),
                    allowed("settlement", any_text()), allowed("district", any_text()),
                    allowed("region", any_text()), allowed("site", any_text())});
}

Shape category_shape() {
  return record_of({needed("id", any_text()), allowed("title", any_text()),
                    allowed("adult", boolean_shape(), "of age whatever the birth date says")});
}

Shape thresholds_shape() {
  const Shape quiet_days =
      record_of({allowed("first_30", days_shape()), allowed("first_90", days_shape()),
                 allowed("later", days_shape())});
  return record_of(
      {allowed("satisfied", decimal_number(), "a mean from which a respondent is satisfied"),
       allowed("small_group", integer_between(0, 1000), "fewer people are shown to nobody else"),
       allowed("first_meeting_days", days_shape()), allowed("quiet_days", quiet_days)});
}

Shape form_shape() {
  return record_of({needed("id", file_id_shape()), needed("title", any_text()),
                    allowed("official", boolean_shape(), "one of the forms of the target model"),
                    needed("mentors", list_of(any_text()), "categories that may mentor"),
                    needed("mentees", list_of(any_text()), "categories that may be mentored"),
                    allowed("group_min", integer_between(1, 1000)),
                    allowed("group_max", integer_between(1, 1000)),
                    allowed("role_models", list_of(any_text())),
                    allowed("selection", list_of(any_text()), "criteria of selection"),
                    allowed("clearance", list_of(any_text()), "what a mentor must be cleared for"),
                    allowed("thresholds", thresholds_shape())});
}

Shape consent_shape() {
  std::vector<ShapeField> bands;
  for (const std::string& band : texts_in(age_band_words)) {
    bands.push_back(allowed(band, list_of(word_shape(signer_words))));
  }
  return record_of({allowed("required", map_of(list_of(any_text())), "kinds, by category"),
                    allowed("signers", record_of(std::move(bands)), "who signs, by age")});
}

Shape bank_programme_shape() {
  return record_of({needed("form", file_id_shape()), needed("title", any_text()),
                    allowed("goal", any_text()), allowed("expected", list_of(any_text()))});
}

}  // namespace

Shape programme_shape() {
  return record_of({needed("format", integer_between(1, 1), "of this folder"),
                    needed("id", any_text()), allowed("organisation", organisation_shape()),
                    allowed("title", any_text()),
                    allowed("language", choice_of({"ru", "en"}), "of documents and reports"),
                    allowed("goal", any_text()), allowed("tasks", list_of(any_text())),
                    needed("categories", list_of(category_shape()), "kinds of people"),
                    needed("forms", list_of(form_shape()), "forms of mentoring"),
                    allowed("consent", consent_shape()), allowed("thresholds", thresholds_shape()),
                    allowed("legal", list_of(any_text())),
                    allowed("programmes", list_of(bank_programme_shape()), "bank of programmes"),
                    allowed("rewards", list_of(any_text()))});
}

}  // namespace mentor
