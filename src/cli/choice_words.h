// Words of closed sets as people say them in Russian.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mentor::cli {

/// The choice that the word means: itself, or what its Russian title stands for (`наставляемый` ->
/// `mentee`), in any case; the word as it is when it means none of them.
[[nodiscard]] std::string choice_meant(std::string_view word,
                                       const std::vector<std::string>& choices);

/// The post that is meant by its word or title («куратор» -> `curator`); any other as it was typed.
[[nodiscard]] std::string post_meant(std::string_view typed);

}  // namespace mentor::cli
