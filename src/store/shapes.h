// One shape for each kind of file; see folder.md and matching.md for what the keys mean.
#pragma once

#include "mentor/model/events.h"
#include "mentor/store/shape.h"
#include "words.h"

namespace mentor {

[[nodiscard]] Shape programme_shape();
[[nodiscard]] Shape year_shape();
[[nodiscard]] Shape matching_shape();
[[nodiscard]] Shape roadmap_shape();
[[nodiscard]] Shape person_shape();
[[nodiscard]] Shape pair_shape();
[[nodiscard]] Shape questionnaire_shape();
[[nodiscard]] Shape journal_shape();  ///< made of the table of events
[[nodiscard]] Shape answers_shape();
[[nodiscard]] Shape proposal_shape();
[[nodiscard]] Shape private_card_shape();

/// The shape of one entry of a journal, and of one value in it.
[[nodiscard]] Shape entry_shape();
[[nodiscard]] Shape shape_of_key(const KeySpec& key);

/// A list of texts, or one text alone.
[[nodiscard]] inline Shape texts_shape() {
  return one_or_list_of(any_text());
}

template <class E, std::size_t N>
[[nodiscard]] Shape word_shape(const Words<E, N>& words) {
  return choice_of(texts_in(words));
}

constexpr std::int64_t count_limit = 1'000'000;

}  // namespace mentor
