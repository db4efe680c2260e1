// Free texts about one person: what somebody wrote in words, which may tell who the person is even
// when the name is gone. Commands never rewrite cards, journal and answers, so after `person
// forget` people put a dash in place of such texts by hand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mentor/model/programme.h"

namespace mentor {

/// Whose story the text belongs to: the person's own, or that of a pair the person was in.
enum class TextOf { person, pair };

struct FreeText {
  Place place;
  std::string key;  ///< `note`, `reason`, or a question's id
  TextOf of = TextOf::person;
  friend auto operator<=>(const FreeText&, const FreeText&) = default;
};

/// Texts in words of the person's own entries and answers, of entries of pairs the person was ever
/// in, and remarks of entries of the programme that name the person; by place. A text without a
/// letter or digit (a dash) counts as removed. The texts themselves are not repeated.
[[nodiscard]] std::vector<FreeText> free_texts_about(const Programme& programme, PersonId person);

}  // namespace mentor
