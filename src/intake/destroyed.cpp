#include "destroyed.h"

#include <algorithm>
#include <utility>

#include "mentor/base/text.h"
#include "mentor/state/people.h"

namespace mentor::intake {
namespace {

enum class Likeness { other, unknown, same };

int first_year_of(Date day) {
  return static_cast<int>(day.year()) - (day.month() < std::chrono::September ? 1 : 0);
}

// 7Б of the year of forgetting is 8Б a year later.
bool may_be_class(const std::string& before, int years, const std::string& now) {
  if (before == now) return true;
  const auto from = grade_of(before);
  const auto to = grade_of(now);
  if (!from || !to || *to - *from != years) return false;
  return before.substr(std::to_string(*from).size()) == now.substr(std::to_string(*to).size());
}

Likeness class_likeness(const PersonState& stub, int years, const Sighting& who,
                        const std::string& organisation) {
  if (stub.school_class.empty() && who.school_class.empty()) {
    return fold(stub.card->organisation) == fold(organisation) ? Likeness::same : Likeness::other;
  }
  if (stub.school_class.empty() || who.school_class.empty()) return Likeness::unknown;
  return may_be_class(stub.school_class, years, who.school_class) ? Likeness::same
                                                                  : Likeness::other;
}

Likeness birth_likeness(const PersonState& stub, const Sighting& who) {
  const auto& born = stub.card->born;
  if (!born || !who.birth_date) return Likeness::unknown;
  if (static_cast<int>(who.birth_date->year()) != born->year) return Likeness::other;
  if (!born->month) return Likeness::unknown;
  return static_cast<unsigned>(who.birth_date->month()) == *born->month ? Likeness::same
                                                                        : Likeness::other;
}

// Whoever answered after the destruction, or is of another category, is hardly the one of the stub.
bool is_likely(const Draft& draft, const PersonState& stub, Date destroyed) {
  if (draft.timed && draft.moment.date > destroyed) return false;
  const auto& categories = stub.card->categories;
  return !draft.enrolment || std::find(categories.begin(), categories.end(),
                                       draft.enrolment->category) != categories.end();
}

}  // namespace

Destroyed::Destroyed(const State& state, const Questionnaire& questionnaire, const Table& table)
    : file_("sha256:" + table.digest + " row "), table_(&table) {
  for (const Entry& entry : state.programme->journal) {
    const auto id = entry.event == EventKind::forgotten ? subject_person(entry) : std::nullopt;
    const PersonState* person = id ? find_person(state, *id) : nullptr;
    if (person == nullptr || person->card == nullptr) continue;
    const int years =
        entry.date < state.day ? first_year_of(state.day) - first_year_of(entry.date) : 0;
    stubs_[*id] = {person, entry.date, years};
  }
  if (stubs_.empty()) return;
  for (const Answer& answer : state.programme->answers) {
    if (answer.questionnaire != questionnaire.id || !answer.person) continue;
    if (!stubs_.contains(*answer.person)) continue;
    answers_.push_back(&answer);
    rows_.emplace(answer.source, *answer.person);
  }
}

std::optional<PersonId> Destroyed::owner_of_row(const Draft& draft) const {
  const auto found = rows_.find(file_ + std::to_string(table_->rows[draft.row].number));
  return found == rows_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<PersonId> Destroyed::owner_of_answer(const Draft& draft) const {
  if (const auto owner = owner_of_row(draft)) return owner;
  if (!draft.timed || draft.values.empty()) return std::nullopt;
  const auto found = std::find_if(answers_.begin(), answers_.end(), [&](const Answer* answer) {
    // One that had the time of another answer was written with a later time of that day.
    return answer->date == draft.moment.date && answer->at >= draft.moment.time &&
           answer->values == draft.values;
  });
  return found == answers_.end() ? std::nullopt : (*found)->person;
}

std::optional<Remark> Destroyed::likeness(const Draft& draft) const {
  const Sighting& who = draft.seen.who;
  std::vector<std::string> perhaps;
  std::vector<std::string> hardly;
  for (const auto& [id, stub] : stubs_) {
    const Likeness place = class_likeness(*stub.person, stub.years, who, draft.seen.organisation);
    const Likeness birth = birth_likeness(*stub.person, who);
    if (place == Likeness::other || birth == Likeness::other) continue;
    if (place == Likeness::same && birth == Likeness::same) {
      return Remark{
          Severity::error,
          {"row-like-destroyed", {{"person", text(id)}, {"born", text(*stub.person->card->born)}}}};
    }
    if (is_likely(draft, *stub.person, stub.destroyed)) {
      perhaps.push_back(text(id));
    } else if (birth == Likeness::same || (place == Likeness::same && !who.school_class.empty())) {
      hardly.push_back(text(id));
    }
  }
  if (!perhaps.empty()) {
    return Remark{Severity::error, {"row-perhaps-destroyed", {{"people", join(perhaps, ", ")}}}};
  }
  if (hardly.empty()) return std::nullopt;
  return Remark{Severity::warning, {"row-hardly-destroyed", {{"people", join(hardly, ", ")}}}};
}

Message row_of_destroyed(PersonId person) {
  return {"row-of-destroyed", {{"person", text(person)}}};
}

}  // namespace mentor::intake
