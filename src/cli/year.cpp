#include "year.h"

#include <algorithm>

#include "dates.h"
#include "mentor/base/text.h"
#include "mentor/state/people.h"
#include "mentor/state/withdrawals.h"
#include "session.h"

namespace mentor::cli {
namespace {

int first_of(const std::string& year) {
  return std::stoi(year.substr(0, 4));
}

// The class a year later; empty for the last one and for a group without a number.
std::string class_after(const std::string& school_class) {
  const auto grade = grade_of(school_class);
  if (!grade || *grade >= 11) return {};
  return std::to_string(*grade + 1) + school_class.substr(std::to_string(*grade).size());
}

bool takes_part(const PersonState& person, Date day) {
  return std::any_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) { return !each.left || *each.left > day; });
}

// Classes of the new year: those of the old one moved up, with their teachers.
std::vector<SchoolClass> classes_after(const Year& before) {
  std::vector<SchoolClass> classes;
  for (const SchoolClass& each : before.classes) {
    const std::string id = class_after(each.id);
    if (!id.empty()) classes.push_back({id, each.teacher});
  }
  std::sort(classes.begin(), classes.end(),
            [](const SchoolClass& a, const SchoolClass& b) { return natural_less(a.id, b.id); });
  return classes;
}

Edits edits_for(Session& session, const Year& year) {
  Edits edits;
  edits.years.push_back(year);
  const Date first = day(first_of(year.year), 9, 1);
  for (const auto& [id, person] : session.state().people) {
    if (!takes_part(person, session.day()) || has_withdrawn(session.state(), id)) continue;
    const std::string moved = class_after(person.school_class);
    if (moved.empty()) continue;
    Entry entry = session.entry(EventKind::joined_class, id, first);
    put(entry, "class", {moved});
    edits.entries.push_back(std::move(entry));
  }
  return edits;
}

// Those who finish school: they need a decision, not a class.
std::vector<std::string> leavers(Session& session) {
  std::vector<std::string> named;
  for (const auto& [id, person] : session.state().people) {
    const auto grade = grade_of(person.school_class);
    const bool last = grade && *grade >= 11;
    if (last && takes_part(person, session.day())) named.push_back(session.named(id));
  }
  return named;
}

}  // namespace

Year usual_year(const std::string& name) {
  const int y = first_of(name);
  Year year;
  year.year = name;
  year.prepared_from = day(y, 6, 1);
  year.periods["feedback"] = {{"q1", "I четверть", day(y, 9, 1), day(y, 10, 29)},
                              {"q2", "II четверть", day(y, 11, 7), day(y, 12, 29)},
                              {"q3", "III четверть", day(y + 1, 1, 9), day(y + 1, 3, 24)},
                              {"q4", "IV четверть", day(y + 1, 4, 1), day(y + 1, 5, 31)}};
  year.periods["monitoring"] = {{"m1", "I полугодие", day(y, 9, 1), day(y, 12, 31)},
                                {"m2", "II полугодие", day(y + 1, 1, 1), day(y + 1, 5, 31)}};
  year.holidays = {{day(y, 10, 30), day(y, 11, 6)},
                   {day(y, 12, 30), day(y + 1, 1, 8)},
                   {day(y + 1, 3, 25), day(y + 1, 3, 31)}};
  return year;
}

Result<Exit> open_year(Session& session) {
  if (auto opened = session.open(Access::write); !opened) {
    return tl::unexpected<Error>(opened.error());
  }
  const std::string name = school_year(session.operand("YEAR"));
  if (name.empty()) {
    return fail(Exit::usage, "school-year-wrong", {{"value", session.operand("YEAR")}});
  }
  const auto& years = session.programme().years;
  if (years.contains(name)) return fail(Exit::refused, "year-open-already", {{"year", name}});
  Year year = usual_year(name);
  const std::string before = std::to_string(first_of(name) - 1) + "-" + name.substr(0, 4);
  if (const auto found = years.find(before); found != years.end()) {
    year.classes = classes_after(found->second);
    year.contingent = found->second.contingent;
  }
  const Edits edits = edits_for(session, year);
  const auto finished = leavers(session);
  if (!finished.empty()) {
    session.tell(
        session.words().tr("They finish school, decide on each: {}", join(finished, "; ")));
  }
  session.tell(session.words().plural("{} person moves up a class.", "{} people move up a class.",
                                      static_cast<std::int64_t>(edits.entries.size())));
  if (!session.has("--dry-run") && !edits.entries.empty()) {
    const auto agreed = session.confirm(session.words().tr("Write this?"));
    if (!agreed) return tl::unexpected<Error>(agreed.error());
    if (!*agreed) return Exit::refused;
  }
  return session.commit(edits);
}

}  // namespace mentor::cli
