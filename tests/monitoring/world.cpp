#include "world.h"

namespace mentor::testing {
namespace {

Questionnaire feedback(const std::string& id, Respondent role) {
  Questionnaire asked;
  asked.id = QuestionnaireId{id};
  asked.purpose = Purpose::feedback;
  asked.role = role;
  for (const char* axis : {"comfort", "satisfaction"}) {
    Question question;
    question.id = axis;
    question.type = QuestionType::scale;
    question.axis = axis;
    asked.questions.push_back(question);
  }
  return asked;
}

Form pupil_pupil() {
  Form form;
  form.id = FormId{"pupil-pupil"};
  form.title = "ученик — ученик";
  form.official = true;
  form.mentors = {CategoryId{"pupil"}};
  form.mentees = {CategoryId{"pupil"}};
  form.group_max = 3;
  return form;
}

Year year_2023() {
  Year year;
  year.year = "2023-2024";
  year.periods["feedback"] = {
      {"q1", "I четверть", day(2023, 9, 1), day(2023, 10, 29)},
      {"q2", "II четверть", day(2023, 11, 7), day(2023, 12, 28)},
  };
  year.holidays = {{day(2023, 10, 30), day(2023, 11, 6)}, {day(2023, 12, 29), day(2024, 1, 8)}};
  return year;
}

}  // namespace

World::World() {
  programme.files = {"programme.yaml", "journal.yaml", "answers.yaml"};
  programme.card.id = "school-0";
  programme.card.organisation.short_name = "СОШ № 0";
  programme.card.categories = {{CategoryId{"pupil"}, "обучающийся", false},
                               {CategoryId{"teacher"}, "педагог", true}};
  programme.card.forms = {pupil_pupil()};
  programme.years["2023-2024"] = year_2023();
  for (const auto& [id, role] : {std::pair{"feedback-mentee", Respondent::mentee},
                                 std::pair{"feedback-mentor", Respondent::mentor}}) {
    programme.questionnaires[QuestionnaireId{id}] = feedback(id, role);
  }
}

World& World::person(unsigned number, std::string category) {
  Person person;
  person.id = PersonId{number};
  person.categories = {CategoryId{std::move(category)}};
  person.school_class = "9А";
  person.born = BirthMonth{2008, 1U};
  programme.people[person.id] = person;
  return *this;
}

World& World::enrolled(unsigned number, std::string role, Date date) {
  person(number);
  const PersonId id{number};
  tell(date, EventKind::enrolled, id, {{"role", text(role)}, {"form", text("pupil-pupil")}});
  return tell(date, EventKind::consent, id,
              {{"kind", text("processing")}, {"signed_by", list({"representative", "self"})}});
}

World& World::pair(unsigned number, unsigned mentor, unsigned mentee, Date from) {
  Pair pair;
  pair.id = PairId{number};
  pair.form = FormId{"pupil-pupil"};
  pair.mentors = {PersonId{mentor}};
  pair.mentees = {PersonId{mentee}};
  pair.from = from;
  pair.place = {0, number};
  programme.pairs[pair.id] = pair;
  return *this;
}

World& World::tell(Date date, EventKind event, Subject subject, Keys keys) {
  Entry entry;
  entry.date = date;
  entry.event = event;
  entry.subject = std::move(subject);
  for (const auto& [key, value] : keys)
    put(entry, key, value);
  entry.place = {1, static_cast<std::uint32_t>(programme.journal.size() + 1)};
  programme.journal.push_back(std::move(entry));
  sort_journal(programme.journal);
  return *this;
}

World& World::meets(unsigned pair, Date date, std::string kind, int minutes) {
  const Value of_kind = text(std::move(kind));
  if (minutes == 0) return tell(date, EventKind::meeting, PairId{pair}, {{"kind", of_kind}});
  return tell(date, EventKind::meeting, PairId{pair},
              {{"kind", of_kind}, {"minutes", number(minutes)}});
}

World& World::answers(unsigned number, std::string role, Date date, std::string comfort,
                      std::string satisfaction, std::string period) {
  Answer answer;
  answer.questionnaire = QuestionnaireId{"feedback-" + role};
  answer.date = date;
  answer.person = PersonId{number};
  answer.period = std::move(period);
  answer.values = {{"comfort", {{std::move(comfort)}, false}},
                   {"satisfaction", {{std::move(satisfaction)}, false}}};
  answer.place = {2, static_cast<std::uint32_t>(programme.answers.size() + 1)};
  programme.answers.push_back(std::move(answer));
  return *this;
}

PeriodOfYear World::period(std::string_view id) const {
  return *find_period(programme, id, day(2023, 12, 1));
}

Value text(std::string value) {
  return Value{std::move(value)};
}

Value number(std::int64_t value) {
  return Value{value};
}

Value on(Date value) {
  return Value{value};
}

Value list(std::initializer_list<const char*> values) {
  Values all;
  for (const char* value : values)
    all.push_back(Value{std::string(value)});
  return Value{std::move(all)};
}

}  // namespace mentor::testing
