#include <algorithm>
#include <set>

#include "mentor/state/publications.h"
#include "mentor/state/record_index.h"
#include "report.h"
#include "rules.h"

namespace mentor::checks {
namespace {

bool still_names(const RecordIndex& publications, const Entry& entry, PersonId person) {
  const Record* record = publications.find(text_of(entry, "id"));
  if (record == nullptr) return false;
  const auto named = people_of(record->entry, "people");
  return std::find(named.begin(), named.end(), person) != named.end();
}

using Told = std::set<std::pair<std::string, PersonId>>;

// What came off the site cannot be undone by anybody; it stays a warning.
void look_at_entry(const State& state, const RecordIndex& publications, const Entry& entry,
                   Told& told, Findings& findings) {
  for (const PersonId id : people_of(entry, "people")) {
    const PersonState* person = find_person(state, id);
    if (person == nullptr) continue;
    const ConsentStatus then = publication_consent(state, *person, entry.date);
    if (then == ConsentStatus::valid) continue;
    if (!told.emplace(text_of(entry, "id"), id).second) continue;
    const bool stands = still_names(publications, entry, id);
    findings.push_back({stands ? Severity::error : Severity::warning,
                        {"publication-before-consent",
                         {{"id", text_of(entry, "id")},
                          {"person", text(id)},
                          {"date", iso(entry.date)},
                          {"cause", std::string(word_of(then))}}},
                        at(state, entry.place)});
  }
}

}  // namespace

void find_publications_without_consent(const State& state, Findings& findings) {
  const RecordIndex publications(state, EventKind::publication);
  Told told;
  for (const Entry& entry : entries_until(state)) {
    if (entry.event != EventKind::publication) continue;
    look_at_entry(state, publications, entry, told, findings);
  }
  for (const PublishedPerson& each : to_take_down(state)) {
    const std::string& id = each.publication->id;
    if (told.contains({id, each.person})) continue;
    add_warning(
        findings, at(state, each.publication->places.back()), "publication-to-take-down",
        {{"id", id}, {"person", text(each.person)}, {"cause", std::string(word_of(each.cause))}});
  }
}

}  // namespace mentor::checks
