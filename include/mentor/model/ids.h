// Codes of people and pairs, and the ids of things that schools name themselves.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mentor {

/// `P-014`. Equal and ordered by number.
struct PersonId {
  std::uint32_t number = 0;
  friend auto operator<=>(const PersonId&, const PersonId&) = default;
};

/// `pair-007`: a pair or a group.
struct PairId {
  std::uint32_t number = 0;
  friend auto operator<=>(const PairId&, const PairId&) = default;
};

/// An id that a school chooses, told apart from others by its kind.
template <class Kind>
struct Name {
  std::string text;
  [[nodiscard]] bool empty() const { return text.empty(); }
  friend auto operator<=>(const Name&, const Name&) = default;
};

using FormId = Name<struct FormKind>;
using CategoryId = Name<struct CategoryKind>;
using QuestionnaireId = Name<struct QuestionnaireKind>;
using StepId = Name<struct StepKind>;

/// `P-014`: at least three digits.
[[nodiscard]] std::string text(PersonId id);
[[nodiscard]] std::string text(PairId id);

/// The code exactly as files write it; nullopt for anything else (also `P-0014`).
[[nodiscard]] std::optional<PersonId> person_code(std::string_view text);
[[nodiscard]] std::optional<PairId> pair_code(std::string_view text);

/// A code as people type it: `p-14`, `P014`, `P 14`, Cyrillic `Р-014`; nullopt when it is no code.
[[nodiscard]] std::optional<PersonId> typed_person_code(std::string_view text);

/// `pair-7`, `pair7`, `пара-7`, `7`; nullopt when it is no code.
[[nodiscard]] std::optional<PairId> typed_pair_code(std::string_view text);

/// True for an id that may stand in a file's name: letters, digits, `-`, `_`, `.`; no path, nothing
/// unseen or that turns the writing, nothing above U+FFFF, no dot in front, at most 100 characters
[[nodiscard]] bool is_file_id(std::string_view text);

}  // namespace mentor
