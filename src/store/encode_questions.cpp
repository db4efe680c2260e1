#include "encode.h"
#include "out_values.h"
#include "words.h"

namespace mentor {
namespace {

OutNode encode_respondent(const RespondentColumns& columns) {
  OutNode map = out_map();
  add_texts(map, "code", columns.code);
  add_texts(map, "name", columns.name);
  add_texts(map, "family", columns.family);
  add_texts(map, "given", columns.given);
  add_texts(map, "patronymic", columns.patronymic);
  add_texts(map, "birth_date", columns.birth_date);
  add_texts(map, "class", columns.school_class);
  add_texts(map, "organisation", columns.organisation);
  add_texts(map, "post", columns.post);
  return map;
}

OutNode encode_question(const Question& question) {
  const Question usual;
  OutNode map = out_map();
  map.add("id", out_text(question.id));
  map.add("text", out_text(question.text));
  add_texts(map, "columns", question.columns);
  map.add("type", out_text(std::string(word_of(question_type_words, question.type))));
  add_texts(map, "options", question.options);
  if (question.split != usual.split) map.add("split", out_text(question.split));
  if (question.has_min || question.min != usual.min) map.add("min", out_number(question.min));
  if (question.has_max || question.max != usual.max) map.add("max", out_number(question.max));
  add_text(map, "fact", question.fact);
  add_text(map, "axis", question.axis);
  if (question.required) map.add("required", out_flag(Flag::yes));
  if (question.calls_curator) map.add("calls_curator", out_flag(Flag::yes));
  return map;
}

}  // namespace

OutNode encode_questionnaire(const Questionnaire& asked) {
  OutNode card = out_map(Layout::block);
  card.add("id", out_text(asked.id.text));
  add_text(card, "title", asked.title);
  card.add("purpose", out_text(std::string(word_of(purpose_words, asked.purpose))));
  card.add("role", out_text(std::string(word_of(respondent_words, asked.role))));
  if (asked.anonymous) card.add("anonymous", out_flag(Flag::yes));
  add_texts(card, "about", asked.about);
  add_texts(card, "forms", texts_of_names(asked.forms));
  if (asked.phase) card.add("phase", out_text(std::string(word_of(phase_words, *asked.phase))));
  add_filled(card, "respondent", encode_respondent(asked.respondent));
  add_texts(card, "time", asked.time);
  OutNode questions = out_list(asked.questions.empty() ? Layout::flow : Layout::block);
  for (const Question& question : asked.questions)
    questions.add(encode_question(question));
  card.add("questions", std::move(questions));
  return card;
}

OutNode encode_answer(const Answer& answer) {
  OutNode map = out_map();
  map.add("date", out_date(answer.date));
  add_text(map, "at", answer.at);
  if (answer.person) map.add("person", out_text(text(*answer.person)));
  add_text(map, "about", answer.about);
  if (answer.asked) map.add("asked", out_integer(*answer.asked));
  add_text(map, "period", answer.period);
  if (answer.phase) map.add("phase", out_text(std::string(word_of(phase_words, *answer.phase))));
  add_text(map, "source", answer.source);
  map.add("values", out_facts(answer.values, Layout::flow));
  return map;
}

}  // namespace mentor
