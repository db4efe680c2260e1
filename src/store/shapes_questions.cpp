#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

Shape respondent_shape() {
  return record_of({allowed("code", texts_shape()), allowed("name", texts_shape()),
                    allowed("family", texts_shape()), allowed("given", texts_shape()),
                    allowed("patronymic", texts_shape()), allowed("birth_date", texts_shape()),
                    allowed("class", texts_shape()), allowed("organisation", texts_shape()),
                    allowed("post", texts_shape())});
}

Shape question_shape() {
  return record_of({needed("id", any_text()), needed("text", any_text()),
                    allowed("columns", texts_shape(), "other headers that mean this question"),
                    needed("type", word_shape(question_type_words)),
                    allowed("options", list_of(any_text())),
                    allowed("split", any_text(), "separators of several values in one cell"),
                    allowed("fact", any_text(), "the fact that an intake answer fills"),
                    allowed("axis", any_text(), "the indicator that a score counts toward"),
                    allowed("min", decimal_number(), "of a scale (1 unless given) or a number"),
                    allowed("max", decimal_number(), "of a scale (10 unless given) or a number"),
                    allowed("required", boolean_shape()),
                    allowed("calls_curator", boolean_shape(),
                            "of a yes-or-no question of feedback: yes asks for a talk")});
}

}  // namespace

Shape questionnaire_shape() {
  return record_of(
      {needed("id", file_id_shape()), allowed("title", any_text()),
       needed("purpose", word_shape(purpose_words)),
       needed("role", word_shape(respondent_words), "who answers"),
       allowed("anonymous", boolean_shape()),
       allowed("about", texts_shape(), "the column with what an anonymous answer speaks of"),
       allowed("forms", list_of(file_id_shape()), "empty = all"),
       allowed("phase", word_shape(phase_words), "of an outcome questionnaire"),
       allowed("respondent", respondent_shape(), "headers by which a respondent is known"),
       allowed("time", texts_shape(), "headers of the time of the answer"),
       needed("questions", list_of(question_shape()))});
}

Shape answers_shape() {
  return list_of(
      record_of({needed("date", date_shape()), allowed("at", time_of_day_shape()),
                 allowed("person", person_code_shape()), allowed("about", any_text()),
                 allowed("asked", integer_between(1, count_limit),
                         "how many were asked, of an anonymous questionnaire"),
                 allowed("period", any_text()), allowed("phase", word_shape(phase_words)),
                 allowed("source", any_text()), needed("values", map_of(fact_shape()))}));
}

}  // namespace mentor
