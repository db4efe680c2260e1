// Tables of real programmes and of a real mess, read from the files. The reasons are those of a
// careful secretary.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "mentor/tables/read.h"
#include "world.h"

namespace mentor {
namespace {

using Words = std::vector<std::string>;

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Skips loudly: the shared data are not part of the sources.
std::optional<Table> shared_table(const std::string& name) {
  const std::string bytes = bytes_of(std::string(MENTOR_SHARED_DATA) + "/" + name);
  if (bytes.empty()) {
    MESSAGE("skipped: no " << name << " in " << MENTOR_SHARED_DATA);
    return std::nullopt;
  }
  auto table = read_table({name, bytes, {}});
  REQUIRE(table.has_value());
  return std::move(*table);
}

struct Verdict {
  int row;
  std::string fate;
  std::string issue;  ///< the first that is said of the row besides its fate; empty = none
  std::string reason;
};

const std::vector<Verdict>& secretary() {
  // clang-format off
  static const std::vector<Verdict> verdicts = {
    {2, "added", "", "complete; «10 А» is 10А"},
    {3, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {4, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {5, "added", "", "two spaces inside the name are a slip of the thumb; 8«Б» is 8Б"},
    {6, "added", "", "a no-break space after the name is not part of it; seventh class at 16 is rare, not wrong"},
    {7, "added", "class-age-odd", "capitals are a key held down; the name is stored as names are written"},
    {8, "added", "", "a plain row"},
    {9, "added", "class-age-odd", "9-а is 9А; aged 10 in class 9 is odd but possible: taken, and said"},
    {10, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {11, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {12, "added", "class-age-odd", "the newer of two equal answers"},
    {13, "added", "", "the newer of two answers of one boy"},
    {14, "added", "", "«нет» about the consent is a claim, not a refusal to take part"},
    {15, "added", "", "a wish in the comment is for the curator to read"},
    {16, "added", "contact-removed", "the sheet is good; mother's telephone must not lie among answers: struck out, and said"},
    {17, "rejected", "name-masked", "nobody can tell who &...& is"},
    {18, "rejected", "date-impossible", "there is no 31 February; which day it was only the family knows"},
    {19, "added", "", "2010-05-07 is a date in a known form; an empty claim is no answer"},
    {20, "rejected", "birth-date-ambiguous", "7/5/10 may be May or July, 2010 or 1910"},
    {21, "rejected", "birth-date-year", "20213 is no year; 2013 or 2021 only the family knows"},
    {22, "added", "class-age-odd", "Latin A in 11A looks the same; aged 12 in class 11 is odd: taken, and said"},
    {23, "added", "", "«Матиматика» is her word; the curator understands it"},
    {24, "added", "class-age-odd", "quotes and a line break between the words are no obstacle"},
    {25, "added", "", "a brother or sister in the comment changes nothing"},
    {26, "added", "claim-unclear", "a promise to bring the paper is no paper: the sheet is taken, the claim is said"},
    {27, "added", "name-reordered", "patronymic, given, family: every part is recognisable; taken in order, and said"},
    {28, "added", "", "complete; 7в is 7В"},
    {29, "added", "", "«yes» is «да»"},
    {30, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {31, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {32, "added", "", "a plain row"},
    {33, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {34, "added", "", "Оглы is a family name here, not «son of»"},
    {35, "added", "", "complete; 9-а is 9А"},
    {36, "added", "", "complete; 7в is 7В"},
    {37, "added", "", "complete; 7в is 7В"},
    {38, "added", "", "a plain row"},
    {39, "added", "", "a plain row"},
    {40, "added", "", "complete; «10 А» is 10А"},
    {41, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {42, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {43, "added", "", "complete; «10 А» is 10А"},
    {44, "added", "", "a plain row"},
    {45, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {46, "added", "", "complete; «8 Б» is 8Б"},
    {47, "added", "", "complete; 9-а is 9А"},
    {48, "added", "", "a plain row"},
    {49, "added", "", "complete; 7в is 7В"},
    {50, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {51, "added", "", "complete; 8«Б» is 8Б"},
    {52, "added", "", "complete; 5б is 5Б"},
    {53, "added", "", "a plain row"},
    {54, "added", "", "complete; «8 Б» is 8Б"},
    {55, "added", "", "complete; 7в is 7В"},
    {56, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {57, "added", "", "complete; 5б is 5Б"},
    {58, "added", "", "complete; 8«Б» is 8Б"},
    {59, "added", "", "complete; 5б is 5Б"},
    {60, "added", "", "complete; 5б is 5Б"},
    {61, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {62, "added", "", "complete; «8 Б» is 8Б"},
    {63, "added", "class-age-odd", "a double family name of unusual ending is the family's business"},
    {64, "added", "", "complete; 5б is 5Б"},
    {65, "added", "class-age-odd", "the age is odd for the class but possible: taken, and said"},
    {66, "added", "", "complete; 7в is 7В"},
    {67, "added", "", "complete; 9-а is 9А"},
    {68, "added", "", "complete; «10 А» is 10А"},
    {69, "added", "", "complete; 7в is 7В"},
    {70, "added", "", "complete; a space after 9А is nothing"},
    {71, "added", "", "IX А is 9А"},
    {72, "superseded", "", "the same girl in small letters, older: the newer sheet counts"},
    {73, "superseded", "", "Петр and Пётр of one class and birthday are one boy; the older, other answer is replaced"},
    {74, "skipped", "row-blank", "nobody"},
    {75, "skipped", "row-total", "a total is not a pupil"},
  };
  // clang-format on
  return verdicts;
}

TablePlan plan_of(const State& state, const PrivateCards& cards, const Table& table) {
  auto plan = plan_import(state, &cards, test::sign_up(), table,
                          {{}, Enrolment{Role::mentee, {"pupil-pupil"}, {}}});
  REQUIRE(plan.has_value());
  return std::move(*plan);
}

const FullName& name_in(const TablePlan& plan, std::size_t row) {
  const auto found =
      std::find_if(plan.cards.begin(), plan.cards.end(),
                   [&](const PrivateCard& card) { return card.id == plan.rows[row].person; });
  REQUIRE(found != plan.cards.end());
  return found->name;
}

const Answer& answer_in(const TablePlan& plan, std::size_t row) {
  const auto found =
      std::find_if(plan.answers.begin(), plan.answers.end(),
                   [&](const Answer& answer) { return answer.person == plan.rows[row].person; });
  REQUIRE(found != plan.answers.end());
  return *found;
}

std::string first_issue(const RowVerdict& row) {
  for (const CellIssue& issue : row.issues) {
    if (issue.message.id != "row-superseded") return issue.message.id;
  }
  return {};
}

TEST_CASE("the messy sign-up sheet gets the verdicts of a careful secretary in both encodings") {
  const Programme programme = test::empty_school();
  const State state = fold(programme, day(2023, 11, 1));
  for (const std::string encoding : {"utf8bom", "cp1251"}) {
    CAPTURE(encoding);
    const auto table = shared_table("messy-ru/signup-mentees-messy." + encoding + ".csv");
    if (!table) return;
    const TablePlan plan = plan_of(state, {}, *table);
    REQUIRE(plan.rows.size() == secretary().size());
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
      const Verdict& verdict = secretary()[i];
      CAPTURE(verdict.row);
      CAPTURE(verdict.reason);
      CHECK(plan.rows[i].row == verdict.row);
      CHECK(test::word(plan.rows[i].fate) == verdict.fate);
      if (verdict.fate != "superseded") CHECK(first_issue(plan.rows[i]) == verdict.issue);
    }
    CHECK(plan.counts == RowCounts{74, 66, 0, 0, 2, 4, 2});
    CHECK(plan.people.size() == 66);
    CHECK(plan.answers.size() == 66);
    CHECK(plan.entries.size() == 66);
    CHECK(plan.notes.empty());
  }
}

TEST_CASE("what is taken from the messy sheet is clean") {
  const auto table = shared_table("messy-ru/signup-mentees-messy.cp1251.csv");
  if (!table) return;
  const Programme programme = test::empty_school();
  const State state = fold(programme, day(2023, 11, 1));
  const TablePlan plan = plan_of(state, {}, *table);
  CHECK(full_name(name_in(plan, 3)) == "Рыбак Фёдор Тимурович");
  CHECK(full_name(name_in(plan, 5)) == "Шевченко Арсений Тимурович");
  CHECK(full_name(name_in(plan, 25)) == "Соловьёв Арсений Тимурович");
  CHECK(full_name(name_in(plan, 70)) == "Лаптева Валерия Алексеевна");
  CHECK(full_name(name_in(plan, 71)) == "Гущин Пётр Сергеевич");
  CHECK(answer_in(plan, 71).values.at("requests").values ==
        Words{"мотивация к учёбе", "профориентация"});
  CHECK(answer_in(plan, 22).values.at("requests").values ==
        Words{"ОГЭ", "математика", "и немного физики"});
  CHECK(answer_in(plan, 14).values.at("comment").values == Words{"тел. мамы ***"});
  CHECK(answer_in(plan, 0).date == day(2023, 10, 19));
  std::set<std::string> classes;
  for (const Person& person : plan.people)
    classes.insert(person.school_class);
  CHECK(classes == std::set<std::string>{"10А", "11А", "5Б", "7В", "8А", "8Б", "9А"});
}

TEST_CASE("the messy sheet imported again, or in the other encoding, adds nothing") {
  const auto first = shared_table("messy-ru/signup-mentees-messy.utf8bom.csv");
  const auto second = shared_table("messy-ru/signup-mentees-messy.cp1251.csv");
  if (!first || !second) return;
  Programme programme = test::empty_school();
  PrivateCards cards;
  test::write(programme, cards, plan_of(fold(programme, day(2023, 11, 1)), cards, *first));
  for (const Table* table : {&*first, &*second}) {
    const TablePlan again = plan_of(fold(programme, day(2023, 11, 5)), cards, *table);
    CHECK(again.counts == RowCounts{74, 0, 0, 66, 2, 4, 2});
    CHECK((again.answers.empty() && again.people.empty() && again.entries.empty()));
  }
}

TEST_CASE("codes of a sheet do not depend on the order of its rows") {
  auto table = shared_table("messy-ru/signup-mentees-messy.utf8bom.csv");
  if (!table) return;
  const Programme programme = test::empty_school();
  const State state = fold(programme, day(2023, 11, 1));
  const TablePlan plan = plan_of(state, {}, *table);
  std::reverse(table->rows.begin(), table->rows.end());
  const TablePlan turned = plan_of(state, {}, *table);
  REQUIRE(turned.cards.size() == plan.cards.size());
  for (std::size_t i = 0; i < plan.cards.size(); ++i)
    CHECK(full_name(turned.cards[i].name) == full_name(plan.cards[i].name));
}

Question asked(std::string header, QuestionType type, Words options = {}) {
  Question question;
  question.id = header;
  question.text = std::move(header);
  question.fact = question.id;
  question.type = type;
  question.options = std::move(options);
  return question;
}

Questionnaire civil_service(Respondent role) {
  Questionnaire made;
  made.id = {role == Respondent::mentee ? "mentees" : "mentors"};
  made.role = role;
  made.respondent.given = {"first name"};
  made.respondent.family = {"last name"};
  made.respondent.post = {"job title"};
  made.respondent.organisation = {"organisation"};
  made.questions = {
      asked("grade", QuestionType::choice,
            {"AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4"}),
      asked("profession", QuestionType::text), asked("both mentor and mentee", QuestionType::yesno),
      asked("biography", QuestionType::text)};
  if (role == Respondent::mentee) {
    made.questions.push_back(asked("match with similar identity", QuestionType::yesno));
    made.questions.push_back(asked("identity to match", QuestionType::text));
  } else {
    made.questions.push_back(asked("characteristics", QuestionType::tags));
  }
  return made;
}

TEST_CASE("a civil service's mentors and mentees are all taken, and once only") {
  Programme programme = test::empty_school();
  PrivateCards cards;
  for (const Respondent role : {Respondent::mentor, Respondent::mentee}) {
    const bool mentors = role == Respondent::mentor;
    const auto table = shared_table(std::string("uk-sample/sample_data_small_") +
                                    (mentors ? "mentors.csv" : "mentees.csv"));
    if (!table) return;
    const Questionnaire questionnaire = civil_service(role);
    ImportOptions options;
    options.enroll = Enrolment{mentors ? Role::mentor : Role::mentee, {"pupil-pupil"}, {}};
    const State state = fold(programme, day(2023, 11, 1));
    const auto plan = plan_import(state, &cards, questionnaire, *table, options);
    REQUIRE(plan.has_value());
    CHECK(plan->counts == RowCounts{50, 50, 0, 0, 0, 0, 0});
    CHECK(plan->notes.empty());
    CHECK(plan->cards[0].emails.size() == 1);
    test::write(programme, cards, *plan);
    const auto again =
        plan_import(fold(programme, day(2023, 11, 2)), &cards, questionnaire, *table, options);
    CHECK(again->counts == RowCounts{50, 0, 0, 50, 0, 0, 0});
  }
  CHECK(programme.people.size() == 100);
  CHECK(programme.people.at({1}).organisation == "Department of Joy");
  CHECK(programme.people.at({1}).post == "Some role");
}

TEST_CASE("answers of Yandex Forms in JSON are read like any other table") {
  const std::string json =
      R"([[["ID","2087654321"],["Время создания","2023-10-14 10:02:11"],["Код участника","P-001"],)"
      R"(["К1. Насколько комфортно?","8"]],)"
      R"([["ID","2087654322"],["Время создания","2023-10-14 10:03:11"],["Код участника","P-002"],)"
      R"(["К1. Насколько комфортно?","12"]]])";
  const auto table = read_table({"answers.json", json, {}});
  REQUIRE(table.has_value());
  const Programme programme = test::small_school();
  const PrivateCards cards = test::small_school_names();
  const State state = fold(programme, day(2023, 11, 1));
  const auto plan = plan_import(state, &cards, test::feedback(), *table, {});
  REQUIRE(plan.has_value());
  CHECK(test::fates(*plan) == Words{"added", "rejected scale-range"});
}

}  // namespace
}  // namespace mentor
