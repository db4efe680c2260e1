// Words as the rules and criteria of matching.yaml compare them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "mentor/model/matching_rules.h"

namespace mentor {

/// A decimal number in millionths; nullopt for any other text, for more than six decimals, and from
/// 10^12 up: what two of them differ by fits.
[[nodiscard]] std::optional<std::int64_t> number_in_millionths(std::string_view text);

/// The text as one word that is equal for texts that mean the same: case, ё and spaces aside, 7 is
/// 7.0 and да is true.
[[nodiscard]] std::string canonical_word(std::string_view text);

/// The folded word, without quotation marks of print around it, as people write them in
/// matching.yaml where YAML would want its own.
[[nodiscard]] std::string bare_word(std::string_view text);

/// Of the fact: word -> what it is read as, both bare. A word is replaced once: what it is read as
/// is not looked for again, so that nothing hangs on an order.
[[nodiscard]] std::map<std::string, std::string> synonyms_of(const FormRules& rules,
                                                             const std::string& fact);

/// The folded text, or what these synonyms read it as: for answers and for the words of
/// matching.yaml that they are compared with.
[[nodiscard]] std::string read_by(const std::map<std::string, std::string>& synonyms,
                                  std::string_view text);

}  // namespace mentor
