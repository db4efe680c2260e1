#include "year.h"

#include <algorithm>
#include <set>

#include "dates.h"
#include "mentor/base/text.h"
#include "mentor/state/classes.h"
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
  const std::string known = class_as_read(school_class);
  const auto grade = grade_of(known);
  if (!grade || *grade >= 11) return {};
  const std::size_t digits = std::min(known.find_first_not_of("0123456789"), known.size());
  return std::to_string(*grade + 1) + known.substr(digits);
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

// Who moves up on the first day of the new year, and who does not for a reason to be told.
struct ClassMoves {
  std::vector<Entry> entries;
  std::vector<PersonId> leavers;      ///< they finish school: they need a decision, not a class
  std::vector<std::string> silenced;  ///< nothing is written of them
};

// Whose class of that day or later has been told already, by somebody who knew better.
std::set<PersonId> placed_by(const Programme& programme, Date first) {
  std::set<PersonId> placed;
  for (const Entry& entry : programme.journal) {
    if (entry.event != EventKind::joined_class || entry.date < first) continue;
    if (const auto person = subject_person(entry)) placed.insert(*person);
  }
  return placed;
}

// By the classes on the eve, whenever the year is opened.
ClassMoves moves_on(Session& session, Date first) {
  ClassMoves moves;
  const Date eve = add_days(first, -1);
  const State then = fold(session.programme(), eve);
  const std::set<PersonId> placed = placed_by(session.programme(), first);
  for (const auto& [id, person] : then.people) {
    const auto grade = grade_of(class_as_read(person.school_class));
    if (!grade || !takes_part(person, eve)) continue;
    const std::string moved = class_after(person.school_class);
    if (moved.empty()) {
      moves.leavers.push_back(id);
    } else if (has_withdrawn(session.state(), id)) {
      moves.silenced.push_back(session.named(id));
    } else if (!placed.contains(id)) {
      Entry entry = session.entry(EventKind::joined_class, id, first);
      put(entry, "class", {moved});
      moves.entries.push_back(std::move(entry));
    }
  }
  return moves;
}

void tell(Session& session, const ClassMoves& moves, Date first) {
  const Words& words = session.words();
  if (!moves.leavers.empty()) {
    session.tell(
        words.tr("They finish school; decide on each, who leaves and who stays as a mentor:"));
  }
  for (const PersonId id : moves.leavers) {
    const std::string code = text(id);
    session.tell("  " + session.named(id) + " — " +
                 words.tr("{0} or {1}",
                          "mentor person leave " + code + " --date " + iso(add_days(first, -1)),
                          "mentor person move " + code + " --class " + words.tr("graduate") +
                              " --date " + iso(first)));
  }
  if (!moves.silenced.empty()) {
    session.tell(words.tr("They took the consent back, so nothing is written of them: {}",
                          join(moves.silenced, "; ")));
  }
  session.tell(words.plural("{} person moves up a class.", "{} people move up a class.",
                            static_cast<std::int64_t>(moves.entries.size())));
}

std::string year_after(const std::string& year) {
  const int first = first_of(year) + 1;
  return std::to_string(first) + "-" + std::to_string(first + 1);
}

// Classes move up one year at a time, so no year is left out.
Result<std::string> year_to_open(const Session& session) {
  const std::string name = school_year(session.operand("YEAR"));
  if (name.empty()) {
    return fail(Exit::usage, "school-year-wrong", {{"value", session.operand("YEAR")}});
  }
  const auto& years = session.programme().years;
  if (years.contains(name)) return fail(Exit::refused, "year-open-already", {{"year", name}});
  if (years.empty() || name == year_after(years.rbegin()->first)) return name;
  return fail(Exit::refused, "year-not-next",
              {{"year", name},
               {"last", years.rbegin()->first},
               {"next", year_after(years.rbegin()->first)}});
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
  const auto name = year_to_open(session);
  if (!name) return tl::unexpected<Error>(name.error());
  Year year = usual_year(*name);
  const auto& years = session.programme().years;
  if (!years.empty()) {
    year.classes = classes_after(years.rbegin()->second);
    year.contingent = years.rbegin()->second.contingent;
  }
  const Date first = day(first_of(*name), 9, 1);
  ClassMoves moves = moves_on(session, first);
  tell(session, moves, first);
  if (!session.has("--dry-run") && !moves.entries.empty()) {
    const auto agreed = session.confirm(session.words().tr("Write this?"));
    if (!agreed) return tl::unexpected<Error>(agreed.error());
    if (!*agreed) return Exit::refused;
  }
  Edits edits;
  edits.years.push_back(std::move(year));
  edits.entries = std::move(moves.entries);
  return session.commit(edits);
}

}  // namespace mentor::cli
