#include "quarter_parts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "measure_parts.h"
#include "mentor/state/pairs.h"
#include "mentor/state/people.h"
#include "mentor/state/preparation.h"

namespace mentor {
namespace {

std::size_t place_of(const ProgrammeCard& card, const FormId& form) {
  const auto found = std::find_if(card.forms.begin(), card.forms.end(),
                                  [&](const Form& each) { return each.id == form; });
  return static_cast<std::size_t>(found - card.forms.begin());
}

CategoryId category_of(const PersonState& person) {
  const bool known = person.card != nullptr && !person.card->categories.empty();
  return known ? person.card->categories.front() : CategoryId{};
}

UnmatchedRow row_of(const State& state, const WaitingMentee& waiting) {
  UnmatchedRow row;
  row.waiting = waiting;
  const PersonState* person = find_person(state, waiting.person);
  if (person == nullptr) return row;
  row.support = person->support;
  if (person->search == nullptr) return row;
  row.next = text_of(*person->search, "next");
  row.responsible = text_of(*person->search, "responsible");
  row.searched = person->search->date;
  return row;
}

std::string title_of(const Entry& entry) {
  for (const char* key : {"title", "url", "for", "kind", "document"}) {
    std::string title = text_of(entry, key);
    if (!title.empty()) return title;
  }
  return {};
}

std::optional<std::int64_t> people_in(const Entry& entry) {
  if (const auto count = integer_of(entry, "count")) return count;
  for (const char* key : {"attended", "people"}) {
    const auto people = people_of(entry, key);
    if (!people.empty()) return static_cast<std::int64_t>(people.size());
  }
  return std::nullopt;
}

// A record belongs to the period in which it was told, or brought up to date.
std::optional<Date> day_in(const Record& record, const Period& period) {
  if (record.entry.date >= period.from) return record.entry.date;
  return std::nullopt;
}

bool took_part_since(const PersonState& person, Date from, Date day) {
  return std::any_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) {
                       return each.role == Role::mentee && each.enrolled <= day &&
                              (!each.left || *each.left > from);
                     });
}

struct Path {
  bool paired = false;
  bool completed = false;
};

std::map<PersonId, Path> paths(const State& state, Date from) {
  std::map<PersonId, Path> found;
  for (const auto& [id, pair] : state.pairs) {
    if (pair.from > state.day || (pair.closed && pair.closed->date < from)) continue;
    const bool completed = pair.closed && !pair.closed->early;
    for (const Member& member : pair.mentees) {
      if (member.span.from > state.day) continue;
      Path& path = found[member.person];
      path.paired = true;
      const bool stayed = is_there_now(member, state.day);
      path.completed = path.completed || (completed && stayed);
    }
  }
  return found;
}

}  // namespace

std::vector<PeopleRow> people_rows(const ReportDay& on) {
  using Key = std::tuple<Role, std::size_t, FormId, CategoryId>;
  std::map<Key, std::pair<std::int64_t, std::vector<Place>>> counts;
  for (const auto& [id, person] : on.state.people) {
    for (const Participation& each : person.participations) {
      if (!measures::holds(each, each.role, {}, on.day)) continue;
      const std::size_t place = place_of(on.programme->card, each.form);
      auto& [count, places] = counts[{each.role, place, each.form, category_of(person)}];
      ++count;
      places.push_back(each.place);
    }
  }
  std::vector<PeopleRow> rows;
  for (auto& [key, counted] : counts) {
    tidy(counted.second);
    rows.push_back({std::get<0>(key), std::get<2>(key), std::get<3>(key), Count{counted.first},
                    std::move(counted.second)});
  }
  return rows;
}

std::vector<UnmatchedRow> unmatched_rows(const State& state) {
  std::vector<UnmatchedRow> rows;
  for (const WaitingMentee& waiting : waiting_mentees(state, {})) {
    rows.push_back(row_of(state, waiting));
  }
  return rows;
}

std::vector<RecordRow> record_rows(const ReportDay& on) {
  std::vector<RecordRow> rows;
  for (const EventKind kind : {EventKind::held, EventKind::training, EventKind::outreach,
                               EventKind::publication, EventKind::award}) {
    for (const Record& record : records_of(on.state, kind)) {
      const auto date = day_in(record, on.period.period);
      if (!date) continue;
      rows.push_back(
          {kind, record.id, *date, title_of(record.entry), people_in(record.entry), record.places});
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const RecordRow& a, const RecordRow& b) {
    return std::tie(a.kind, a.date, a.id) < std::tie(b.kind, b.date, b.id);
  });
  return rows;
}

Date start_of_year(const PeriodOfYear& period) {
  return std::min(first_of_year(period.year), period.period.from);
}

std::vector<FunnelStep> funnel_of(const ReportDay& on) {
  const Date from = start_of_year(on.period);
  const auto walked = paths(on.state, from);
  std::vector<FunnelStep> steps{{"enrolled", 0}, {"consented", 0}, {"paired", 0}, {"completed", 0}};
  for (const auto& [id, person] : on.state.people) {
    if (!took_part_since(person, from, on.day)) continue;
    const auto path = walked.find(id);
    const bool paired = path != walked.end();
    ++steps[0].count;
    if (paired || lacking_consents(on.state, person, on.day).empty()) ++steps[1].count;
    if (paired) ++steps[2].count;
    if (paired && path->second.completed) ++steps[3].count;
  }
  return steps;
}

}  // namespace mentor
