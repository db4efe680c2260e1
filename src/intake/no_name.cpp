#include "no_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "mentor/base/text.h"
#include "mentor/intake/names.h"

namespace mentor::intake {
namespace {

using Words = std::vector<std::string>;

// What stands in lists of people beside the people, and what is written where nobody is known. No
// word of it is anybody's name: «Учитель», «Дата» and «Нуль» are.
constexpr std::array<std::string_view, 44> words_of_forms = {
    "нет",          "данных",        "данные",     "указано",   "указан",    "указана",
    "известно",     "неизвестно",    "неизвестен", "заполнено", "заполнен",  "отсутствует",
    "прочерк",      "подпись",       "подписи",    "директор",  "директора", "завуч",
    "руководитель", "классный",      "классная",   "класс",     "класса",    "итого",
    "всего",        "фио",           "фамилия",    "имя",       "отчество",  "ученика",
    "ученики",      "список",        "человек",    "мальчиков", "девочек",   "количество",
    "председатель", "ответственный", "родителя",   "true",      "false",     "истина",
    "ложь",         "unknown"};

bool holds_marks(std::string_view text) {
  static constexpr std::string_view marks = "0123456789@_:;=<>#%/\\+*\"[]{}|?!";
  return text.find_first_of(marks) != std::string_view::npos ||
         text.find("№") != std::string_view::npos;
}

bool is_of_forms(const std::string& word) {
  std::string bare = fold(word);
  while (bare.ends_with('.') || bare.ends_with(','))
    bare.pop_back();
  return std::find(words_of_forms.begin(), words_of_forms.end(), bare) != words_of_forms.end();
}

// «Иванов Пётр и Сидоров Олег», «Анна и Алла»; «Иванов И. П.» and «иванов и п» are one.
bool joins_people(const Words& words) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if (words[i] == "и" && !is_initial(words[i - 1]) && !is_initial(words[i + 1])) return true;
  }
  return false;
}

// «Иванов Пётр, Сидоров Олег»; «Иванов, Пётр Ильич» is one.
bool lists_people(std::string_view text) {
  const Words parts = split(text, ",");
  const auto whole = std::count_if(parts.begin(), parts.end(), [](const std::string& part) {
    return split(squeeze(part), " ").size() > 1;
  });
  return whole > 1;
}

}  // namespace

std::optional<std::string> why_no_name(std::string_view text) {
  if (holds_marks(text)) return "name-not-a-name";
  const Words words = split(text, " ");
  if (std::any_of(words.begin(), words.end(), is_of_forms)) return "name-not-a-name";
  if (joins_people(words) || lists_people(text)) return "name-of-several";
  return std::nullopt;
}

}  // namespace mentor::intake
