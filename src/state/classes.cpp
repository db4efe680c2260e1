#include "mentor/state/classes.h"

#include <algorithm>
#include <vector>

#include "mentor/base/text.h"
#include "mentor/state/people.h"

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

}  // namespace mentor
