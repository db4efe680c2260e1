#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mentor/intake/import.h"
#include "mentor/intake/tables.h"
#include "mentor/model/stub.h"
#include "world.h"

namespace mentor {
namespace {

using test::fates;
using Words = std::vector<std::string>;
using Cells = std::vector<std::vector<std::string>>;

const Date today = day(2023, 11, 1);

// The small school, where Туя Яна signed up (P-006, 7Б, born in February 2010) and was destroyed.
struct Folder {
  Programme programme = test::small_school();
  PrivateCards cards = test::small_school_names();

  Folder() {
    const TablePlan made = plan(sheet({tuya()}), today);
    REQUIRE(made.people.size() == 1);
    test::write(programme, cards, made);
    const PersonId gone = made.people.front().id;
    cards.erase(gone);
    programme.people[gone] = stub_of(programme.people[gone]);
    Entry forgotten;
    forgotten.date = day(2023, 10, 20);
    forgotten.event = EventKind::forgotten;
    forgotten.subject = gone;
    programme.journal.push_back(forgotten);
    sort_journal(programme.journal);
  }

  static std::vector<std::string> tuya() {
    return {"14.09.2023 10:02:11", "Туя Яна", "7Б", "2010-02-03", "Шахматы"};
  }

  static Table sheet(Cells rows, const std::string& digest = "abc") {
    rows.insert(rows.begin(), {"Отметка времени", "ФИО", "Класс", "Дата рождения", "Интересы"});
    Table table = test::table_of(rows);
    table.digest = digest;
    return table;
  }

  [[nodiscard]] TablePlan plan(const Table& table, Date day,
                               const Questionnaire& questionnaire = test::sign_up()) const {
    ImportOptions options;
    if (questionnaire.purpose != Purpose::request)
      options.enroll = Enrolment{Role::mentee, {"pupil-pupil"}, {}};
    auto made = plan_import(fold(programme, day), &cards, questionnaire, table, options);
    REQUIRE(made.has_value());
    return std::move(*made);
  }

  [[nodiscard]] Words listed(Cells rows, Date day) const {
    const Table table = test::table_of(rows);
    const auto made =
        plan_enrolments(fold(programme, day), &cards, table, {Role::mentee, {"pupil-pupil"}, {}});
    REQUIRE(made.has_value());
    return fates(*made);
  }
};

TEST_CASE("the row of somebody whose data were destroyed brings nobody back") {
  const Folder folder;
  const TablePlan plan = folder.plan(Folder::sheet({Folder::tuya()}), today);
  REQUIRE(fates(plan) == Words{"rejected row-of-destroyed"});
  CHECK(arg(plan.rows[0].issues[0].message, "person") == "P-006");
  CHECK((plan.people.empty() && plan.cards.empty() && plan.answers.empty()));
  CHECK_FALSE(plan.rows[0].person.has_value());
}

TEST_CASE(
    "in another file the time and the values tell the row, or the class and the birth month") {
  const Folder folder;
  auto elsewhere = Folder::tuya();
  elsewhere[2] = "8А";
  elsewhere[3] = "";
  auto corrected = Folder::tuya();
  corrected[4] = "Физика";
  auto another = corrected;
  another[1] = "Липа Зоя";
  another[3] = "2010-03-03";
  CHECK(fates(folder.plan(Folder::sheet({elsewhere}, "x"), today)) ==
        Words{"rejected row-of-destroyed"});
  CHECK(fates(folder.plan(Folder::sheet({corrected, another}, "x"), today)) ==
        Words{"rejected row-like-destroyed", "added"});
}

TEST_CASE("the other row of who answered twice is kept out with the one that the folder has") {
  const Folder folder;
  auto earlier = Folder::tuya();
  earlier[0] = "13.09.2023 10:00:00";
  earlier[2] = "8А";
  earlier[3] = "";
  auto namesake = Folder::tuya();
  namesake[0] = "12.09.2023 10:00:00";
  namesake[2] = "5А";
  namesake[3] = "2012-05-05";
  const TablePlan plan = folder.plan(Folder::sheet({Folder::tuya(), earlier, namesake}), today);
  REQUIRE(plan.people.size() == 1);
  CHECK(plan.people[0].school_class == "5А");
  const Words told = fates(plan);
  CHECK(told[0] == "rejected row-of-destroyed");
  REQUIRE(told[1].starts_with("rejected "));
  CHECK(plan.rows[1].issues.back().message.id == "row-beside-destroyed");
}

TEST_CASE("a request of who was destroyed is not kept without a name either") {
  Folder folder;
  Questionnaire request = test::sign_up();
  request.id = {"request"};
  request.purpose = Purpose::request;
  Answer answer = folder.programme.answers.front();
  answer.questionnaire = request.id;
  folder.programme.answers.push_back(answer);
  CHECK(fates(folder.plan(Folder::sheet({Folder::tuya()}), today, request)) ==
        Words{"rejected row-of-destroyed"});
}

TEST_CASE("under a new code the old row is not taken, a new answer is") {
  Folder folder;
  Person back = folder.programme.people[{6}];
  back.id = {7};
  folder.programme.people[back.id] = back;
  folder.cards[{7}] = {{7}, {"Туя", "Яна", "", {}}, day(2010, 2, 3), {}, {}, {}, {}, {}};
  auto anew = Folder::tuya();
  anew[0] = "30.10.2023 09:00:00";
  const TablePlan plan = folder.plan(Folder::sheet({Folder::tuya(), anew}), today);
  CHECK(fates(plan) == Words{"rejected row-of-destroyed", "added"});
  REQUIRE(plan.answers.size() == 1);
  CHECK(plan.answers[0].person == PersonId{7});
}

TEST_CASE("a list brings nobody in who has the class and the birth month of a stub") {
  const Folder folder;
  const Cells list = {{"ФИО", "Дата рождения", "Класс"},
                      {"Туя Яна", "03.02.2010", "7Б"},
                      {"Ольхов Пётр", "03.03.2010", "7Б"},
                      {"Вяз Глеб", "", "7Б"},
                      {"Клён Олег", "", "7В"}};
  CHECK(folder.listed(list, today) ==
        Words{"rejected row-like-destroyed", "added", "rejected row-perhaps-destroyed", "added"});
  CHECK(folder.listed(list, day(2023, 10, 19))[0] == "rejected row-like-destroyed");
}

TEST_CASE("a list brings nobody in whom nothing sets apart from a stub") {
  Folder folder;
  const std::string perhaps = "rejected row-perhaps-destroyed";
  CHECK(folder.listed({{"ФИО", "Класс"}, {"Туя Яна", "7Б"}, {"Вяз Глеб", "7В"}}, today) ==
        Words{perhaps, "added"});
  CHECK(folder.listed(
            {{"ФИО", "Дата рождения"}, {"Туя Яна", "03.02.2010"}, {"Вяз Глеб", "03.03.2010"}},
            today) == Words{perhaps, "added"});
  CHECK(folder.listed({{"ФИО"}, {"Туя Яна"}}, today) == Words{perhaps});
  folder.programme.people[{6}].categories = {{"teacher"}};
  CHECK(folder.listed({{"ФИО"}, {"Туя Яна"}}, today) == Words{"added"});
  CHECK(folder.listed({{"ФИО", "Класс"}, {"Туя Яна", "7Б"}}, today) ==
        Words{"added row-hardly-destroyed"});
}

TEST_CASE("of people without a class the birth date or the organisation sets one apart") {
  Folder folder;
  folder.programme.people[{6}].school_class = "";
  CHECK(folder.listed({{"ФИО", "Дата рождения"},
                       {"Туя Яна", ""},
                       {"Вяз Глеб", "03.03.2010"},
                       {"Клён Олег", "03.02.2010"}},
                      today) ==
        Words{"rejected row-perhaps-destroyed", "added", "rejected row-like-destroyed"});
  CHECK(folder.listed({{"ФИО", "Организация"}, {"Туя Яна", "Завод"}}, today) == Words{"added"});
  folder.programme.people[{6}].born.reset();
  CHECK(folder.listed({{"ФИО", "Дата рождения"}, {"Туя Яна", "03.02.2010"}}, today) ==
        Words{"rejected row-perhaps-destroyed"});
}

TEST_CASE("whoever answers after the destruction is hardly the one destroyed") {
  const Folder folder;
  auto before = Folder::tuya();
  before[0] = "20.10.2023 09:00:00";
  before[3] = "";
  auto after = before;
  after[0] = "21.10.2023 09:00:00";
  CHECK(fates(folder.plan(Folder::sheet({before}, "x"), today)) ==
        Words{"rejected row-perhaps-destroyed"});
  CHECK(fates(folder.plan(Folder::sheet({after}, "x"), today)) ==
        Words{"added row-hardly-destroyed"});
}

TEST_CASE("a year later a stub is looked for a class further") {
  Folder folder;
  const Cells list = {{"ФИО", "Дата рождения", "Класс"},
                      {"Туя Яна", "03.02.2010", "8Б"},
                      {"Ольхов Пётр", "03.02.2010", "8В"}};
  CHECK(folder.listed(list, day(2024, 9, 10)) == Words{"rejected row-like-destroyed", "added"});
  CHECK(folder.listed(list, today) == Words{"added", "added"});
}

TEST_CASE("a row of before somebody left takes nobody back, and says so") {
  // The sheet enrols in the form that they left, or in none yet.
  FormId form;
  SUBCASE("of a form") {
    form = {"pupil-pupil"};
  }
  SUBCASE("without a form") {}
  Folder folder;
  folder.programme.people[{5}].categories = {{"pupil"}};
  const Table table =
      Folder::sheet({{"14.09.2023 11:00:00", "Ива Вера", "9Б", "", "Шахматы"}}, "x");
  ImportOptions options;
  options.enroll = Enrolment{Role::mentor, form, {"pupil"}};
  Questionnaire of_mentors = test::sign_up();
  of_mentors.id = {"intake-mentor"};
  of_mentors.role = Respondent::mentor;
  const auto imported = [&] {
    auto made =
        plan_import(fold(folder.programme, today), &folder.cards, of_mentors, table, options);
    REQUIRE(made.has_value());
    CHECK(made->entries.empty());
    test::write(folder.programme, folder.cards, *made);
    return fates(*made);
  };
  CHECK(imported() == Words{"added"});
  CHECK(imported() == Words{"unchanged row-of-leaver"});
}

TEST_CASE("who left before a form was chosen is not taken into one by a row of before") {
  Folder folder;
  folder.programme.people[{8}].id = {8};
  folder.programme.people[{8}].categories = {{"pupil"}};
  folder.cards[{8}] = {{8}, {"Рябина", "Рая", "", {}}, {}, {}, {}, {}, {}, {}};
  for (const auto& [event, month] :
       {std::pair{EventKind::enrolled, 9U}, std::pair{EventKind::left, 10U}}) {
    Entry entry;
    entry.date = day(2023, month, 10);
    entry.event = event;
    entry.subject = PersonId{8};
    put(entry, "role", {"mentee"});
    folder.programme.journal.push_back(entry);
  }
  sort_journal(folder.programme.journal);
  const TablePlan plan = folder.plan(
      Folder::sheet({{"14.09.2023 11:00:00", "Рябина Рая", "", "", "Шахматы"}}, "y"), today);
  CHECK(fates(plan) == Words{"added"});
  CHECK(plan.entries.empty());
}

}  // namespace
}  // namespace mentor
