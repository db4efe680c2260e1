#include "mentor/state/publications.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace mentor {

ConsentStatus publication_consent(const State& state, const PersonState& person, Date day) {
  constexpr std::array kinds{"distribution", "publication"};
  ConsentStatus best = ConsentStatus::missing;
  for (const char* kind : kinds) {
    const ConsentStatus status = consent_standing(state, person, kind, day).status;
    if (best == ConsentStatus::missing || status == ConsentStatus::valid) best = status;
  }
  return best;
}

std::vector<PublishedPerson> to_take_down(const State& state) {
  std::vector<PublishedPerson> found;
  for (const Record& record : records_of(state, EventKind::publication)) {
    for (const PersonId id : people_of(record.entry, "people")) {
      const PersonState* person = find_person(state, id);
      if (person == nullptr) continue;
      const ConsentStatus now = publication_consent(state, *person, state.day);
      if (now != ConsentStatus::valid) found.push_back({&record, id, now});
    }
  }
  std::sort(found.begin(), found.end(), [](const PublishedPerson& a, const PublishedPerson& b) {
    return std::tie(a.publication->id, a.person) < std::tie(b.publication->id, b.person);
  });
  return found;
}

}  // namespace mentor
