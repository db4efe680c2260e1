#include "people_edits.h"

#include "mentor/base/text.h"

namespace mentor::cli {

void add_new_person(PersonId id, NewPerson person, Edits& edits) {
  person.card.id = id;
  person.hidden.id = id;
  edits.people.push_back(std::move(person.card));
  edits.private_cards.push_back(std::move(person.hidden));
}

std::string next_record_id(const State& state, EventKind kind, const std::string& prefix) {
  std::size_t number = records_of(state, kind).size() + 1;
  const auto taken = [&](const std::string& id) {
    // Also records of later days: an id is never given twice.
    for (const Entry& entry : state.programme->journal) {
      if (entry.event == kind && text_of(entry, "id") == id) return true;
    }
    return false;
  };
  std::string id = prefix + "-" + std::to_string(number);
  while (taken(id))
    id = prefix + "-" + std::to_string(++number);
  return id;
}

Value list_value(const std::vector<std::string>& texts) {
  Values values;
  for (const std::string& each : texts)
    values.push_back({each});
  return {std::move(values)};
}

Value value_of(const Fact& fact) {
  if (fact.is_list) return list_value(fact.values);
  return {fact.values.empty() ? std::string() : fact.values.front()};
}

Result<CategoryId> adult_category(Session& session) {
  if (session.has("--category")) return session.category(session.text("--category"));
  std::vector<std::string> known;
  for (const Category& category : session.programme().card.categories) {
    if (category.adult) return category.id;
    known.push_back(category.id.text);
  }
  return fail(Exit::usage, "category-needed", {{"categories", join(known, ", ")}});
}

}  // namespace mentor::cli
