#include "untaken.h"

#include <algorithm>

#include "enrol.h"
#include "mentor/base/text.h"
#include "mentor/state/people.h"

namespace mentor::intake {
namespace {

bool is_other(const std::string& told, const std::string& known) {
  return !told.empty() && fold(told) != fold(known);
}

// Without a number of places a mentor has as many as the form gives.
bool has_other_places(const PersonState& person, const Questionnaire& questionnaire,
                      const Draft& draft) {
  const auto told = places_told(questionnaire, draft);
  if (!told || !draft.enrolment || draft.enrolment->role != Role::mentor) return false;
  return std::any_of(person.participations.begin(), person.participations.end(),
                     [&](const Participation& each) {
                       return each.role == Role::mentor && !each.left && each.capacity &&
                              each.form == draft.enrolment->form && *each.capacity != *told;
                     });
}

}  // namespace

std::vector<Message> untaken(const State& state, const PrivateCards* cards,
                             const Questionnaire& questionnaire, const Draft& draft) {
  std::vector<Message> messages;
  const PersonState* person = draft.is_new ? nullptr : find_person(state, *draft.person);
  if (person == nullptr || person->card == nullptr) return messages;
  const std::string code = text(*draft.person);
  const auto tell = [&](const char* id, const char* folder) {
    messages.push_back({id, {{"person", code}, {"file", folder + code + ".yaml"}}});
  };
  if (cards != nullptr) {
    const auto known = cards->find(*draft.person);
    const PrivateCard none;
    const PrivateCard& card = known == cards->end() ? none : known->second;
    const auto& birth = draft.seen.who.birth_date;
    if (birth && birth != card.birth_date) tell("row-birth-not-taken", "private/");
    if (is_other(draft.seen.who.name.patronymic, card.name.patronymic)) {
      tell("row-patronymic-not-taken", "private/");
    }
  }
  if (is_other(draft.seen.post, person->card->post)) tell("row-post-not-taken", "people/");
  if (is_other(draft.seen.organisation, person->card->organisation)) {
    tell("row-organisation-not-taken", "people/");
  }
  if (has_other_places(*person, questionnaire, draft))
    messages.push_back({"row-places-not-taken", {{"person", code}}});
  return messages;
}

}  // namespace mentor::intake
