// Facts made ready: what people say to the rules and criteria of a form, as matching compares it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mentor/matching/admission.h"
#include "mentor/state/people.h"

namespace mentor::matching {

/// Numbers for words, so that two people are compared without a look at letters.
class Lexicon {
 public:
  /// The same number for the same word, from 0 in the order in which words come.
  [[nodiscard]] std::uint32_t number(const std::string& word) {
    return numbers_.try_emplace(word, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// A fact made ready for comparing: words folded, synonyms replaced, numbers and true/false written
/// in one way.
struct ReadyFact {
  std::vector<std::string> words;      ///< canonical, sorted, each once
  std::vector<std::string> written;    ///< as the person wrote them, by the order of `words`
  std::vector<std::uint32_t> numbers;  ///< of `words` in the lexicon, ascending
  std::optional<std::int64_t> number;  ///< of a single number, in millionths
  std::optional<int> step;             ///< place on the ladder of `orders`, from 0
  Place place;
  [[nodiscard]] bool missing() const { return words.empty(); }
};

/// What people say in one role: of each the facts that the form asks for, in one order for all.
class ReadyFacts {
 public:
  using Row = std::vector<ReadyFact>;  ///< behind the facts one more that is missing

  /// The lexicon is filled with the words of these people; those who are compared share one.
  ReadyFacts(const Admission& admission, const std::vector<PersonId>& people, Role role,
             Lexicon& lexicon);

  /// Where in a row the fact of that key is; where the missing one is when no rule asks for it.
  [[nodiscard]] std::size_t column(const std::string& key) const;

  /// The person's row; of a stranger one where all is missing.
  [[nodiscard]] const Row& of(PersonId person) const;

 private:
  std::vector<std::string> keys_;
  std::unordered_map<std::uint32_t, Row> rows_;  ///< by the number of the person's code
  Row stranger_;
};

}  // namespace mentor::matching
