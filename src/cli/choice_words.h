// Words of closed sets as people say them in Russian.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mentor/render/words.h"

namespace mentor::cli {

/// The choice that the word means: itself, or what its Russian title stands for (`наставляемый` ->
/// `mentee`), in any case; the word as it is when it means none of them.
[[nodiscard]] std::string choice_meant(std::string_view word,
                                       const std::vector<std::string>& choices);

/// What the option's word is called, as somebody may type it too: `наставляемый (mentee)` in
/// Russian; the word alone where it has no other name, and in English.
[[nodiscard]] std::string choice_told(const Words& words, std::string_view option,
                                      std::string_view choice);

/// The post that is meant by its word or title («куратор» -> `curator`); any other as it was typed.
[[nodiscard]] std::string post_meant(std::string_view typed);

}  // namespace mentor::cli
