#include "mentor/state/classes.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <span>
#include <vector>

#include "fold_parts.h"
#include "mentor/base/school_class.h"
#include "mentor/base/text.h"
#include "mentor/state/people.h"
#include "mentor/state/preparation.h"
#include "mentor/state/withdrawals.h"

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

// A Latin `B` alone says nothing of which classes there are.
std::string read_alone(const std::string& school_class) {
  const bool latin = school_class.find_first_of("Bb") != std::string::npos;
  return latin ? std::string() : class_as_read(school_class);
}

}  // namespace

std::string class_as_read(const std::string& school_class, const std::set<std::string>& known) {
  const auto read = read_class(school_class, known);
  if (!read || read->empty()) return school_class;
  const std::size_t profile = school_class.find('(');
  const bool lost = profile != std::string::npos && read->find('(') == std::string::npos;
  return lost ? *read + " " + school_class.substr(profile) : *read;
}

std::string class_key(const std::string& as_read) {
  const std::string base = squeeze(as_read.substr(0, as_read.find('(')));
  const bool lettered = !base.empty() && std::isdigit(static_cast<unsigned char>(base.back())) == 0;
  return lettered && grade_of(base) ? base : as_read;
}

bool is_same_class(const std::string& a, const std::string& b) {
  return fold(class_key(a)) == fold(class_key(b));
}

// Many people are in few classes: each is read once.
void settle_classes(State& state) {
  std::map<std::string, std::string> read;
  for (const auto& [id, person] : state.people)
    read.try_emplace(person.school_class);
  for (const auto& [typed, unused] : read)
    state.classes.insert(read_alone(typed));
  for (const auto& [name, year] : state.programme->years) {
    for (const SchoolClass& each : year.classes)
      state.classes.insert(read_alone(each.id));
  }
  for (auto& [typed, settled] : read)
    settled = class_as_read(typed, state.classes);
  for (auto& [id, person] : state.people)
    person.school_class = read.at(person.school_class);
  for (const auto& [typed, settled] : read)
    state.classes.insert(read_alone(settled));
}

std::optional<std::string> listed_beside(const State& state, const std::string& school_class) {
  const Year* year = year_on(*state.programme, state.day);
  if (year == nullptr || year->classes.empty() || school_class.empty()) return std::nullopt;
  std::vector<std::string> all;
  std::vector<std::string> same_grade;
  const auto grade = grade_of(school_class);
  for (const SchoolClass& each : year->classes) {
    if (is_same_class(class_as_read(each.id, state.classes), school_class)) return std::nullopt;
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
  const auto told = entries_until(state).size();
  for (const Entry& entry : std::span(state.programme->journal).subspan(told)) {
    if (entry.date > begins) break;
    const auto person = subject_person(entry);
    if (entry.event == EventKind::joined_class && person) {
      classes[*person] = class_as_read(text_of(entry, "class"), state.classes);
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

std::vector<PersonId> left_behind(const State& state) {
  std::vector<PersonId> found;
  const Year* year = prepared_year_on(*state.programme, state.day);
  if (year == nullptr) return found;
  const Date begins = first_of_year(year->year);
  const auto& journal = state.programme->journal;
  const bool moved = std::any_of(journal.begin(), journal.end(), [&](const Entry& entry) {
    return entry.event == EventKind::joined_class && entry.date == begins;
  });
  if (!moved || state.day < begins) return found;
  const std::set<PersonId> settled = settled_since(*state.programme, begins);
  for (const auto& [id, person] : state.people) {
    const int grade = grade_of(person.school_class).value_or(last_grade);
    if (grade >= last_grade || settled.contains(id) || !takes_part(person, state.day)) continue;
    if (has_withdrawn(state, id)) continue;  // nothing is written of them
    const bool known_before = std::any_of(person.entries.begin(), person.entries.end(),
                                          [&](const Entry* entry) { return entry->date < begins; });
    if (known_before) found.push_back(id);
  }
  return found;
}

}  // namespace mentor
