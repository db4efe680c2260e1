// What stays of a person who is forgotten.
#pragma once

#include "mentor/model/person.h"

namespace mentor {

/// What stays of the card when the person is forgotten: what counts are made of (category, class,
/// organisation, month of birth), and nothing that was said of the person.
[[nodiscard]] Person stub_of(const Person& person);

/// True when the card says no more than its stub.
[[nodiscard]] bool is_stub(const Person& person);

}  // namespace mentor
