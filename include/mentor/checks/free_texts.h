// Free texts about one person: what somebody wrote in words, which may tell who the person is even
// when the name is gone. Commands never rewrite cards, journal and answers, so after `person
// forget` people put a dash in place of such texts by hand.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "mentor/model/programme.h"

namespace mentor {

/// Whose story the text belongs to: the person's own, that of a pair the person was in, or that of
/// an event the person had a part in.
enum class TextOf { person, pair, event };

struct FreeText {
  Place place;
  std::string key;  ///< `note`, `by`, `reason`, or a question's id
  TextOf of = TextOf::person;
  std::string asked;  ///< a question's text
  friend auto operator<=>(const FreeText&, const FreeText&) = default;
};

/// Texts in words of the person's own entries and answers, of entries of pairs the person was ever
/// in or that name such a pair, and of events that name the person (of a training only its remark);
/// the programme and strengths on the cards of those pairs; why others block the person; and every
/// text that has the person's code in it; by place. Names of kinds, posts and papers are no texts.
/// A text without a letter or digit (a dash) counts as removed, one that the program writes itself
/// (`own`: `{}` in it is any text) is nobody's. The texts themselves are not repeated.
[[nodiscard]] std::vector<FreeText> free_texts_about(const Programme& programme, PersonId person,
                                                     std::span<const std::string> own = {});

}  // namespace mentor
