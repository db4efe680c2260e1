// What commands on people have in common: new cards, new ids of records, values of facts.
#pragma once

#include <string>

#include "mentor/model/person.h"
#include "mentor/state/state.h"
#include "mentor/store/edits.h"
#include "session.h"

namespace mentor::cli {

/// Somebody not known yet: the card, and what stays in private/.
struct NewPerson {
  Person card;
  PrivateCard hidden;
};

/// Gives the person the code and adds both cards to the edits.
void add_new_person(PersonId id, NewPerson person, Edits& edits);

/// `<prefix>-3` where two records of the event are known: the first number that is free.
[[nodiscard]] std::string next_record_id(const State& state, EventKind kind,
                                         const std::string& prefix);

[[nodiscard]] Value value_of(const Fact& fact);

/// Times of meetings typed as a fact (`вт, чт`) become the options of the intake question that
/// fills it, as in a table; what is not understood is told and stays. Other facts stay.
void read_times(Session& session, const std::string& key, Fact& fact);

/// The category of the --category option, else the programme's first adult one. Error
/// `category-needed`.
[[nodiscard]] Result<CategoryId> adult_category(Session& session);

/// Somebody who is to take part in a form.
struct Joining {
  PersonId person;
  Role role = Role::mentee;
  FormId form;
};

/// Error `category-not-taken` (exit 4) where the form names the categories that it takes in the
/// role, and none of `own` is among them. A form that is not chosen yet takes everybody.
[[nodiscard]] Result<void> check_category(const Session& session, const Joining& joining,
                                          const std::vector<CategoryId>& own);

/// Texts as the value of a list.
[[nodiscard]] Value list_value(const std::vector<std::string>& texts);

}  // namespace mentor::cli
