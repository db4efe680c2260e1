#include "decode.h"

namespace mentor {
namespace {

RespondentColumns decode_respondent(const Node& map) {
  return {.code = texts_at(map, "code"),
          .name = texts_at(map, "name"),
          .family = texts_at(map, "family"),
          .given = texts_at(map, "given"),
          .patronymic = texts_at(map, "patronymic"),
          .birth_date = texts_at(map, "birth_date"),
          .school_class = texts_at(map, "class"),
          .organisation = texts_at(map, "organisation"),
          .post = texts_at(map, "post")};
}

Question decode_question(const Node& map, const SourceFile& file) {
  Question question;
  question.id = text_at(map, "id");
  question.text = text_at(map, "text");
  question.columns = texts_at(map, "columns");
  question.type = word_at(map, "type", question_type_words).value_or(question.type);
  question.options = texts_at(map, "options");
  if (const Node* split = map.find("split")) question.split = text_in(*split);
  question.fact = text_at(map, "fact");
  question.axis = text_at(map, "axis");
  question.min = number_at(map, "min").value_or(question.min);
  question.max = number_at(map, "max").value_or(question.max);
  question.has_min = number_at(map, "min").has_value();
  question.has_max = number_at(map, "max").has_value();
  question.required = boolean_at(map, "required").value_or(false);
  question.calls_curator = boolean_at(map, "calls_curator").value_or(false);
  question.place = place_of(file, map);
  return question;
}

}  // namespace

Questionnaire decode_questionnaire(const Node& root, const SourceFile& file) {
  Questionnaire asked;
  asked.id = {text_at(root, "id")};
  asked.title = text_at(root, "title");
  asked.purpose = word_at(root, "purpose", purpose_words).value_or(asked.purpose);
  asked.role = word_at(root, "role", respondent_words).value_or(asked.role);
  asked.anonymous = boolean_at(root, "anonymous").value_or(false);
  asked.about = texts_at(root, "about");
  asked.forms = names_at<FormId>(root, "forms");
  asked.phase = word_at(root, "phase", phase_words);
  if (const Node* map = root.find("respondent")) asked.respondent = decode_respondent(*map);
  asked.time = texts_at(root, "time");
  for (const Node& item : items_at(root, "questions"))
    asked.questions.push_back(decode_question(item, file));
  asked.place = place_of(file, root);
  return asked;
}

namespace {

// `q1` means this year's.
bool is_period_of_own_year(std::string_view period) {
  const bool is_year = period.size() > 4 && period[4] == '-';
  return !period.empty() && !is_year && period.find('/') == std::string_view::npos;
}

}  // namespace

Answer decode_answer(const Node& item, const SourceFile& file) {
  Answer answer;
  answer.date = date_at(item, "date").value_or(Date{});
  answer.at = text_at(item, "at");
  answer.person = person_at(item, "person");
  answer.about = text_at(item, "about");
  if (const auto asked = integer_at(item, "asked")) answer.asked = static_cast<int>(*asked);
  answer.period = text_at(item, "period");
  if (is_period_of_own_year(answer.period)) {
    answer.period = school_year_of(answer.date) + "/" + answer.period;
  }
  answer.phase = word_at(item, "phase", phase_words);
  answer.source = text_at(item, "source");
  for (const MapEntry& each : entries_at(item, "values")) {
    if (!each.value.is_nothing()) answer.values[text_in(each.key)] = fact_in(each.value);
  }
  answer.place = place_of(file, item);
  return answer;
}

}  // namespace mentor
