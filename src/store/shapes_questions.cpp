#include "formats.h"
#include "shapes.h"

namespace mentor {
namespace {

Shape respondent_shape() {
  return record_of({optional("code", texts_shape()), optional("name", texts_shape()),
                    optional("family", texts_shape()), optional("given", texts_shape()),
                    optional("patronymic", texts_shape()), optional("birth_date", texts_shape()),
                    optional("class", texts_shape()), optional("organisation", texts_shape()),
                    optional("post", texts_shape())});
}

Shape question_shape() {
  return record_of({required("id", any_text()), required("text", any_text()),
                    optional("columns", texts_shape(), "other headers that mean this question"),
                    required("type", word_shape(question_type_words)),
                    optional("options", list_of(any_text())),
                    optional("split", any_text(), "separators of several values in one cell"),
                    optional("fact", any_text(), "the fact that an intake answer fills"),
                    optional("axis", any_text(), "the indicator that a score counts toward"),
                    optional("min", decimal_number()), optional("max", decimal_number()),
                    optional("required", boolean_shape())});
}

}  // namespace

Shape questionnaire_shape() {
  return record_of(
      {required("id", file_id_shape()), optional("title", any_text()),
       required("purpose", word_shape(purpose_words)),
       required("role", word_shape(respondent_words), "who answers"),
       optional("anonymous", boolean_shape()),
       optional("about", texts_shape(), "the column with what an anonymous answer speaks of"),
       optional("forms", list_of(file_id_shape()), "empty = all"),
       optional("phase", word_shape(phase_words), "of an outcome questionnaire"),
       optional("respondent", respondent_shape(), "headers by which a respondent is known"),
       optional("time", texts_shape(), "headers of the time of the answer"),
       required("questions", list_of(question_shape()))});
}

Shape answers_shape() {
  return list_of(
      record_of({required("date", date_shape()), optional("at", time_of_day_shape()),
                 optional("person", person_code_shape()), optional("about", any_text()),
                 optional("period", any_text()), optional("phase", word_shape(phase_words)),
                 optional("source", any_text()), required("values", map_of(fact_shape()))}));
}

}  // namespace mentor
