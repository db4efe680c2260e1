#include <array>

#include "mentor/intake/tables.h"

namespace mentor {
namespace {

using Headers = std::string_view;

constexpr std::array code_h{Headers("Код участника"), Headers("Код"), Headers("Code"),
                            Headers("Person")};
constexpr std::array name_h{Headers("ФИО"),
                            Headers("Фамилия, имя, отчество"),
                            Headers("Фамилия Имя"),
                            Headers("Фамилия, имя"),
                            Headers("Фамилия имя отчество"),
                            Headers("Участник"),
                            Headers("Name"),
                            Headers("Full name")};
constexpr std::array family_h{Headers("Фамилия"), Headers("Last name"), Headers("Family name"),
                              Headers("Surname")};
constexpr std::array given_h{Headers("Имя"), Headers("First name"), Headers("Given name")};
constexpr std::array patronymic_h{Headers("Отчество"), Headers("Отчество (при наличии)"),
                                  Headers("Patronymic")};
constexpr std::array birth_h{Headers("Дата рождения"), Headers("Д.р."), Headers("Birth date"),
                             Headers("Date of birth")};
constexpr std::array class_h{Headers("Класс"), Headers("Группа или класс"), Headers("Class")};
constexpr std::array role_h{Headers("Роль"), Headers("Role")};
constexpr std::array form_h{Headers("Форма наставничества"), Headers("Форма"), Headers("Form")};
constexpr std::array category_h{Headers("Категория"), Headers("Category")};
constexpr std::array capacity_h{Headers("Сколько наставляемых"), Headers("Мест"),
                                Headers("Capacity")};
constexpr std::array post_h{Headers("Должность"), Headers("Post"), Headers("Job title")};
constexpr std::array department_h{Headers("Подразделение"), Headers("Методическое объединение"),
                                  Headers("Кафедра"), Headers("Department")};
constexpr std::array group_h{Headers("Группа"), Headers("Group")};
constexpr std::array organisation_h{Headers("Организация"), Headers("Место работы"),
                                    Headers("Organisation"), Headers("Organization")};
constexpr std::array date_h{Headers("Дата"), Headers("Дата записи"), Headers("Date")};

constexpr std::array consent_date_h{Headers("Дата согласия"), Headers("Дата"),
                                    Headers("Дата подписания"), Headers("Подписано"),
                                    Headers("Date")};
constexpr std::array consent_kind_h{Headers("Вид согласия"), Headers("Вид"), Headers("Согласие"),
                                    Headers("Kind")};
constexpr std::array signed_h{Headers("Кто подписал"), Headers("Подписал"), Headers("Подписант"),
                              Headers("Signed by")};
constexpr std::array until_h{Headers("Действует до"), Headers("Срок"), Headers("До"),
                             Headers("Until")};
constexpr std::array paper_h{Headers("Бумага"), Headers("Номер документа"), Headers("Папка"),
                             Headers("Где хранится"), Headers("Paper")};

constexpr std::array mentor_h{Headers("Наставник"), Headers("Код наставника"),
                              Headers("ФИО наставника"), Headers("Mentor")};
constexpr std::array mentee_h{
    Headers("Наставляемый"),      Headers("Наставляемые"), Headers("Код наставляемого"),
    Headers("ФИО наставляемого"), Headers("Mentee"),       Headers("Mentees")};
constexpr std::array order_h{Headers("Приказ"), Headers("Номер приказа"), Headers("№ приказа"),
                             Headers("Order")};
constexpr std::array from_h{Headers("С"), Headers("Начало"), Headers("Дата начала"),
                            Headers("From")};
constexpr std::array to_h{Headers("По"), Headers("Окончание"), Headers("Дата окончания"),
                          Headers("To")};
constexpr std::array model_h{Headers("Ролевая модель"), Headers("Role model")};
constexpr std::array format_h{Headers("Формат"), Headers("Format")};

constexpr std::array pair_h{Headers("Пара"), Headers("Код пары"), Headers("Группа"),
                            Headers("Pair")};
constexpr std::array meeting_date_h{Headers("Дата встречи"), Headers("Дата"), Headers("Date")};
constexpr std::array time_h{Headers("Время"), Headers("Time")};
constexpr std::array meeting_kind_h{Headers("Вид встречи"), Headers("Вид"), Headers("Встреча"),
                                    Headers("Kind")};
constexpr std::array minutes_h{Headers("Минут"),
                               Headers("Минуты"),
                               Headers("Сколько минут"),
                               Headers("Длительность"),
                               Headers("Длительность, мин"),
                               Headers("Длительность (мин)"),
                               Headers("Длительность в минутах"),
                               Headers("Длительность встречи"),
                               Headers("Продолжительность"),
                               Headers("Продолжительность, мин"),
                               Headers("Продолжительность (мин)"),
                               Headers("Продолжительность в минутах"),
                               Headers("Продолжительность встречи"),
                               Headers("Сколько длилась"),
                               Headers("Время, мин"),
                               Headers("Minutes"),
                               Headers("Duration")};
constexpr std::array topic_h{Headers("Тема"), Headers("Тема встречи"), Headers("Topic")};
constexpr std::array place_h{Headers("Место"), Headers("Где"), Headers("Place")};
constexpr std::array result_h{Headers("Результат"), Headers("Итог"), Headers("Result")};
constexpr std::array absent_h{Headers("Отсутствовали"), Headers("Кого не было"), Headers("Absent")};
constexpr std::array next_h{Headers("Следующая встреча"), Headers("Next")};
constexpr std::array note_h{Headers("Примечание"), Headers("Note")};

constexpr std::array enrolment_columns{TableColumn{"code", code_h},
                                       TableColumn{"name", name_h},
                                       TableColumn{"family", family_h},
                                       TableColumn{"given", given_h},
                                       TableColumn{"patronymic", patronymic_h},
                                       TableColumn{"birth_date", birth_h},
                                       TableColumn{"class", class_h},
                                       TableColumn{"role", role_h},
                                       TableColumn{"form", form_h},
                                       TableColumn{"category", category_h},
                                       TableColumn{"capacity", capacity_h},
                                       TableColumn{"post", post_h},
                                       TableColumn{"department", department_h},
                                       TableColumn{"group", group_h},
                                       TableColumn{"organisation", organisation_h},
                                       TableColumn{"date", date_h}};

constexpr std::array consent_columns{TableColumn{"code", code_h},
                                     TableColumn{"name", name_h},
                                     TableColumn{"family", family_h},
                                     TableColumn{"given", given_h},
                                     TableColumn{"patronymic", patronymic_h},
                                     TableColumn{"birth_date", birth_h},
                                     TableColumn{"class", class_h},
                                     TableColumn{"kind", consent_kind_h},
                                     TableColumn{"signed_by", signed_h},
                                     TableColumn{"date", consent_date_h},
                                     TableColumn{"until", until_h},
                                     TableColumn{"paper", paper_h}};

constexpr std::array pair_columns{
    TableColumn{"mentor", mentor_h},    TableColumn{"mentee", mentee_h},
    TableColumn{"form", form_h},        TableColumn{"order", order_h},
    TableColumn{"from", from_h},        TableColumn{"to", to_h},
    TableColumn{"role_model", model_h}, TableColumn{"format", format_h}};

constexpr std::array meeting_columns{
    TableColumn{"pair", pair_h},       TableColumn{"mentor", mentor_h},
    TableColumn{"mentee", mentee_h},   TableColumn{"date", meeting_date_h},
    TableColumn{"time", time_h},       TableColumn{"kind", meeting_kind_h},
    TableColumn{"minutes", minutes_h}, TableColumn{"topic", topic_h},
    TableColumn{"place", place_h},     TableColumn{"result", result_h},
    TableColumn{"absent", absent_h},   TableColumn{"next", next_h},
    TableColumn{"note", note_h}};

}  // namespace

std::span<const TableColumn> table_columns(TableKind kind) {
  switch (kind) {
    case TableKind::enrolments:
      return enrolment_columns;
    case TableKind::consents:
      return consent_columns;
    case TableKind::pairs:
      return pair_columns;
    case TableKind::meetings:
      return meeting_columns;
  }
  return {};
}

}  // namespace mentor
