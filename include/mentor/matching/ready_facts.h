// Facts made ready: what people say to the rules and criteria of a form, as matching compares it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mentor/matching/admission.h"
#include "mentor/state/people.h"

namespace mentor::matching {

/// A fact made ready for comparing: words folded, synonyms replaced, numbers and true/false written
/// in one way.
struct ReadyFact {
  std::vector<std::string> words;      ///< canonical, sorted, each once
  std::vector<std::string> written;    ///< as the person wrote them, by the order of `words`
  std::optional<std::int64_t> number;  ///< of a single number, in millionths
  std::optional<int> step;             ///< place on the ladder of `orders`, from 0
  Place place;
  [[nodiscard]] bool missing() const { return words.empty(); }
};

/// What people say in one role: of each the facts that the form asks for, in one order for all.
class ReadyFacts {
 public:
  using Row = std::vector<ReadyFact>;  ///< behind the facts one more that is missing

  ReadyFacts(const Admission& admission, const std::vector<PersonId>& people, Role role);

  /// Where in a row the fact of that key is; where the missing one is when no rule asks for it.
  [[nodiscard]] std::size_t column(const std::string& key) const;

  /// The person's row; of a stranger one where all is missing.
  [[nodiscard]] const Row& of(PersonId person) const;

 private:
  std::vector<std::string> keys_;
  std::map<PersonId, Row> rows_;
  Row stranger_;
};

}  // namespace mentor::matching
