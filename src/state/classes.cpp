#include "mentor/state/classes.h"

#include <algorithm>
#include <set>
#include <span>
#include <vector>

#include "mentor/base/text.h"
#include "mentor/state/people.h"
#include "mentor/state/preparation.h"

namespace mentor {
namespace {

constexpr int last_grade = 11;

// Also what is told of a day to come: a leaving is written down ahead.
std::set<PersonId> settled_since(const Programme& programme, Date begins) {
  std::set<PersonId> settled;
  for (const Entry& entry : programme.journal) {
    if (entry.date < begins) continue;
    if (entry.event != EventKind::left && entry.event != EventKind::joined_class) continue;
    if (const auto person = subject_person(entry)) settled.insert(*person);
  }
  return settled;
}

bool took_part_before(const PersonState& person, Date begins) {
  return std::any_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) { return each.enrolled < begins; });
}

}  // namespace

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

std::vector<PersonId> finished_school(const State& state) {
  std::vector<PersonId> found;
  const Year* year = prepared_year_on(*state.programme, state.day);
  if (year == nullptr) return found;
  const Date begins = begin_of_year(*state.programme, year->year);
  const std::set<PersonId> settled = settled_since(*state.programme, begins);
  for (const auto& [id, person] : state.people) {
    if (grade_of(person.school_class).value_or(0) < last_grade || settled.contains(id)) continue;
    if (takes_part(person, state.day) && took_part_before(person, begins)) found.push_back(id);
  }
  return found;
}

}  // namespace mentor
