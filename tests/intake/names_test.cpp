#include "mentor/intake/names.h"
#include "mentor/base/school_class.h"

#include <doctest/doctest.h>

#include "mentor/base/text.h"

#include <string>
#include <vector>

namespace mentor {
namespace {

struct NameCase {
  std::string typed;
  std::string read;  ///< `family|given|patronymic`, or the id of the error
};

std::string parts(const FullName& name) {
  return name.family + "|" + name.given + "|" + name.patronymic;
}

std::string as_read(const std::string& typed) {
  const auto name = read_full_name(typed);
  return name ? parts(name->name) : name.error().message.id;
}

struct ClassCase {
  std::string typed;
  std::string read;
};

std::string class_of(const std::string& typed, const std::set<std::string>& known = {}) {
  const auto read = read_class(typed, known);
  return read ? *read : read.error().message.id;
}

TEST_CASE("a full name in one cell is told apart into its parts") {
  const std::vector<NameCase> cases = {
      {"Ёлкина Анна Петровна", "Ёлкина|Анна|Петровна"},
      {"  Рыбак\u00a0 Фёдор  Тимурович\u00a0", "Рыбак|Фёдор|Тимурович"},
      {"ШЕВЧЕНКО АРСЕНИЙ ТИМУРОВИЧ", "Шевченко|Арсений|Тимурович"},
      {"лаптева валерия алексеевна", "Лаптева|Валерия|Алексеевна"},
      {"ПЕТРОВА-ВОДКИНА КСЕНИЯ", "Петрова-Водкина|Ксения|"},
      {"де Гроот Анна Мария", "де|Гроот Анна Мария|"},
      {"Анна Петровна Ёлкина", "Ёлкина|Анна|Петровна"},
      {"Тимурович Арсений Соловьёв", "Соловьёв|Арсений|Тимурович"},
      {"Абрамович Роман Ильич", "Абрамович|Роман|Ильич"},
      {"Анна Ёлкина", "Ёлкина|Анна|"},
      {"Ёлкина Полина", "Ёлкина|Полина|"},
      {"Полина Ёлкина", "Ёлкина|Полина|"},
      {"Иванова А. П.", "Иванова|А.|П."},
      {"Иванова А.П.", "Иванова|А.|П."},
      {"А. П. Иванова", "Иванова|А.|П."},
      {"Мамедов Али Гасан оглы", "Мамедов|Али|Гасан оглы"},
      {"МАМЕДОВА АЙТЕН ГАСАН КЫЗЫ", "Мамедова|Айтен|Гасан кызы"},
      {"Оглы Анна Алексеевна", "Оглы|Анна|Алексеевна"},
      {"Ёлкина, Анна", "Ёлкина|Анна|"},
      {"Кoролёва Aннa", "Королёва|Анна|"},  // Latin o, A, a
      {"Smith John", "Smith|John|"},
      {"Ёлкина", "Ёлкина||"},
      {"Королёва &...&", "name-masked"},
      {"Королёва А…", "name-masked"},
      {"   ", "name-empty"},
      {"-", "name-not-a-name"},
  };
  for (const NameCase& each : cases) {
    CAPTURE(each.typed);
    CHECK(as_read(each.typed) == each.read);
  }
}

TEST_CASE("what stands beside names in lists is nobody's name") {
  for (const char* typed :
       {"10.09.2023", "8 900 111-22-33", "нет данных", "Не указано", "Подпись ____",
        "Классный руководитель: Сидорова М. И.", "Директор школы", "Класс 7Б", "№ 5 Волков Олег",
        "1. Нумеров Олег", "Петров Олег 7Б", "Петров Олег (7Б)", "ivanov@mail.ru Иванов Иван",
        "=HYPERLINK(\"x\")", "Всего человек", "#REF!", "TRUE", "нет", "6А класс"}) {
    CAPTURE(typed);
    CHECK(as_read(typed) == "name-not-a-name");
  }
  CHECK(read_name_parts("Иванов", "8 900 111-22-33", "").error().message.id == "name-not-a-name");
}

TEST_CASE("two people in one cell are told, one with initials or a comma is one") {
  CHECK(as_read("Иванов Пётр и Сидоров Олег") == "name-of-several");
  CHECK(as_read("Близнецовы Анна и Алла Павловны") == "name-of-several");
  CHECK(as_read("Иванов Пётр, Сидоров Олег") == "name-of-several");
  CHECK(as_read("иванов и п") == "Иванов|И|П");
  CHECK(as_read("Иванов, Пётр Ильич") == "Иванов|Пётр|Ильич");
  CHECK(as_read("Учитель Алексей") == "Учитель|Алексей|");
  CHECK(as_read("Шәрипова Гөлназ Әхмәт кызы") == "Шәрипова|Гөлназ|Әхмәт кызы");
  CHECK(as_read("О'Нил Шон") == "О'Нил|Шон|");
  CHECK(as_read("Кузнецова (Петрова) Анна") == "Кузнецова|(Петрова)|Анна");
}

TEST_CASE("a changed order is told, a kept one is not") {
  CHECK(read_full_name("Анна Петровна Ёлкина")->change == NameChange::reordered);
  CHECK(read_full_name("Ёлкина Анна Петровна")->change == NameChange::none);
  const std::string composed = read_full_name("ELKT\u0308A PA.")->name.family;
  CHECK(composed == nfc(composed));
}

TEST_CASE("a name in three columns keeps its order and mixed spelling") {
  CHECK(parts(read_name_parts("00", "mentee", "")->name) == "00|Mentee|");
  CHECK(parts(read_name_parts("Ван дер Берг", "Анна", "")->name) == "Ван дер Берг|Анна|");
  CHECK(read_name_parts(" ", "", "").error().message.id == "name-empty");
}

TEST_CASE("names are compared without case, ё, dots and Latin look-alikes") {
  CHECK(name_key("Гущин Пётр") == name_key("ГУЩИН  ПЕТР"));
  CHECK(name_key("Кoролёва") == name_key("Королева"));
  CHECK(name_key("Дубов Г .") == name_key("Дубов Г."));
  CHECK(name_key(". Дубов") == "дубов");
  CHECK(names_agree(read_full_name("Ёлкина А. П.")->name,
                    read_full_name("Елкина Анна Петровна")->name));
  CHECK_FALSE(
      names_agree(read_full_name("Ёлкина Б.")->name, read_full_name("Елкина Анна Петровна")->name));
  CHECK(names_agree(read_full_name("Ёлкина Анна")->name,
                    read_full_name("Елкина Анна Петровна")->name));
  CHECK_FALSE(names_agree(read_full_name("Ёлкина Анна Ивановна")->name,
                          read_full_name("Елкина Анна Петровна")->name));
}

TEST_CASE("a double family name is one with a dash as with a hyphen") {
  CHECK(parts(read_full_name("Салтыков – Щедрин Михаил")->name) == "Салтыков-Щедрин|Михаил|");
  CHECK(parts(read_full_name("салтыков - щедрин михаил")->name) == "Салтыков-Щедрин|Михаил|");
  CHECK(name_key(read_full_name("Салтыков—Щедрин Михаил")->name) ==
        name_key(read_full_name("Салтыков-Щедрин Михаил")->name));
  CHECK(name_key("О’Нил Шон") == name_key("О'Нил Шон"));
}

TEST_CASE("a class is read in every spelling that schools use") {
  const std::vector<ClassCase> cases = {
      {"7Б", "7Б"},
      {"десятый А", "class-unknown"},
      {"второй курс", "второй курс"},
      {"#REF!", "class-unknown"},
      {"TRUE", "class-unknown"},
      {"нет", ""},
      {"7 Б", "7Б"},
      {"7-б", "7Б"},
      {"7 «Б»", "7Б"},
      {"7\"Б\"", "7Б"},
      {"8«Б»", "8Б"},
      {"07Б", "7Б"},
      {"7б класс", "7Б"},
      {"7", "7"},
      {"7 класс", "7"},
      {"9А\u00a0", "9А"},
      {"11A", "11А"},  // Latin A
      {"IX А", "9А"},
      {"IXа", "9А"},
      {"ХI Б", "11Б"},  // Cyrillic Х
      {"10 (хим-био)", "10 (хим-био)"},
      {"10А (Хим-Био)", "10А"},
      {"Радуга, подготовительная", "Радуга, подготовительная"},
      {"Хомячки", "Хомячки"},
      {"1 курс, группа ИС-21", "1 курс, группа ИС-21"},
      {"", ""},
      {"13А", "class-unknown"},
      {"0А", "class-unknown"},
      {"7АБ", "class-unknown"},
      {"7/8", "class-unknown"},
      {"7D", "class-letter"},
  };
  for (const ClassCase& each : cases) {
    CAPTURE(each.typed);
    CHECK(class_of(each.typed) == each.read);
  }
}

TEST_CASE("a Latin B is the class that the school has") {
  CHECK(class_of("7B") == "7В");
  CHECK(class_of("7B", {"7В", "8Б"}) == "7В");
  CHECK(class_of("7B", {"7Б"}) == "7Б");
  CHECK(class_of("7B", {"7Б", "7В"}) == "class-letter");
}

}  // namespace
}  // namespace mentor
