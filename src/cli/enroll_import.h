// enroll import: many people from a class list or another table.
#pragma once

#include "mentor/base/result.h"
#include "mentor/model/person.h"

namespace mentor::cli {

class Session;

/// The private cards by which an import recognises people: an empty map in a programme without
/// people, where everybody is new; nullptr where there are people and private/ is absent.
[[nodiscard]] const PrivateCards* cards_for_import(const Session& session);

/// Takes the people of the table FILE into the base; codes and roles as plan_enrolments says.
[[nodiscard]] Result<Exit> import_people(Session& session);

}  // namespace mentor::cli
