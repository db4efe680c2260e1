#include "people_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "mentor/base/text.h"
#include "mentor/intake/slots.h"

namespace mentor::cli {
namespace {

// The question of a questionnaire whose options a fact of meeting times is compared by.
const Question* slots_question(const Session& session, const std::string& fact) {
  for (const auto& [id, questionnaire] : session.programme().questionnaires) {
    for (const Question& question : questionnaire.questions) {
      const bool slots = question.type == QuestionType::slots && !question.options.empty();
      if (slots && questionnaire.purpose == Purpose::intake && question.fact == fact) {
        return &question;
      }
    }
  }
  return nullptr;
}

}  // namespace

void add_new_person(PersonId id, NewPerson person, Edits& edits) {
  person.card.id = id;
  person.hidden.id = id;
  edits.people.push_back(std::move(person.card));
  edits.private_cards.push_back(std::move(person.hidden));
}

std::string next_record_id(const State& state, EventKind kind, const std::string& prefix) {
  std::size_t number = records_of(state, kind).size() + 1;
  // Also records of later days: an id is never given twice.
  std::set<std::string> taken;
  for (const Entry& entry : state.programme->journal) {
    if (entry.event == kind) taken.insert(text_of(entry, "id"));
  }
  std::string id = prefix + "-" + std::to_string(number);
  while (taken.contains(id))
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

Result<void> check_category(const Session& session, const Joining& joining,
                            const std::vector<CategoryId>& own) {
  const Form* form = find_form(session.programme().card, joining.form);
  if (form == nullptr) return {};
  const bool as_mentor = joining.role == Role::mentor;
  std::vector<std::string> taken;
  for (const CategoryId& each : as_mentor ? form->mentors : form->mentees) {
    if (std::find(own.begin(), own.end(), each) != own.end()) return {};
    taken.push_back(each.text);
  }
  if (taken.empty()) return {};
  return fail(Exit::refused, "category-not-taken",
              {{"person", session.named(joining.person)},
               {"role", as_mentor ? "mentor" : "mentee"},
               {"form", joining.form.text},
               {"categories", join(taken, ", ")}});
}

void read_times(Session& session, const std::string& key, Fact& fact) {
  const Question* question = slots_question(session, key);
  if (question == nullptr) return;
  Slots read = read_slots(join(fact.values, ","), question->options, ",");
  for (const std::string& each : read.unclear) {
    session.world().write_err(session.printed({Severity::note,
                                               {"slot-unclear",
                                                {{"value", each},
                                                 {"nearest", nearest_slot(each, question->options)},
                                                 {"options", join(question->options, "; ")}}},
                                               {}}));
  }
  if (read.values.empty()) return;
  fact.is_list = fact.is_list || read.values.size() > 1;
  fact.values = std::move(read.values);
}

}  // namespace mentor::cli
