#include "mentor/intake/tables.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "mentor/intake/columns.h"
#include "mentor/intake/signers.h"
#include "world.h"

namespace mentor {
namespace {

using test::fates;
using test::table_of;
using Words = std::vector<std::string>;
using Cells = std::vector<std::vector<std::string>>;

const Date today = day(2023, 12, 20);

struct Folder {
  Programme programme = test::small_school();
  PrivateCards cards = test::small_school_names();

  Folder() {
    Pair pair;
    pair.id = {1};
    pair.form = {"pupil-pupil"};
    pair.mentors = {{3}};
    pair.mentees = {{1}};
    pair.from = day(2023, 10, 2);
    programme.pairs[pair.id] = pair;
  }

  void ask_no_consents() {
    for (const Category& category : programme.card.categories)
      programme.card.consent.required[category.id] = {};
  }

  [[nodiscard]] State state() const { return fold(programme, today); }

  TablePlan take(Result<TablePlan> plan, const Cells& rows) {
    REQUIRE(plan.has_value());
    const RowCounts& counts = plan->counts;
    CHECK(counts.accepted() + counts.rejected + counts.skipped == counts.read);
    CHECK(counts.read == static_cast<int>(rows.size()) - 1);
    return std::move(*plan);
  }

  TablePlan enrolments(const Cells& rows, const EnrolmentDefaults& defaults) {
    return take(plan_enrolments(state(), &cards, table_of(rows), defaults), rows);
  }
  TablePlan consents(const Cells& rows, const std::string& kind = {}) {
    return take(plan_consents(state(), &cards, table_of(rows), kind), rows);
  }
  TablePlan pairs(const Cells& rows, const PairDefaults& defaults) {
    return take(plan_pairs(state(), &cards, table_of(rows), defaults), rows);
  }
  TablePlan meetings(const Cells& rows) {
    return take(plan_meetings(state(), &cards, table_of(rows)), rows);
  }
};

TEST_CASE("no header of a kind of table means two columns") {
  for (const TableKind kind :
       {TableKind::enrolments, TableKind::consents, TableKind::pairs, TableKind::meetings}) {
    std::set<std::string> seen;
    for (const TableColumn& column : table_columns(kind)) {
      CHECK_FALSE(column.headers.empty());
      for (const std::string_view header : column.headers) {
        CAPTURE(header);
        CHECK(seen.insert(header_key(header)).second);
      }
    }
  }
}

TEST_CASE("a list of participants becomes cards, private cards and roles") {
  Folder folder;
  const Cells rows = {
      {"№", "Фамилия", "Имя", "Отчество", "Класс", "Роль", "Форма", "Дата рождения", "Мест"},
      {"1", "Туя", "Яна", "", "7 «Б»", "наставляемый", "ученик — ученик", "03.02.2010", ""},
      {"2", "Граб", "Лев", "Ильич", "9А", "Наставник", "", "", "3"},
      {"3", "Сосна", "Ольга", "", "9А", "наставник", "", "", ""},
      {"4", "Елкина", "Анна", "", "7Б", "наставник", "", "", ""},
      {"5", "Липа", "Ия", "", "7Б", "", "", "", ""},
      {"6", "Липа", "Ия", "", "7Б", "помощник", "", "", ""},
      {"7", "Вяз", "Ян", "", "7Б", "наставник", "кружок", "", ""},
      {"Всего", "", "", "", "", "", "", "", ""}};
  EnrolmentDefaults defaults;
  defaults.form = {"pupil-pupil"};
  const TablePlan plan = folder.enrolments(rows, defaults);
  CHECK(fates(plan) == Words{"added", "added", "unchanged", "added", "rejected answer-missing",
                             "rejected option-unknown", "rejected option-unknown",
                             "skipped row-total"});
  REQUIRE(plan.people.size() == 2);
  CHECK(plan.answers.empty());
  CHECK(plan.people[0].id == PersonId{6});  // Граб before Туя
  REQUIRE(plan.entries.size() == 3);
  CHECK(integer_of(plan.entries[1], "capacity") == 3);
  CHECK(plan.notes.empty());
  test::write(folder.programme, folder.cards, plan);
  CHECK(folder.enrolments(rows, defaults).counts.unchanged == 4);
}

TEST_CASE("a list without a role needs one, and without people's names is refused") {
  Folder folder;
  const auto no_role =
      plan_enrolments(folder.state(), &folder.cards, table_of({{"ФИО"}, {"Туя Яна"}}), {});
  REQUIRE_FALSE(no_role.has_value());
  CHECK(no_role.error().message.id == "enroll-role-needed");
  const auto no_name = plan_enrolments(folder.state(), &folder.cards, table_of({{"Класс"}, {"7Б"}}),
                                       {Role::mentor, {}, {}});
  REQUIRE_FALSE(no_name.has_value());
  CHECK(arg(no_name.error().message, "wanted") == "Код участника / ФИО / Фамилия");
  EnrolmentDefaults defaults;
  defaults.role = Role::mentor;
  CHECK(fates(folder.enrolments({{"ФИО"}, {"Туя Яна"}}, defaults)) ==
        Words{"rejected enroll-category"});
}

TEST_CASE("papers of consent become entries and nothing is guessed") {
  Folder folder;
  const Cells rows = {
      {"Код", "ФИО", "Вид согласия", "Кто подписал", "Дата", "Действует до", "Папка"},
      {"P-001", "", "обработка персональных данных", "мать", "05.09.2023", "31.08.2024", "1-12"},
      {"", "Пихта Иван", "processing", "оба", "2023-09-06", "", ""},
      {"P-001", "", "обработка", "мама", "05.09.2023", "", ""},
      {"P-001", "", "распространение", "сама и родитель", "05.09.2023", "", ""},
      {"P-001", "", "", "мать", "05.09.2023", "", ""},
      {"P-001", "", "съёмка", "мать", "05.09.2023", "", ""},
      {"P-001", "", "обработка", "подписано", "06.09.2023", "", ""},
      {"P-001", "", "обработка", "мать", "", "", ""},
      {"P-001", "", "обработка", "мать", "05.09.2033", "", ""},
      {"P-001", "", "обработка", "мать", "06.09.2023", "05.09.2023", ""},
      {"P-002", "Ёлкина Анна", "обработка", "мать", "05.09.2023", "", ""},
      {"", "Никто Никак", "обработка", "мать", "05.09.2023", "", ""},
      {"", "", "обработка", "мать", "05.09.2023", "", ""}};
  const TablePlan plan = folder.consents(rows);
  CHECK(fates(plan) ==
        Words{"added", "added", "superseded row-repeated", "added", "rejected consent-kind-missing",
              "rejected consent-kind-unknown", "rejected signer-unknown", "rejected date-missing",
              "rejected date-in-future", "rejected until-before-date", "rejected code-of-other",
              "rejected person-unknown", "rejected respondent-empty"});
  CHECK(plan.rows[2].superseded_by == 2);
  REQUIRE(plan.entries.size() == 3);
  const auto of_second = [&](const Entry& entry) { return subject_person(entry) == PersonId{2}; };
  const auto second = std::find_if(plan.entries.begin(), plan.entries.end(), of_second);
  REQUIRE(second != plan.entries.end());
  CHECK(texts_of(*second, "signed_by") == Words{"representative", "self"});
  CHECK(second->noted == today);
  test::write(folder.programme, folder.cards, plan);
  CHECK(folder.consents(rows).counts.unchanged == 4);
}

TEST_CASE("who signed is taken from titles that are all understood, else from nobody") {
  const auto told = [](std::string_view cell) {
    Words words;
    for (const Signer signer : signers_told(cell))
      words.emplace_back(signer == Signer::self ? "self" : "representative");
    return words;
  };
  const Words parent = {"representative"};
  const Words self = {"self"};
  const Words both = {"representative", "self"};
  for (const char* cell :
       {"мать", "Мама.", "родители", "оба родителя", "законный представитель", "родитель ученика",
        "законный представитель ученика", "родитель участника", "мама Самойлова Анна",
        "мама Самойлова А. В.", "отец Иванов И.И.", "Иванова-Петрова А. (мать)",
        "родитель (законный представитель)", "подписала мама", "мама и папа", "parent"}) {
    CAPTURE(cell);
    CHECK(told(cell) == parent);
  }
  for (const char* cell : {"сам", "сама", "сам участник", "Ученик лично", "подписал сам", "self"}) {
    CAPTURE(cell);
    CHECK(told(cell) == self);
  }
  for (const char* cell : {"оба", "both", "родитель и сам участник", "сама и родитель",
                           "представитель, сам", "мама Самойлова Анна + сам"}) {
    CAPTURE(cell);
    CHECK(told(cell) == both);
  }
  for (const char* cell :
       {"не подписано родителем, подписал сам", "сам, не родитель", "родитель/ученик",
        "родитель или сам", "сам родитель", "родитель отказался", "Мама Отказалась Подписать",
        "мама Отказалась", "РОДИТЕЛЬ НЕ ПОДПИСАЛ", "мама подписала за ученика", "мама?", "самовар",
        "Самойлова Анна", "ученик Самойлов Пётр", "представитель школы", "бабушка", "и", ","}) {
    CAPTURE(cell);
    CHECK(told(cell).empty());
  }
}

TEST_CASE("what a paper is for is never taken for the consent to processing by half a word") {
  Folder folder;
  const auto kind_of = [&](const char* typed) {
    return consent_kind_meant(folder.programme.card, typed);
  };
  for (const char* typed : {"обработка", "Согласие на обработку", "обработка ПДн",
                            "согласие на обработку персональных данных", "processing"}) {
    CAPTURE(typed);
    CHECK(kind_of(typed) == "processing");
  }
  for (const char* typed :
       {"согласие на обработку фото и видео", "фото", "использование изображения"}) {
    CAPTURE(typed);
    CHECK(kind_of(typed) == "photo");
  }
  for (const char* typed :
       {"распространение", "согласие на распространение персональных данных",
        "на обработку персональных данных, разрешённых субъектом для распространения"}) {
    CAPTURE(typed);
    CHECK(kind_of(typed) == "distribution");
  }
  for (const char* typed : {"обработка анкет", "обработка персональных данных и фото",
                            "обработка и распространение персональных данных",
                            "отказ от обработки персональных данных", "не обработка"}) {
    CAPTURE(typed);
    CHECK(kind_of(typed) == typed);
  }
}

TEST_CASE("the kind of a whole table is said back and never taken from the file's name") {
  Folder folder;
  const Cells ticked = {
      {"Код", "Дата", "Кто подписал", "Согласие на обработку персональных данных"},
      {"P-001", "05.09.2023", "оба", "да"},
      {"P-002", "05.09.2023", "оба", "нет"},
      {"P-002", "06.09.2023", "оба", "отказались"},
      {"P-002", "07.09.2023", "оба", ""}};
  const TablePlan plan = folder.consents(ticked);
  CHECK(fates(plan) == Words{"added", "rejected consent-not-given", "rejected consent-not-given",
                             "rejected consent-not-given"});
  REQUIRE(plan.notes.size() == 1);
  CHECK(plan.notes[0].message.id == "consent-kind-of-table");
  CHECK(arg(plan.notes[0].message, "kind") == "processing");
  const auto untold = [&](Table table) {
    const auto refused = plan_consents(folder.state(), &folder.cards, table, {});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.id == "consent-kind-untold");
  };
  Table named = table_of({{"Код", "Дата", "Кто подписал"}, {"P-001", "05.09.2023", "оба"}});
  named.file = "обработка персональных данных, согласие.csv";
  untold(named);
  untold(table_of({{"Код", "Дата", "Отметка об обработке"}, {"P-001", "05.09.2023", "да"}}));
  untold(table_of({{"Код", "Дата", "Согласие на обработку ПДн", "Согласие на фото"},
                   {"P-001", "05.09.2023", "да", "да"}}));
}

TEST_CASE("a consent has no end only where its cell names no day") {
  Folder folder;
  const Cells rows = {{"Код", "Дата", "Кто подписал", "Действует до"},
                      {"P-001", "05.09.2023", "оба", "31.12.2023 или до отзыва"},
                      {"P-001", "06.09.2023", "оба", "до отзыва"},
                      {"P-001", "07.09.2023", "оба", "Бессрочно (до отзыва)."},
                      {"P-001", "08.09.2023", "оба", "отзыв получен"},
                      {"P-001", "09.09.2023", "оба", "31.12.2023, 31.08.2024"},
                      {"P-001", "10.09.2023", "оба", "отзыв 01.10.2023"}};
  const TablePlan plan = folder.consents(rows, "processing");
  CHECK(fates(plan) == Words{"added", "added", "added", "rejected date-unknown",
                             "rejected date-unknown", "rejected date-unknown"});
  REQUIRE(plan.entries.size() == 3);
  CHECK(date_of(plan.entries[0], "until") == day(2023, 12, 31));
  CHECK(find(plan.entries[1], "until") == nullptr);
  CHECK(find(plan.entries[2], "until") == nullptr);
}

TEST_CASE("a list of consents that names their kind nowhere is refused once") {
  Folder folder;
  folder.programme.people.at({2}).born = BirthMonth{2012, 3U};
  const Cells rows = {{"Код", "Дата"}, {"P-002", "05.09.2023"}};
  const auto untold = plan_consents(folder.state(), &folder.cards, table_of(rows), {});
  REQUIRE_FALSE(untold.has_value());
  CHECK(untold.error().message.id == "consent-kind-untold");
  const Cells titled = {{"Код", "Дата", "Согласие на обработку персональных данных"},
                        {"P-002", "05.09.2023", "есть"}};
  const TablePlan plan = folder.consents(titled);
  REQUIRE(plan.entries.size() == 1);
  CHECK(text_of(plan.entries[0], "kind") == "processing");
}

TEST_CASE("a number that a spreadsheet would show as a day is told with that day") {
  Folder folder;
  const Cells rows = {{"Код", "Дата"}, {"P-001", "45175"}, {"P-001", "99999"}, {"P-001", "451"}};
  const TablePlan plan = folder.consents(rows, "processing");
  CHECK(fates(plan) ==
        Words{"rejected date-serial", "rejected date-unknown", "rejected date-unknown"});
  CHECK(arg(plan.rows[0].issues[0].message, "day") == "2023-09-06");
}

TEST_CASE("a consent that one person alone must sign needs no signer") {
  Folder folder;
  folder.programme.people.at({2}).born = BirthMonth{2012, 3U};
  const Cells rows = {{"Код", "Дата"}, {"P-002", "05.09.2023"}};
  const TablePlan plan = folder.consents(rows, "processing");
  REQUIRE(plan.entries.size() == 1);
  CHECK(texts_of(plan.entries[0], "signed_by") == Words{"representative"});
  CHECK(fates(folder.consents({{"Код", "Дата"}, {"P-001", "05.09.2023"}}, "processing")) ==
        Words{"rejected signer-missing"});
}

TEST_CASE("pairs that exist already get cards under the next codes") {
  Folder folder;
  const Cells rows = {
      {"Наставник", "Наставляемые", "Форма", "Приказ", "С", "По", "Ролевая модель"},
      {"Кедр Егор", "P-002", "ученик-ученик", "112-о", "08.12.2023", "31.05.2024", "равный"},
      {"P-003", "P-001", "", "112-о", "02.10.2023", "", ""},
      {"P-004", "P-002", "", "112-о", "08.12.2023", "", ""},
      {"P-004", "P-004", "", "112-о", "08.12.2023", "", ""},
      {"P-005", "P-002", "", "112-о", "08.12.2023", "", ""},
      {"P-004", "P-001", "", "", "08.12.2023", "", ""},
      {"P-004", "P-001", "", "112-о", "", "", ""},
      {"P-004", "P-001", "кружок", "112-о", "08.12.2023", "", ""},
      {"P-004", "", "", "112-о", "08.12.2023", "", ""}};
  PairDefaults defaults;
  defaults.form = {"pupil-pupil"};
  const TablePlan plan = folder.pairs(rows, defaults);
  CHECK(fates(plan) == Words{"added", "unchanged", "superseded row-repeated",
                             "rejected person-without-role", "rejected person-without-role",
                             "rejected order-missing", "rejected date-missing",
                             "rejected form-unknown", "rejected member-missing"});
  REQUIRE(plan.pairs.size() == 1);
  CHECK(plan.pairs[0].id == PairId{2});
  CHECK(plan.pairs[0].mentors == std::vector<PersonId>{{4}});
  CHECK(plan.pairs[0].source == "manual");
  CHECK(plan.pairs[0].to == day(2024, 5, 31));
  test::write(folder.programme, folder.cards, plan);
  CHECK(folder.pairs(rows, defaults).pairs.empty());
}

TEST_CASE(
    "a meeting with somebody who has not consented is rejected, and one that nobody came to") {
  Folder folder;
  folder.ask_no_consents();
  folder.programme.card.consent.required[{"pupil"}] = {"processing"};
  const Cells rows = {{"Пара", "Дата", "Отсутствовали"},
                      {"pair-1", "09.10.2023", ""},
                      {"pair-1", "16.10.2023", "Сосна; Ёлкина"}};
  CHECK(fates(folder.meetings(rows)) ==
        Words{"rejected meeting-consent", "rejected meeting-without-mentor"});
}

TEST_CASE("meetings are told by pair or people, and their kinds follow each other") {
  Folder folder;
  const Cells rows = {
      {"Пара", "Наставник", "Наставляемый", "Дата", "Вид", "Минут", "Тема", "Отсутствовали"},
      {"pair-1", "", "", "09.10.2023", "", "40", "Знакомство", "нет"},
      {"", "Сосна", "Ёлкина", "23.10.2023", "планирование", "40 мин", "План", ""},
      {"", "P-003", "", "16.10.2023", "", "", "Проба", "Ёлкина Анна"},
      {"пара 1", "", "", "30.10.2023", "", "", "", ""},
      {"пара 1", "", "", "30.10.2023", "", "", "", ""},
      {"пара 1", "", "", "30.10.2023", "", "55", "", ""},
      {"pair-9", "", "", "09.10.2023", "", "", "", ""},
      {"", "P-004", "P-001", "09.10.2023", "", "", "", ""},
      {"", "", "", "09.10.2023", "", "", "", ""},
      {"pair-1", "", "", "01.09.2023", "", "", "", ""},
      {"pair-1", "", "", "31.02.2023", "", "", "", ""},
      {"pair-1", "", "", "21.12.2023", "", "", "", ""},
      {"pair-1", "", "", "20.11.2023", "чаепитие", "", "", ""},
      {"pair-1", "", "", "21.11.2023", "", "долго", "", ""},
      {"pair-1", "", "", "22.11.2023", "", "", "", "Кедр"}};
  folder.ask_no_consents();
  folder.programme.pairs[{1}].mentees.push_back({2});  // somebody comes where one is absent
  const TablePlan plan = folder.meetings(rows);
  CHECK(fates(plan) == Words{"added", "added", "added", "added", "superseded row-repeated",
                             "rejected meeting-differs", "rejected pair-unknown",
                             "rejected pair-of-people-unknown", "rejected pair-missing",
                             "rejected meeting-outside-pair", "rejected date-impossible",
                             "rejected date-in-future", "rejected meeting-kind-unknown",
                             "rejected minutes-unknown", "rejected absent-not-member"});
  REQUIRE(plan.entries.size() == 4);
  Words kinds;
  for (const Entry& entry : plan.entries)
    kinds.push_back(text_of(entry, "kind"));
  CHECK(kinds == Words{"organising", "trial", "planning", "regular"});
  CHECK(people_of(plan.entries[1], "absent") == std::vector<PersonId>{{1}});
  CHECK(integer_of(plan.entries[2], "minutes") == 40);
  test::write(folder.programme, folder.cards, plan);
  CHECK(folder.meetings(rows).counts.unchanged == 5);
  CHECK(folder.meetings(rows).entries.empty());
}

TEST_CASE("a meeting recorded otherwise is told with the difference and the line to mend") {
  Folder folder;
  folder.ask_no_consents();
  folder.programme.files = {"journal/2023-10.yaml"};
  Entry known;
  known.date = day(2023, 10, 2);
  known.event = EventKind::meeting;
  known.subject = PairId{1};
  known.place = {0, 7};
  put(known, "kind", {std::string("organising")});
  put(known, "topic", {std::string("Знакомство")});
  folder.programme.journal = {known};
  const TablePlan plan =
      folder.meetings({{"Пара", "Дата", "Сколько минут", "Тема", "Цвет"},
                       {"pair-1", "2.10.23", "1 ч 10 мин", "Знакомство", "синий"},
                       {"pair-1", "9.10.23", "час", "", ""},
                       {"pair-1", "09.10.2023", "0:45", "", ""}});
  CHECK(fates(plan) ==
        Words{"rejected meeting-recorded-otherwise", "added", "rejected meeting-differs"});
  const Message& message = plan.rows[0].issues[0].message;
  CHECK(arg(message, "differs") == "Минут (minutes): — → 70");
  CHECK(arg(message, "place") == "journal/2023-10.yaml:7");
  CHECK(arg(plan.rows[2].issues[0].message, "differs") == "Минут (minutes): 60 → 45");
  REQUIRE(plan.notes.size() == 1);
  CHECK(plan.notes[0].message.id == "column-unknown");
}

}  // namespace
}  // namespace mentor
