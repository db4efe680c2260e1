// Facts of people in words: what the ready questionnaires and cards ask about.
#pragma once

#include <string>
#include <string_view>

#include "mentor/model/document.h"
#include "mentor/render/words.h"

namespace mentor::cli {

/// The title of a fact, «свободное время» for `slots`; a fact of the school's own is its key.
[[nodiscard]] std::string fact_title(const Words& words, std::string_view key);

/// The key for programs, the title for people.
[[nodiscard]] doc::Label fact_label(const Words& words, const std::string& key);

}  // namespace mentor::cli
