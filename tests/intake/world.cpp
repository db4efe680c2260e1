#include "world.h"

#include "mentor/model/entry.h"

namespace mentor::test {
namespace {

void add_person(Programme& programme, std::uint32_t number, const std::string& school_class) {
  Person person;
  person.id = {number};
  person.categories = {{"pupil"}};
  person.school_class = school_class;
  programme.people[person.id] = person;
}

Entry role_entry(std::uint32_t number, const std::string& role, Date date, EventKind kind) {
  Entry entry;
  entry.date = date;
  entry.event = kind;
  entry.subject = PersonId{number};
  put(entry, "role", {role});
  put(entry, "form", {std::string("pupil-pupil")});
  return entry;
}

PrivateCard named(std::uint32_t number, FullName name) {
  PrivateCard card;
  card.id = {number};
  card.name = std::move(name);
  return card;
}

Question question(std::string id, std::string text, QuestionType type) {
  Question made;
  made.id = std::move(id);
  made.text = std::move(text);
  made.type = type;
  return made;
}

}  // namespace

Programme empty_school() {
  Programme programme;
  programme.files = {"programme.yaml"};
  programme.card.id = "school";
  programme.card.categories = {{{"pupil"}, "обучающийся", false}};
  Form form;
  form.id = {"pupil-pupil"};
  form.title = "ученик — ученик";
  form.mentors = {{"pupil"}};
  form.mentees = {{"pupil"}};
  form.group_max = 3;
  programme.card.forms = {form};
  Year year;
  year.year = "2023-2024";
  year.periods["feedback"] = {{"q1", "I четверть", day(2023, 9, 1), day(2023, 10, 29)},
                              {"q2", "II четверть", day(2023, 11, 6), day(2023, 12, 30)}};
  programme.years[year.year] = year;
  return programme;
}

Programme small_school() {
  Programme programme = empty_school();
  add_person(programme, 1, "7Б");
  add_person(programme, 2, "7В");
  add_person(programme, 3, "9А");
  add_person(programme, 4, "9Б");
  add_person(programme, 5, "9Б");
  const Date start = day(2023, 9, 4);
  for (const std::uint32_t mentee : {1U, 2U})
    programme.journal.push_back(role_entry(mentee, "mentee", start, EventKind::enrolled));
  for (const std::uint32_t mentor : {3U, 4U, 5U})
    programme.journal.push_back(role_entry(mentor, "mentor", start, EventKind::enrolled));
  programme.journal.push_back(role_entry(5, "mentor", day(2023, 10, 1), EventKind::left));
  sort_journal(programme.journal);
  for (const Questionnaire& each : {sign_up(), feedback()})
    programme.questionnaires[each.id] = each;
  return programme;
}

PrivateCards small_school_names() {
  PrivateCards cards;
  for (const PrivateCard& card :
       {named(1, {"Ёлкина", "Анна", "Петровна", {}}), named(2, {"Пихта", "Иван", "", {}}),
        named(3, {"Сосна", "Ольга", "", {}}), named(4, {"Кедр", "Егор", "", {}}),
        named(5, {"Ива", "Вера", "", {}})}) {
    cards[card.id] = card;
  }
  cards[{1}].birth_date = day(2010, 5, 7);
  return cards;
}

Questionnaire sign_up() {
  Questionnaire made;
  made.id = {"intake-mentee"};
  made.purpose = Purpose::intake;
  made.role = Respondent::mentee;
  made.forms = {{"pupil-pupil"}};
  made.respondent.code = {"Код участника", "Код"};
  made.respondent.name = {"ФИО", "Фамилия, имя, отчество наставляемого"};
  made.respondent.school_class = {"Класс"};
  made.respondent.birth_date = {"Дата рождения"};
  made.time = {"Отметка времени", "Время создания"};
  Question requests =
      question("requests", "По каким вопросам нужна помощь? (можно несколько)", QuestionType::tags);
  requests.columns = {"Запрос", "Интересы"};
  requests.fact = "requests";
  made.questions = {
      requests,
      question("consent", "Есть согласие родителей (законных представителей)", QuestionType::claim),
      question("slots", "Когда удобно встречаться", QuestionType::slots),
      question("comment", "Комментарий", QuestionType::text)};
  return made;
}

Questionnaire feedback() {
  Questionnaire made;
  made.id = {"feedback-mentee"};
  made.purpose = Purpose::feedback;
  made.role = Respondent::mentee;
  made.respondent.code = {"Код участника", "Код"};
  made.respondent.name = {"ФИО"};
  made.respondent.school_class = {"Класс"};
  made.time = {"Время создания"};
  Question comfort = question("К1", "Насколько комфортно с наставником?", QuestionType::scale);
  comfort.axis = "satisfaction";
  made.questions = {comfort, question("note", "Что хотелось бы изменить?", QuestionType::text)};
  return made;
}

Table table_of(const std::vector<std::vector<std::string>>& rows) {
  Table table;
  table.file = "answers.csv";
  table.format = "csv";
  table.digest = "abc";
  table.header = rows.front();
  for (std::size_t i = 1; i < rows.size(); ++i)
    table.rows.push_back({static_cast<int>(i) + 1, rows[i], static_cast<int>(i) + 1});
  return table;
}

void write(Programme& programme, PrivateCards& cards, const TablePlan& plan) {
  for (const Person& person : plan.people)
    programme.people[person.id] = person;
  for (const PrivateCard& card : plan.cards)
    cards[card.id] = card;
  for (const Pair& pair : plan.pairs)
    programme.pairs[pair.id] = pair;
  programme.answers.insert(programme.answers.end(), plan.answers.begin(), plan.answers.end());
  programme.journal.insert(programme.journal.end(), plan.entries.begin(), plan.entries.end());
  sort_journal(programme.journal);
}

std::string word(RowFate fate) {
  switch (fate) {
    case RowFate::added:
      return "added";
    case RowFate::changed:
      return "changed";
    case RowFate::unchanged:
      return "unchanged";
    case RowFate::superseded:
      return "superseded";
    case RowFate::rejected:
      return "rejected";
    case RowFate::skipped:
      return "skipped";
  }
  return {};
}

std::vector<std::string> fates(const TablePlan& plan) {
  std::vector<std::string> words;
  for (const RowVerdict& row : plan.rows) {
    std::string told = word(row.fate);
    for (const CellIssue& issue : row.issues) {
      if (row.fate == RowFate::added && issue.severity == Severity::note) continue;
      told += " " + issue.message.id;
      break;
    }
    words.push_back(told);
  }
  return words;
}

}  // namespace mentor::test
