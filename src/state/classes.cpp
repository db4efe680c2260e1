#include "mentor/state/classes.h"

#include <algorithm>
#include <span>
#include <vector>

#include "mentor/base/text.h"
#include "mentor/state/people.h"
#include "mentor/state/preparation.h"

namespace mentor {

std::optional<std::string> listed_beside(const State& state, const std::string& school_class) {
  const Year* year = year_on(*state.programme, state.day);
  if (year == nullptr || year->classes.empty() || school_class.empty()) return std::nullopt;
  std::vector<std::string> all;
  std::vector<std::string> same_grade;
  const auto grade = grade_of(school_class);
  for (const SchoolClass& each : year->classes) {
    if (each.id == school_class) return std::nullopt;
    all.push_back(each.id);
    if (grade && grade_of(each.id) == grade) same_grade.push_back(each.id);
  }
  return grade ? join(same_grade, ", ") : nearest(school_class, all);
}

std::map<PersonId, std::string> classes_to_come(const State& state) {
  std::map<PersonId, std::string> classes;
  const Year* year = prepared_year_on(*state.programme, state.day);
  if (year == nullptr) return classes;
  const Date begins = first_of_year(year->year);
  const auto known = entries_until(state).size();
  for (const Entry& entry : std::span(state.programme->journal).subspan(known)) {
    if (entry.date > begins) break;
    const auto person = subject_person(entry);
    if (entry.event == EventKind::joined_class && person) {
      classes[*person] = text_of(entry, "class");
    }
  }
  return classes;
}

}  // namespace mentor
