#include "mentor/intake/import.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "mentor/intake/columns.h"
#include "world.h"

namespace mentor {
namespace {

using test::fates;
using test::table_of;
using Words = std::vector<std::string>;
using Cells = std::vector<std::vector<std::string>>;

const Date today = day(2023, 11, 1);

struct Folder {
  Programme programme = test::small_school();
  PrivateCards cards = test::small_school_names();

  TablePlan plan(const Questionnaire& questionnaire, const Table& table,
                 const ImportOptions& options = {}) const {
    const State state = fold(programme, today);
    auto made = plan_import(state, &cards, questionnaire, table, options);
    REQUIRE(made.has_value());
    const RowCounts& counts = made->counts;
    CHECK(counts.accepted() + counts.rejected + counts.skipped == counts.read);
    CHECK(counts.read == static_cast<int>(table.rows.size()));
    return std::move(*made);
  }

  TablePlan plan_and_write(const Questionnaire& questionnaire, const Table& table,
                           const ImportOptions& options = {}) {
    TablePlan made = plan(questionnaire, table, options);
    test::write(programme, cards, made);
    return made;
  }
};

ImportOptions enrolling() {
  return {{}, Enrolment{Role::mentee, {"pupil-pupil"}, {}}};
}

Cells feedback_rows(const Cells& rows) {
  Cells all = {{"ID", "Время создания", "Код участника", "К1. Насколько комфортно…"}};
  all.insert(all.end(), rows.begin(), rows.end());
  return all;
}

TEST_CASE("feedback is taken by code, also with Cyrillic letters, and gets its period") {
  const Folder folder;
  const TablePlan plan =
      folder.plan(test::feedback(),
                  table_of(feedback_rows({{"1", "2023-10-14 10:02:11", "P-001", "8"},
                                          {"2", "2023-10-15 10:02:11", "р2", "10 – отлично"}})));
  CHECK(fates(plan) == Words{"added", "added"});
  REQUIRE(plan.answers.size() == 2);
  CHECK(plan.answers[0].period == "2023-2024/q1");
  CHECK(plan.answers[0].at == "10:02:11");
  CHECK(plan.answers[0].source == "sha256:abc row 2");
  CHECK(plan.answers[1].person == PersonId{2});
  CHECK(plan.answers[1].values.at("К1").values == Words{"10"});
}

TEST_CASE(
    "an answer between two periods is of the one that has ended, a short year is of this century") {
  const Folder folder;
  const TablePlan plan = folder.plan(
      test::feedback(), table_of(feedback_rows({{"1", "02.11.23 10:00", "P-001", "8"}})));
  CHECK(fates(plan) == Words{"added"});
  REQUIRE(plan.answers.size() == 1);
  CHECK(plan.answers[0].period == "2023-2024/q1");
  CHECK(iso(plan.answers[0].date) == "2023-11-02");
}

TEST_CASE("a row that a secretary would send back is rejected with its column and value") {
  const Folder folder;
  const TablePlan plan = folder.plan(
      test::feedback(), table_of(feedback_rows({{"1", "2023-10-14 10:02:11", "P-001", "11"},
                                                {"2", "2023-10-14 10:02:11", "P-099", "8"},
                                                {"3", "2023-10-14 10:02:11", "Анна", "8"},
                                                {"4", "2023-10-14 10:02:11", "", "8"},
                                                {"5", "2023-10-14 10:02:11", "P-003", "8"},
                                                {"6", "2023-10-14 10:02:11", "P-002", ""},
                                                {"7", "2024-10-14 10:02:11", "P-002", "8"},
                                                {"8", "2023-08-20 10:02:11", "P-002", "8"},
                                                {"", "", "", ""},
                                                {"ИТОГО:", "", "", "7"}})));
  CHECK(fates(plan) == Words{"rejected scale-range", "rejected code-unknown",
                             "rejected code-unreadable", "rejected respondent-empty",
                             "rejected person-without-role", "rejected answer-empty",
                             "rejected answer-in-future", "rejected period-unknown",
                             "skipped row-blank", "skipped row-total"});
  const CellIssue& issue = plan.rows[0].issues[0];
  CHECK(issue.column == "К1. Насколько комфортно…");
  CHECK(issue.value == "11");
  const Findings findings = findings_of(plan, table_of(feedback_rows({})));
  const Finding& range = findings[1];  // after the note on the column that is not there
  CHECK(range.message.id == "scale-range");
  CHECK(arg(range.message, "row") == "2");
  CHECK(arg(range.message, "max") == "10");
}

TEST_CASE("importing again adds nothing, and a longer file only what is new") {
  Folder folder;
  const Cells first = feedback_rows({{"1", "2023-10-14 10:00:00", "P-001", "8"}});
  CHECK(folder.plan_and_write(test::feedback(), table_of(first)).answers.size() == 1);
  CHECK(fates(folder.plan(test::feedback(), table_of(first))) == Words{"unchanged"});
  Cells longer = first;
  longer.push_back({"2", "2023-10-15 10:00:00", "P-002", "7"});
  longer.push_back({"3", "2023-10-16 10:00:00", "P-001", "5"});
  const TablePlan plan = folder.plan_and_write(test::feedback(), table_of(longer));
  CHECK(fates(plan) == Words{"superseded row-superseded", "added", "changed"});
  CHECK(plan.rows[0].superseded_by == 4);
  CHECK(plan.answers.size() == 2);
  CHECK(folder.plan(test::feedback(), table_of(longer)).answers.empty());
  CHECK(fates(folder.plan(test::feedback(), table_of(first))) == Words{"unchanged"});
}

TEST_CASE("without a time the same values of the same person are the same answer") {
  Folder folder;
  const Cells rows = {{"Код", "К1."}, {"P-001", "8"}};
  ImportOptions options;
  options.period = "2023-2024/q1";
  CHECK(folder.plan_and_write(test::feedback(), table_of(rows), options).answers.size() == 1);
  CHECK(folder.plan(test::feedback(), table_of(rows), options).counts.unchanged == 1);
  Table other = table_of({{"Код", "К1."}, {"P-001", "9"}});
  other.digest = "another";
  CHECK(folder.plan(test::feedback(), other, options).counts.changed == 1);
}

TEST_CASE("an answer older than the one in the folder changes nothing") {
  Folder folder;
  folder.plan_and_write(test::feedback(),
                        table_of(feedback_rows({{"1", "2023-10-16 10:00:00", "P-001", "5"}})));
  Table older = table_of(feedback_rows({{"1", "2023-10-14 10:00:00", "P-001", "8"}}));
  older.digest = "another";
  CHECK(fates(folder.plan(test::feedback(), older)) == Words{"superseded answer-older"});
  CHECK(folder.plan(test::feedback(), older).answers.empty());
}

TEST_CASE("the newest of several rows of one person counts, whatever their order") {
  const Folder folder;
  const Cells rows = feedback_rows({{"1", "2023-10-16 10:00:00", "P-001", "5"},
                                    {"2", "2023-10-14 10:00:00", "p1", "8"},
                                    {"3", "2023-10-16 10:00:00", "P001", "6"}});
  const TablePlan plan = folder.plan(test::feedback(), table_of(rows));
  REQUIRE(plan.answers.size() == 1);
  CHECK(plan.answers[0].values.at("К1").values == Words{"6"});
  CHECK(plan.counts.superseded == 2);
}

TEST_CASE("people are recognised by name with birth date, name with class, or full name") {
  const Folder folder;
  const Cells rows = {{"ФИО", "Класс", "Дата рождения", "Запрос"},
                      {"ЕЛКИНА АННА ПЕТРОВНА", "7 Б", "07.05.2010", "физика"},
                      {"Иван Пихта", "7В", "", "физика"},
                      {"Сосна Ольга", "9А", "", "физика"},
                      {"Ёлкина Анна", "8Б", "", "физика"},
                      {"Ёлкина Анна", "7Б", "08.05.2010", "физика"},
                      {"Ёлкина Анна", "5А", "08.05.2012", "физика"},
                      {"Ольхов Пётр", "7Б", "", "физика"}};
  const TablePlan plan = folder.plan(test::sign_up(), table_of(rows));
  CHECK(fates(plan) == Words{"added", "added", "rejected person-without-role",
                             "rejected person-class-differs", "rejected person-birth-differs",
                             "rejected person-unknown", "rejected person-unknown"});
  CHECK(plan.rows[0].person == PersonId{1});
  CHECK(plan.rows[1].person == PersonId{2});
}

TEST_CASE("an ambiguous name is rejected with its candidates") {
  Folder folder;
  folder.cards[{2}].name = {"Ёлкина", "Анна", "Ивановна", {}};
  const Cells rows = {{"ФИО", "Запрос"}, {"Елкина Анна", "физика"}};
  const TablePlan plan = folder.plan(test::sign_up(), table_of(rows));
  REQUIRE(fates(plan) == Words{"rejected person-ambiguous"});
  CHECK(arg(plan.rows[0].issues[0].message, "candidates") ==
        "P-001 Ёлкина Анна Петровна 7Б; P-002 Ёлкина Анна Ивановна 7В");
}

TEST_CASE("with enrolment newcomers get cards and codes in an order of their own") {
  Folder folder;
  Cells rows = {{"Отметка времени", "ФИО", "Класс", "Дата рождения", "Интересы", "Телефон"},
                {"14.09.2023 10:02:11", "Туя Яна", "7 «Б»", "2010-02-03", "Шахматы", "+7 900 1"},
                {"15.09.2023 10:02:11", "Берёза Пётр", "8А", "", "Физика, Шахматы", ""},
                {"16.09.2023 10:02:11", "Сосна Ольга", "9А", "", "Химия", ""},
                {"17.09.2023 10:02:11", "Граб А.", "9А", "", "Химия", ""}};
  const TablePlan plan = folder.plan(test::sign_up(), table_of(rows), enrolling());
  CHECK(fates(plan) == Words{"added", "added", "added", "rejected name-incomplete"});
  REQUIRE(plan.people.size() == 2);
  CHECK(plan.people[0].id == PersonId{6});
  CHECK(full_name(plan.cards[0].name) == "Берёза Пётр");
  CHECK(full_name(plan.cards[1].name) == "Туя Яна");
  CHECK(plan.people[1].school_class == "7Б");
  CHECK(text(*plan.people[1].born) == "2010-02");
  CHECK(plan.people[1].categories == std::vector<CategoryId>{{"pupil"}});
  CHECK(plan.cards[1].birth_date == day(2010, 2, 3));
  CHECK(plan.cards[1].phones == Words{"+7 900 1"});
  CHECK(plan.rows[0].person == PersonId{7});
  REQUIRE(plan.entries.size() == 3);  // the mentor Сосна gets a second role
  CHECK(plan.entries[0].date == day(2023, 9, 14));
  CHECK(text_of(plan.entries[0], "role") == "mentee");
  CHECK(text_of(plan.entries[0], "form") == "pupil-pupil");
  CHECK(plan.answers.size() == 3);

  std::swap(rows[1], rows[2]);
  const TablePlan turned = folder.plan(test::sign_up(), table_of(rows), enrolling());
  CHECK(turned.rows[1].person == plan.rows[0].person);

  test::write(folder.programme, folder.cards, plan);
  const TablePlan again = folder.plan(test::sign_up(), table_of(rows), enrolling());
  CHECK(again.counts.unchanged == 3);
  CHECK((again.answers.empty() && again.people.empty() && again.entries.empty()));
}

TEST_CASE("without private/ nobody is known by name, and nobody is enrolled twice") {
  const Folder folder;
  const State state = fold(folder.programme, today);
  const Table table = table_of({{"ФИО", "Запрос"}, {"Ёлкина Анна", "физика"}});
  const auto plan = plan_import(state, nullptr, test::sign_up(), table, enrolling());
  REQUIRE(plan.has_value());
  CHECK(fates(*plan) == Words{"rejected person-names-absent"});
}

TEST_CASE("a name beside the code of somebody else is a question, not an answer") {
  const Folder folder;
  const Cells rows = {{"Код", "ФИО", "Запрос"}, {"P-001", "Пихта Иван", "физика"}};
  CHECK(fates(folder.plan(test::sign_up(), table_of(rows))) == Words{"rejected code-of-other"});
}

TEST_CASE("somebody who has left answers only for the time before") {
  Folder folder;
  Questionnaire of_mentors = test::feedback();
  of_mentors.role = Respondent::mentor;
  const TablePlan plan = folder.plan(
      of_mentors, table_of(feedback_rows({{"1", "2023-10-14 10:00:00", "P-005", "8"},
                                          {"2", "2023-09-20 10:00:00", "P-005", "7"}})));
  CHECK(fates(plan) == Words{"rejected person-left", "added"});
}

TEST_CASE("who has withdrawn the consent to processing is not written down") {
  Folder folder;
  Entry given;
  given.date = day(2023, 9, 5);
  given.event = EventKind::consent;
  given.subject = PersonId{1};
  put(given, "kind", {std::string("processing")});
  put(given, "signed_by", {Values{{std::string("representative")}}});
  Entry withdrawn;
  withdrawn.date = day(2023, 10, 5);
  withdrawn.event = EventKind::withdrawn;
  withdrawn.subject = PersonId{1};
  put(withdrawn, "kind", {std::string("processing")});
  folder.programme.journal.push_back(given);
  folder.programme.journal.push_back(withdrawn);
  sort_journal(folder.programme.journal);
  const TablePlan plan = folder.plan(
      test::feedback(), table_of(feedback_rows({{"1", "2023-10-14 10:00:00", "P-001", "8"}})));
  CHECK(fates(plan) == Words{"rejected person-withdrew-consent"});
}

TEST_CASE("an anonymous answer has no name and counts as often as it was given") {
  Folder folder;
  Questionnaire anonymous = test::feedback();
  anonymous.id = {"about-lessons"};
  anonymous.anonymous = true;
  anonymous.about = {"О ком"};
  const Cells rows = {{"ФИО", "О ком", "К1."},
                      {"Ёлкина Анна", "Сосна Ольга", "8"},
                      {"Пихта Иван", "Сосна Ольга", "8"},
                      {"", "7 «Б»", "9"},
                      {"", "кто-то", "9"},
                      {"", "", "9"}};
  ImportOptions options;
  options.period = "2023-2024/q1";
  const TablePlan plan = folder.plan_and_write(anonymous, table_of(rows), options);
  CHECK(fates(plan) ==
        Words{"added", "added", "added", "rejected about-unknown", "rejected about-missing"});
  REQUIRE(plan.answers.size() == 3);
  for (const Answer& answer : plan.answers)
    CHECK_FALSE(answer.person.has_value());
  CHECK(plan.answers[0].source.size() == 71);
  CHECK(folder.plan(anonymous, table_of(rows), options).answers.empty());
  Cells third = rows;
  third.push_back({"", "P-003", "8"});
  CHECK(folder.plan(anonymous, table_of(third), options).answers.size() == 1);
}

TEST_CASE("a preliminary request enrols nobody and keeps no name") {
  Folder folder;
  Questionnaire request = test::sign_up();
  request.id = {"request"};
  request.purpose = Purpose::request;
  const Cells rows = {{"ФИО", "Класс", "Запрос"},
                      {"Ёлкина Анна", "7Б", "физика"},
                      {"Ольхов Пётр", "7В", "химия"},
                      {"", "", "химия"}};
  const TablePlan plan = folder.plan_and_write(request, table_of(rows));
  CHECK(plan.counts.added == 3);
  CHECK((plan.people.empty() && plan.entries.empty()));
  CHECK(plan.rows[0].person == PersonId{1});
  CHECK_FALSE(plan.rows[1].person.has_value());
  CHECK(folder.plan(request, table_of(rows)).counts.unchanged == 3);
  CHECK_FALSE(enrolment_of(folder.programme.card, request, {}).has_value());
}

TEST_CASE("a ballot names mentors by code or name, best first, ties by an equals sign") {
  Folder folder;
  Questionnaire ballot;
  ballot.id = {"ballot"};
  ballot.purpose = Purpose::ballot;
  ballot.role = Respondent::mentee;
  ballot.respondent.code = {"Код"};
  Question order;
  order.id = "order";
  order.text = "Кого хотите в наставники?";
  order.columns = {"1-й выбор", "2-й выбор"};
  order.type = QuestionType::ranking;
  Question refused;
  refused.id = "refused";
  refused.text = "С кем не хотите?";
  refused.type = QuestionType::refusals;
  ballot.questions = {order, refused};
  const Cells rows = {{"Код", "Кого хотите в наставники?", "С кем не хотите?"},
                      {"P-001", "Кедр Егор; Сосна", ""},
                      {"P-002", "P-003 = р-4", ""},
                      {"P-001", "Пихта Иван", ""},
                      {"P-001", "P-001", ""},
                      {"P-001", "Никто Никак", ""},
                      {"P-001", "P-003, P-003", ""}};
  const TablePlan plan = folder.plan(ballot, table_of(rows));
  CHECK(fates(plan) == Words{"added", "added", "rejected choice-without-role",
                             "rejected choice-of-self", "rejected person-unknown",
                             "rejected choice-repeated"});
  CHECK(plan.answers[0].values.at("order").values == Words{"P-004", "P-003"});
  CHECK(plan.answers[1].values.at("order").values == Words{"P-003=P-004"});

  const Cells columns = {{"2-й выбор", "Код", "1-й выбор", "С кем не хотите?"},
                         {"P-003", "P-001", "P-004", "Ива Вера"}};
  const TablePlan in_columns = folder.plan(ballot, table_of(columns));
  CHECK(fates(in_columns) == Words{"added choice-left"});
  CHECK(in_columns.answers[0].values.at("order").values == Words{"P-004", "P-003"});

  const Cells grid = {
      {"Код", "Кого хотите в наставники? [Сосна Ольга]", "Кого хотите в наставники? [Кедр Егор]"},
      {"P-001", "2", "1"},
      {"P-002", "1", "1"}};
  const TablePlan in_grid = folder.plan(ballot, table_of(grid));
  CHECK(in_grid.answers[0].values.at("order").values == Words{"P-004", "P-003"});
  CHECK(in_grid.answers[1].values.at("order").values == Words{"P-003=P-004"});
}

TEST_CASE("nobody chooses oneself even with both roles") {
  Folder folder;
  Entry second;
  second.date = day(2023, 9, 5);
  second.subject = PersonId{1};
  put(second, "role", {std::string("mentor")});
  folder.programme.journal.push_back(second);
  sort_journal(folder.programme.journal);
  Questionnaire ballot;
  ballot.id = {"ballot"};
  ballot.purpose = Purpose::ballot;
  ballot.respondent.code = {"Код"};
  Question order;
  order.id = "order";
  order.text = "Кого?";
  order.type = QuestionType::ranking;
  ballot.questions = {order};
  const Cells rows = {{"Код", "Кого"}, {"P-001", "P-003, P-001"}};
  CHECK(fates(folder.plan(ballot, table_of(rows))) == Words{"rejected choice-of-self"});
}

TEST_CASE("several choices may stand in a column each") {
  Folder folder;
  Questionnaire asked = test::sign_up();
  asked.questions[0].options = {"Робототехника", "Шахматы, шашки"};
  const Cells rows = {
      {"Код", "Интересы / Робототехника", "Интересы / Шахматы, шашки", "Интересы [Другое]"},
      {"P-001", "1", "0", ""},
      {"P-002", "Робототехника", "Шахматы, шашки", "лапта"}};
  const TablePlan plan = folder.plan(asked, table_of(rows));
  CHECK(plan.answers[0].values.at("requests").values == Words{"Робототехника"});
  CHECK(plan.answers[1].values.at("requests").values ==
        Words{"Робототехника", "Шахматы, шашки", "лапта"});
}

TEST_CASE("a claim of consent stays a claim") {
  Folder folder;
  const std::string header = "Есть согласие родителей (законных представителей)";
  const Cells rows = {{"Код", header}, {"P-001", "+"}, {"P-002", "да (согласие принесу)"}};
  const TablePlan plan = folder.plan(test::sign_up(), table_of(rows));
  CHECK(fates(plan) == Words{"added", "added claim-unclear"});
  CHECK(plan.answers[0].values.at("consent").values == Words{"true"});
  CHECK(plan.answers[1].values.at("consent").values == Words{"да (согласие принесу)"});
  CHECK(plan.entries.empty());
}

TEST_CASE("required answers, conflicting columns and unknown options are rejected") {
  Folder folder;
  Questionnaire asked = test::feedback();
  asked.questions[0].required = true;
  const Cells rows = {{"Код", "К1.", "К1) ещё раз", "Что хотелось бы изменить?"},
                      {"P-001", "", "", "ничего"},
                      {"P-002", "7", "8", ""}};
  ImportOptions options;
  options.period = "2023-2024/q1";
  CHECK(fates(folder.plan(asked, table_of(rows), options)) ==
        Words{"rejected answer-missing", "rejected answer-conflict"});
}

TEST_CASE("a table that tells nobody apart or asks nothing is refused as a whole") {
  const Folder folder;
  const State state = fold(folder.programme, today);
  const auto nobody =
      plan_import(state, &folder.cards, test::feedback(), table_of({{"К1."}, {"8"}}), {});
  REQUIRE_FALSE(nobody.has_value());
  CHECK(nobody.error().message.id == "respondent-columns-missing");
  const auto nothing = plan_import(state, &folder.cards, test::feedback(),
                                   table_of({{"Код", "Погода"}, {"P-001", "8"}}), {});
  REQUIRE_FALSE(nothing.has_value());
  CHECK(nothing.error().message.id == "question-columns-missing");
}

TEST_CASE("a class that the year does not list is told at once, and taken") {
  Folder folder;
  Year& year = folder.programme.years.at("2023-2024");
  year.classes = {{"7Б", {}}, {"7В", {}}, {"9А", {}}};
  const Table table = table_of({{"ФИО", "Класс", "Запрос"},
                                {"Туя Яна", "7", "физика"},
                                {"Граб Лев", "7в", "физика"},
                                {"Липа Ия", "5А", "физика"}});
  const TablePlan plan = folder.plan(test::sign_up(), table, enrolling());
  CHECK(fates(plan) == Words{"added", "added", "added"});
  REQUIRE(plan.rows[0].issues.size() == 1);
  CHECK(plan.rows[0].issues[0].message.id == "class-unlisted");
  CHECK(plan.rows[1].issues.empty());
  REQUIRE(plan.rows[2].issues.size() == 1);
  CHECK(arg(plan.rows[0].issues[0].message, "near") == "7Б, 7В");
  CHECK(arg(plan.rows[2].issues[0].message, "near").empty());
  year.classes.clear();
  CHECK(folder.plan(test::sign_up(), table, enrolling()).rows[0].issues.empty());
}

}  // namespace
}  // namespace mentor
