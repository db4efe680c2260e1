#include "list_questions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mentor::intake {
namespace {

using Texts = std::vector<std::string>;

constexpr std::array mentor_words = {"mentor", "наставник"};
constexpr std::array mentee_words = {"mentee", "наставляемый", "наставляемая"};

Texts headers_of(std::string_view key) {
  for (const TableColumn& column : table_columns(TableKind::enrolments)) {
    if (column.key == key) return {column.headers.begin(), column.headers.end()};
  }
  return {};
}

Question question(const std::string& key, QuestionType type, Texts options = {}) {
  Question made;
  made.id = key;
  made.columns = headers_of(key);
  made.text = made.columns.front();
  made.type = type;
  made.options = std::move(options);
  return made;
}

// Ids and titles, which people type as they please.
template <class Cards>
Texts names_of(const Cards& cards) {
  Texts names;
  for (const auto& each : cards) {
    names.push_back(each.id.text);
    names.push_back(each.title);
  }
  return names;
}

std::string told(const Draft& draft, const std::string& key) {
  const auto found = draft.values.find(key);
  return found == draft.values.end() ? std::string() : found->second.values.front();
}

template <class Cards>
auto id_of(const Cards& cards, const std::string& name) {
  const auto found = std::find_if(cards.begin(), cards.end(), [&](const auto& each) {
    return each.id.text == name || each.title == name;
  });
  return found->id;
}

}  // namespace

Questionnaire list_questionnaire(const ProgrammeCard& card, const EnrolmentDefaults& defaults) {
  Questionnaire list;
  list.respondent = {headers_of("code"),  headers_of("name"),         headers_of("family"),
                     headers_of("given"), headers_of("patronymic"),   headers_of("birth_date"),
                     headers_of("class"), headers_of("organisation"), headers_of("post")};
  list.time = headers_of("date");
  Texts roles(mentee_words.begin(), mentee_words.end());
  roles.insert(roles.end(), mentor_words.begin(), mentor_words.end());
  Question role = question("role", QuestionType::choice, roles);
  role.required = !defaults.role;
  Question capacity = question("capacity", QuestionType::scale);
  capacity.min = 0;
  capacity.max = 1000;
  capacity.fact = "capacity";
  list.questions = {role,
                    question("form", QuestionType::choice, names_of(card.forms)),
                    question("category", QuestionType::choice, names_of(card.categories)),
                    capacity,
                    question("department", QuestionType::text),
                    question("group", QuestionType::text)};
  return list;
}

void read_enrolment(const ProgrammeCard& card, const Draft& draft, Enrolment& enrolment) {
  const std::string role = told(draft, "role");
  if (!role.empty()) {
    const bool mentor =
        std::find(mentor_words.begin(), mentor_words.end(), role) != mentor_words.end();
    enrolment.role = mentor ? Role::mentor : Role::mentee;
  }
  if (const std::string form = told(draft, "form"); !form.empty()) {
    enrolment.form = id_of(card.forms, form);
  }
  if (const std::string category = told(draft, "category"); !category.empty()) {
    enrolment.category = id_of(card.categories, category);
  }
}

void fill_from_list(Person& person, const std::map<std::string, AnswerValue>& values) {
  const auto text_of = [&](const std::string& key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string() : found->second.values.front();
  };
  person.department = text_of("department");
  person.group = text_of("group");
}

}  // namespace mentor::intake
