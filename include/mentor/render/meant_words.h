// From what people type back to the words of closed sets: the other way round than value_in_words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentor {

/// The values of that argument or key which have words of their own: of `post` head, curator ….
[[nodiscard]] std::vector<std::string> known_values(std::string_view name);

/// The choice whose words in any language these are («психолог» -> `psychologist`), in any case; as
/// it was typed when none.
[[nodiscard]] std::string value_meant(std::string_view typed,
                                      const std::vector<std::string>& choices);

}  // namespace mentor
